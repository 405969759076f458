/**
 * The charts of the generated repositories: four different ones, each of 25 templates and more, cut from bench/templates.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';

const folder = new URL('./templates/', import.meta.url);

const EVERY = [
  ...[
    '_helpers.tpl',
    'NOTES.txt',
    'certificate',
    'configmap',
    'configmap-dashboard',
    'configmap-env',
    'configmap-files',
  ],
  ...['cronjobs', 'externalsecret', 'extra-manifests', 'job-migrate', 'networkpolicy', 'networkpolicy-deny', 'pdb'],
  ...['prometheusrule', 'role', 'rolebinding', 'service', 'service-metrics', 'serviceaccount', 'servicemonitor', 'vpa'],
];

/** `share` of ten Applications with Helm; only `vault-client` renders a Secret with values in it. */
export const CHARTS = [
  {
    name: 'web-service',
    share: 5,
    templates: ['deployment', 'ingress', 'httproute', 'hpa', 'job-seed', 'tests-connection'],
    values: {
      autoscaling: { enabled: true },
      ingress: { enabled: true, hosts: [{ host: '{{ .Release.Name }}.example.com', paths: [{ path: '/' }] }] },
    },
    schema: true,
  },
  {
    name: 'queue-worker',
    share: 2,
    templates: [
      'deployment',
      'scaledobject',
      'clusterrole',
      'clusterrolebinding',
      'job-cleanup',
      'priorityclass',
      'pvc',
    ],
    values: {
      queues: ['orders', 'mails', 'reports'].map((name) => ({ name, length: 20 })),
      persistence: { shared: true, size: '5Gi' },
    },
  },
  {
    name: 'database',
    share: 2,
    templates: ['statefulset', 'service-headless', 'resourcequota', 'job-cleanup', 'clusterrole', 'clusterrolebinding'],
    values: {
      kind: 'StatefulSet',
      replicaCount: 3,
      persistence: { size: '50Gi', storageClass: 'fast' },
      quota: { enabled: true, hard: { pods: '20', 'requests.cpu': '8', 'requests.memory': '32Gi' } },
    },
  },
  {
    name: 'vault-client',
    share: 1,
    templates: ['daemonset', 'deployment', 'secret', 'clusterrole', 'clusterrolebinding', 'priorityclass', 'job-seed'],
    values: { secrets: { token: 's.0123456789', dsn: 'postgres://app:example@db.{{ .Release.Namespace }}/app' } },
  },
];

/** @returns the chart's files: path in the chart to text. */
export function chartFiles(chart, version = '2.7.1') {
  const files = new Map([
    ['Chart.yaml', stringify(chartYaml(chart, version))],
    ['values.yaml', stringify(merged(defaults(chart.name), chart.values))],
    ['files/logging.json', `${JSON.stringify({ level: 'info', format: 'json', sinks: ['stdout'] }, null, 2)}\n`],
    ['files/limits.conf', 'worker_processes 4\nworker_connections 1024\nkeepalive_timeout 65\n'],
    ['dashboards/overview.json', `${JSON.stringify(dashboard(chart.name), null, 2)}\n`],
  ]);
  if (chart.schema) files.set('values.schema.json', `${JSON.stringify(schema(), null, 2)}\n`);
  const wanted = new Set([...EVERY, ...chart.templates].map((name) => (name.includes('.') ? name : `${name}.yaml`)));
  for (const file of readdirSync(folder).sort()) {
    // A formatter that knows YAML must not take a template for it.
    const name = file.replace(/\.yaml\.tpl$/, '.yaml');
    if (!wanted.delete(name)) continue;
    files.set(`templates/${name}`, readFileSync(new URL(file, folder), 'utf8').replaceAll('CHART.', `${chart.name}.`));
  }
  if (wanted.size > 0) throw new Error(`bench/templates has no ${[...wanted].join(', ')}`);
  return files;
}

function chartYaml({ name }, version) {
  return {
    apiVersion: 'v2',
    name,
    description: `How a ${name} runs here`,
    type: 'application',
    version,
    appVersion: '1.0.0',
  };
}

