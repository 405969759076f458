/** What the generated Applications with Kustomize and with plain manifests hold. */
import { stringify } from 'yaml';

/** @returns the files of a base: file name to text. */
export function kustomizeBase({ name, replicas }) {
  return files({
    'kustomization.yaml': {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [
        'deployment.yaml',
        'service.yaml',
        'ingress.yaml',
        'hpa.yaml',
        'pdb.yaml',
        'rbac.yaml',
        'networkpolicy.yaml',
        'cronjob.yaml',
      ],
      labels: [{ pairs: { 'app.kubernetes.io/name': name }, includeSelectors: true, includeTemplates: true }],
      configMapGenerator: [
        { name: `${name}-settings`, literals: ['LOG_LEVEL=info', 'REGION=eu-central-1', 'POOL_SIZE=20'] },
      ],
    },
    'deployment.yaml': deployment(name, `registry.example.com/shop/${name}`, replicas, `${name}-settings`),
    'service.yaml': service(name),
    'ingress.yaml': ingress(name),
    'hpa.yaml': autoscaler(name, replicas),
    'pdb.yaml': disruptionBudget(name),
    'rbac.yaml': rbac(name),
    'networkpolicy.yaml': networkPolicy(name),
    'cronjob.yaml': cronJob(name, `registry.example.com/shop/${name}`),
  });
}

/** @returns the files of an overlay: patches of both sorts, generators, images, replicas. */
export function kustomizeOverlay({ name, namespace, replicas }, revision) {
  return files({
    'kustomization.yaml': {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace,
      nameSuffix: '-production',
      resources: ['../../base', 'quota.yaml'],
      commonAnnotations: { 'example.com/stage': 'production' },
      images: [{ name: `registry.example.com/shop/${name}`, newTag: revision }],
      replicas: [{ name, count: replicas * 2 }],
      configMapGenerator: [
        { name: `${name}-settings`, behavior: 'merge', literals: ['LOG_LEVEL=warn', `RELEASE=${revision}`] },
        { name: `${name}-files`, files: ['limits.conf'] },
      ],
      patches: [
        { path: 'resources.yaml' },
        {
          target: { kind: 'Ingress', name },
          patch: stringify([{ op: 'replace', path: '/spec/rules/0/host', value: `${name}.example.com` }]),
        },
        {
          target: { kind: 'CronJob' },
          patch: stringify([{ op: 'add', path: '/spec/suspend', value: false }]),
        },
      ],
    },
    'resources.yaml': {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: {
        template: {
          spec: {
            priorityClassName: 'production',
            containers: [
              { name: 'app', resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '1Gi' } } },
            ],
          },
        },
      },
    },
    'quota.yaml': {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: `${name}-quota` },
      spec: { hard: { pods: '20', 'requests.cpu': '8' } },
    },
    'limits.conf': 'worker_processes 4\nworker_connections 1024\n',
  });
}

/** @returns the files of a directory of manifests. */
export function plainManifests({ name, replicas }, revision) {
  const image = `registry.example.com/shop/${name}:${revision}`;
  return files({
    'deployment.yaml': deployment(name, image, replicas, `${name}-settings`),
    'service.yaml': service(name),
    'ingress.yaml': ingress(name),
    'policies/hpa.yaml': autoscaler(name, replicas),
    'policies/pdb.yaml': disruptionBudget(name),
    'policies/networkpolicy.yaml': networkPolicy(name),
    'rbac.yaml': rbac(name),
    'jobs/nightly.yaml': cronJob(name, image),
    'settings.yaml': {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `${name}-settings` },
      data: { LOG_LEVEL: 'info', RELEASE: revision, 'limits.conf': 'worker_processes 4\nworker_connections 1024\n' },
    },
  });
}

/** A list is written as several documents, text as it is. */
function files(contents) {
  const text = (content) => {
    if (typeof content === 'string') return content;
    return Array.isArray(content) ? content.map((each) => stringify(each)).join('---\n') : stringify(content);
  };
  return new Map(Object.entries(contents).map(([name, content]) => [name, text(content)]));
}

function deployment(name, image, replicas, settings) {
  const probe = { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10 };
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        metadata: { labels, annotations: { 'linkerd.io/inject': 'enabled' } },
        spec: {
          serviceAccountName: name,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'app',
              image,
              ports: [{ name: 'http', containerPort: 8080 }],
              envFrom: [{ configMapRef: { name: settings } }],
              env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
              livenessProbe: probe,
              readinessProbe: probe,
              resources: { requests: { cpu: '100m', memory: '128Mi' } },
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    },
  };
}

function service(name) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  };
}

function ingress(name) {
  const backend = { service: { name, port: { name: 'http' } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
    spec: {
      ingressClassName: 'nginx',
      rules: [{ host: `${name}.test`, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}

function autoscaler(name, replicas) {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: replicas,
      maxReplicas: replicas * 4,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  };
}

function disruptionBudget(name) {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: name } } },
  };
}

function rbac(name) {
  const apiGroup = 'rbac.authorization.k8s.io';
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'Role',
      metadata: { name },
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
    },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      metadata: { name },
      roleRef: { apiGroup, kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name }],
    },
  ];
}

function networkPolicy(name) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      podSelector: { matchLabels: { app: name } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }] }],
    },
  };
}

function cronJob(name, image) {
  const container = { name: 'nightly', image, args: ['nightly'] };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: `${name}-nightly` },
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: {
        spec: { template: { spec: { restartPolicy: 'Never', serviceAccountName: name, containers: [container] } } },
      },
    },
  };
}
