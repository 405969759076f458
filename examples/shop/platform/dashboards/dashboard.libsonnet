{
  rate(title, metric, app):: {
    title: title,
    type: 'timeseries',
    targets: [{ expr: 'sum(rate(%s{app="%s"}[5m]))' % [metric, app] }],
  },

  new(name, cluster, panels):: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'dashboard-' + name,
      labels: { grafana_dashboard: '1' },
    },
    data: {
      [name + '.json']: std.manifestJson({
        title: '%s (%s)' % [name, cluster],
        panels: [panels[i] { id: i + 1 } for i in std.range(0, std.length(panels) - 1)],
      }),
    },
  },
}
