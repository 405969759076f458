local dashboard = import 'dashboard.libsonnet';

[
  dashboard.new('storefront', cluster=std.extVar('cluster'), panels=[
    dashboard.rate('Requests', 'http_requests_total', 'storefront'),
    dashboard.rate('Errors', 'http_errors_total', 'storefront'),
  ]),
  dashboard.new('orders', cluster=std.extVar('cluster'), panels=[
    dashboard.rate('Orders', 'orders_total', 'orders'),
  ]),
]