function defaults(name) {
  const probe = (path) => ({ httpGet: { path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 2 });
  return {
    team: 'platform',
    replicaCount: 2,
    revisionHistoryLimit: 5,
    image: {
      registry: 'registry.example.com',
      repository: `shop/${name}`,
      tag: '',
      digest: '',
      pullPolicy: 'IfNotPresent',
    },
    imagePullSecrets: [{ name: 'registry' }],
    commonLabels: { 'app.kubernetes.io/part-of': 'shop' },
    annotations: { 'reloader.example.com/auto': 'true' },
    podAnnotations: { 'linkerd.io/inject': 'enabled' },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    serviceAccount: { create: true, automount: false, annotations: {} },
    rbac: {
      roleRules: [{ apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['get', 'list', 'watch'] }],
      clusterroleRules: [{ apiGroups: [''], resources: ['nodes', 'namespaces'], verbs: ['get', 'list'] }],
    },
    podSecurityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      fsGroup: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    command: [],
    ports: [
      { name: 'http', containerPort: 8080 },
      { name: 'grpc', containerPort: 9090 },
    ],
    service: { type: 'ClusterIP', annotations: { 'example.com/owner': '{{ .Values.team }}' } },
    ingress: {
      enabled: false,
      className: 'nginx',
      tls: true,
      annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' },
      hosts: [],
    },
    httpRoute: { enabled: true, gateway: 'public' },
    autoscaling: {
      enabled: false,
      minReplicas: 2,
      maxReplicas: 10,
      targets: { cpu: 70, memory: 80 },
      behavior: {
        scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
      },
    },
    pdb: { maxUnavailable: 1 },
    probes: { enabled: true, liveness: probe('/healthz'), readiness: probe('/readyz') },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    env: { SERVICE: '{{ .Release.Name }}', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel.monitoring:4317' },
    envFromSecrets: [{ name: 'DATABASE_URL', secret: 'database', key: 'url' }],
    settings: { 'log-level': 'info', 'request-timeout': '30s', 'pool-size': 20, region: 'eu-central-1' },
    config: {
      server: { port: 8080, shutdown: '10s' },
      tracing: { enabled: true, ratio: 0.1 },
      service: '{{ .Release.Name }}',
    },
    configFiles: { 'routes.txt': 'GET / index\nGET /healthz health\n' },
    waitFor: [{ name: 'database', host: 'database.shop.svc', port: 5432 }],
    sidecars: [
      { name: 'log-shipper', image: 'registry.example.com/platform/log-shipper:3.2', args: ['--follow', '/tmp'] },
    ],
    networkPolicy: {
      enabled: true,
      allowFrom: ['ingress-nginx', 'monitoring'],
      egress: [{ cidr: '10.0.0.0/8', port: 5432 }],
    },
    metrics: { enabled: true, port: 9100, relabelings: [{ action: 'labeldrop', regex: 'pod_template_hash' }] },
    dashboards: { enabled: true },
    alerts: {
      enabled: true,
      rules: ['HighErrorRate', 'HighLatency', 'PodRestarts', 'QueueGrows'].map((rule) => ({
        name: rule,
        expr: 'sum(rate(errors_total{job="{{ .Release.Name }}"}[5m])) > 1',
        summary: `${rule} of ${name}`,
      })),
    },
    cronJobs: {
      vacuum: { schedule: '0 3 * * *', args: ['vacuum'] },
      report: { schedule: '0 6 * * 1', args: ['report', '--weekly'], keep: 'many' },
    },
    jobs: { deadlineSeconds: 600 },
    externalSecrets: { store: 'vault', keys: ['api-key', 'signing-key'] },
    extraManifests: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: '{{ .Release.Name }}-extra' },
        data: { owner: '{{ .Values.team }}' },
      },
    ],
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [],
  };
}

function schema() {
  const required = (properties) => ({ type: 'object', required: Object.keys(properties), properties });
  return {
    $schema: 'https://json-schema.org/draft-07/schema#',
    ...required({
      replicaCount: { type: 'integer', minimum: 0 },
      image: required({ repository: { type: 'string' }, pullPolicy: { enum: ['Always', 'IfNotPresent', 'Never'] } }),
      ports: {
        type: 'array',
        minItems: 1,
        items: required({ name: { type: 'string' }, containerPort: { type: 'integer' } }),
      },
    }),
  };
}

function dashboard(name) {
  const panel = (id) => ({
    id,
    title: `${name} ${id}`,
    type: 'timeseries',
    gridPos: { x: (id % 2) * 12, y: id * 4, w: 12, h: 8 },
    targets: [{ refId: 'A', expr: `sum(rate(requests_total{panel="${id}"}[5m])) by (code)` }],
  });
  return { uid: name, title: name, schemaVersion: 39, panels: Array.from({ length: 16 }, (_, id) => panel(id)) };
}

function merged(into, from) {
  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const result = { ...into };
  for (const [key, value] of Object.entries(from)) {
    result[key] = isObject(value) && isObject(into[key]) ? merged(into[key], value) : value;
  }
  return result;
}
