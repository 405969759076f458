import type { JsonObject, KubeObject } from '../../../src/model/kube-object.ts';
import type { Random } from './random.ts';
import { randomString, randomTree } from './values.ts';

const NAMESPACES = [undefined, undefined, undefined, 'trial', 'elsewhere'];

/** Kinds with their bodies: of Kubernetes and custom ones, namespaced and not, with and without a namespace of their own. */
const BODIES: [apiVersion: string, kind: string, body: (random: Random, name: string) => JsonObject][] = [
  [
    'v1',
    'ConfigMap',
    (random) => ({ data: { text: randomString(random), other: JSON.stringify(randomTree(random)) } }),
  ],
  [
    'v1',
    'ConfigMap',
    (random) => ({ binaryData: { raw: Buffer.from(randomString(random)).toString('base64') }, immutable: true }),
  ],
  ['v1', 'Secret', (random) => ({ type: 'Opaque', stringData: { word: randomString(random) } })],
  ['v1', 'Secret', (random) => ({ data: { word: Buffer.from(randomString(random)).toString('base64') } })],
  [
    'v1',
    'Service',
    (_random, name) => ({
      spec: {
        selector: { app: name },
        ports: [
          { port: 80, targetPort: 'http' },
          { name: 'b', port: 443 },
        ],
      },
    }),
  ],
  ['v1', 'ServiceAccount', () => ({ automountServiceAccountToken: false })],
  [
    'v1',
    'PersistentVolumeClaim',
    () => ({ spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }),
  ],
  ['v1', 'ResourceQuota', () => ({ spec: { hard: { pods: 10, 'requests.cpu': '2' } } })],
  ['v1', 'Namespace', () => ({})],
  [
    'v1',
    'PersistentVolume',
    () => ({ spec: { capacity: { storage: '5Gi' }, accessModes: ['ReadWriteMany'], hostPath: { path: '/data' } } }),
  ],
  ['apps/v1', 'Deployment', (random, name) => ({ spec: { replicas: random.below(5), ...workload(random, name) } })],
  ['apps/v1', 'StatefulSet', (random, name) => ({ spec: { serviceName: name, ...workload(random, name) } })],
  ['apps/v1', 'DaemonSet', (random, name) => ({ spec: workload(random, name) })],
  ['batch/v1', 'Job', (random, name) => ({ spec: { backoffLimit: 0, template: pod(random, name) } })],
  [
    'batch/v1',
    'CronJob',
    (random, name) => ({ spec: { schedule: '*/5 * * * *', jobTemplate: { spec: { template: pod(random, name) } } } }),
  ],
  [
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    (_random, name) => ({
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, minReplicas: 1, maxReplicas: 3 },
    }),
  ],
  [
    'policy/v1',
    'PodDisruptionBudget',
    (_random, name) => ({ spec: { minAvailable: '50%', selector: { matchLabels: { app: name } } } }),
  ],
  [
    'networking.k8s.io/v1',
    'Ingress',
    (_random, name) => ({
      spec: {
        rules: [
          {
            host: `${name}.example.com`,
            http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] },
          },
        ],
      },
    }),
  ],
  ['networking.k8s.io/v1', 'NetworkPolicy', () => ({ spec: { podSelector: {}, policyTypes: ['Ingress'] } })],
  ['networking.k8s.io/v1', 'IngressClass', () => ({ spec: { controller: 'example.com/controller' } })],
  [
    'rbac.authorization.k8s.io/v1',
    'Role',
    () => ({ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
  ],
  [
    'rbac.authorization.k8s.io/v1',
    'ClusterRole',
    () => ({ rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['list'] }], aggregationRule: null }),
  ],
  [
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    (_random, name) => ({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: 'trial' }],
    }),
  ],
  ['scheduling.k8s.io/v1', 'PriorityClass', () => ({ value: 1000, globalDefault: false })],
  [
    'storage.k8s.io/v1',
    'StorageClass',
    () => ({ provisioner: 'example.com/none', volumeBindingMode: 'WaitForFirstConsumer' }),
  ],
  [
    'argoproj.io/v1alpha1',
    'AppProject',
    () => ({ spec: { sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }] } }),
  ],
  ['example.com/v1', 'Unheard', (random) => ({ spec: randomTree(random) })],
];

/** One object of a random kind. `odd` ones have what manifests seldom have. */
export function randomObject(random: Random, odd = 0.3): KubeObject {
  const [apiVersion, kind, body] = random.pick(BODIES);
  const name = randomName(random);
  const namespace = random.pick(NAMESPACES);
  const metadata: JsonObject =
    random.chance(odd / 10) && kind === 'Job' ? { generateName: `${name.slice(0, 30)}-` } : { name };
  if (namespace !== undefined && kind !== 'Namespace') metadata['namespace'] = namespace;
  if (random.chance(0.4)) metadata['labels'] = Object.fromEntries(random.some(LABELS, 1, 3));
  if (random.chance(0.4))
    metadata['annotations'] = Object.fromEntries(
      random.some(ANNOTATIONS, 1, 3).map(([key, value]) => [key, value ?? randomString(random)]),
    );
  if (random.chance(odd / 4))
    Object.assign(
      metadata,
      random.pick<JsonObject>([
        { creationTimestamp: null },
        { finalizers: ['example.com/keep'] },
        { labels: {} },
        { annotations: {} },
        { labels: null },
        { annotations: null },
      ]),
    );
  const status = random.chance(odd / 6) ? { status: { phase: 'Active' } } : {};
  return { apiVersion, kind, metadata, ...body(random, name), ...status };
}

export function randomObjects(random: Random, least: number, most: number, odd?: number): KubeObject[] {
  return Array.from({ length: least + random.below(most - least + 1) }, () => randomObject(random, odd));
}

/** Names that are allowed and seldom: dots, digits alone, long ones. */
function randomName(random: Random): string {
  const word = `${random.word()}-${random.letters(4)}`;
  const odd: [number, string][] = [
    [0.08, `${word}.${random.word()}.v1`],
    [0.05, String(random.below(100000))],
    [0.05, `${word}-${random.letters(120)}`],
    [0.03, '1e3'],
  ];
  return odd.find(([share]) => random.chance(share))?.[1] ?? word;
}

const LABELS: [string, string][] = [
  ['app', 'shop'],
  ['app.kubernetes.io/name', 'shop'],
  ['app.kubernetes.io/instance', 'not-the-application'],
  ['app.kubernetes.io/managed-by', 'Helm'],
  ['tier', '1'],
  ['enabled', 'true'],
];

const ANNOTATIONS: [string, string | undefined][] = [
  ['example.com/note', undefined],
  ['argocd.argoproj.io/sync-wave', '-5'],
  ['argocd.argoproj.io/hook', 'PreSync'],
  ['argocd.argoproj.io/hook', 'PostSync'],
  ['argocd.argoproj.io/hook', 'Skip'],
  ['argocd.argoproj.io/sync-options', 'Prune=false,Replace=true'],
  ['argocd.argoproj.io/compare-options', 'IgnoreExtraneous'],
  ['argocd.argoproj.io/tracking-id', 'another:/ConfigMap:somewhere/else'],
  ['helm.sh/hook', 'pre-install,post-upgrade'],
  ['helm.sh/resource-policy', 'keep'],
  ['kubernetes.io/description', 'two\nlines'],
];

export function workload(random: Random, name: string): JsonObject {
  return {
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, ...pod(random, name) },
  };
}

function pod(random: Random, name: string): JsonObject {
  const container = {
    name,
    image: random.pick([
      'nginx',
      'nginx:1.27',
      'registry.example.com/shop/web:v1',
      'registry.example.com:5000/web@sha256:'.concat('a'.repeat(64)),
    ]),
    args: ['--verbose', `--level=${random.below(9)}`],
    env: [{ name: 'TEXT', value: randomString(random) }],
    resources: { limits: { cpu: random.pick<string | number>([1, '500m', 0.5]), memory: '64Mi' } },
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
  };
  return { spec: { containers: [container], restartPolicy: 'Never' } };
}

/** A CustomResourceDefinition and objects of its kind. */
export function customKind(
  random: Random,
  group: string,
  scope = random.pick(['Namespaced', 'Cluster']),
): KubeObject[] {
  const kind = `Kind${random.letters(5).replace(/\d/g, 'x')}`;
  const plural = `${kind.toLowerCase()}s`;
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural },
      scope,
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  };
  const objects = Array.from({ length: 1 + random.below(3) }, () => ({
    apiVersion: `${group}/v1`,
    kind,
    metadata: { name: randomName(random), ...(random.chance(0.4) && { namespace: 'elsewhere' }) },
    spec: randomTree(random),
  }));
  return [definition, ...objects];
}
