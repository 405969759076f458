import type { JsonObject, KubeObject } from '../../../src/model/kube-object.ts';

/** Applications of the drift suite: each one is there for one kind of drift. */
export const APPLICATIONS = [
  'edited',
  'removing',
  'ignoring',
  'respecting',
  'admitted',
  'owned',
  'overridden',
  'missing',
] as const;

export type Name = (typeof APPLICATIONS)[number];

export interface Place {
  namespace: string;
  repoURL: string;
  /** Gives a name that is this suite's alone. */
  name(part: string): string;
}

const SYNC_POLICIES: Partial<Record<Name, JsonObject>> = {
  removing: { automated: { prune: false, selfHeal: false } },
  respecting: { syncOptions: ['RespectIgnoreDifferences=true'] },
};

const IGNORE: JsonObject[] = [
  { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] },
  { group: '', kind: 'ConfigMap', jqPathExpressions: ['.data.ignored'] },
];

export function application(name: Name, { namespace, repoURL, name: nameOf }: Place): KubeObject {
  const helm: JsonObject | undefined =
    name === 'owned'
      ? { releaseName: nameOf('owned') }
      : name === 'overridden'
        ? { parameters: [{ name: 'colour', value: 'red' }] }
        : undefined;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: nameOf(name), namespace: 'argocd' },
    spec: {
      project: 'default',
      source: {
        repoURL,
        path: helm ? 'chart' : name,
        targetRevision: 'main',
        ...(helm && { helm }),
      },
      destination: { server: 'https://kubernetes.default.svc', namespace },
      ...(SYNC_POLICIES[name] && { syncPolicy: SYNC_POLICIES[name] }),
      ...((name === 'ignoring' || name === 'respecting') && { ignoreDifferences: IGNORE }),
    },
  };
}

function configMap(name: string, data: JsonObject, labels: JsonObject = {}): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels }, data };
}

function deployment(name: string): KubeObject {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'testbed/http:1',
              imagePullPolicy: 'IfNotPresent',
              resources: { requests: { cpu: '0.005' } },
            },
          ],
        },
      },
    },
  };
}

/** The label of the ConfigMaps that the admission policy changes. */
const MUTATED = { mutated: 'yes' };

/** The objects of each Application that Git has at first, by file. */
export function files(): Record<string, string> {
  const text = (...objects: KubeObject[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');
  const secret = (value: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'edited' },
    stringData: { password: value, user: 'shop' },
  });
  return {
    'edited/all.yaml': text(
      configMap('edited-settings', { colour: 'red', size: 'big', level: '1' }),
      configMap('edited-gone', { a: '1' }),
      secret('alphabet-soup'),
      deployment('edited-web'),
    ),
    'removing/all.yaml': text(configMap('removing', { level: '1' })),
    'removing/extra.yaml': text(configMap('removing-extra', { a: '1' })),
    'ignoring/all.yaml': text(deployment('ignoring'), configMap('ignoring', { ignored: 'git', level: '1' })),
    'respecting/all.yaml': text(deployment('respecting'), configMap('respecting', { ignored: 'git', level: '1' })),
    'admitted/all.yaml': text(
      configMap('admitted-changed', { colour: 'red', level: '1' }, MUTATED),
      configMap('admitted-added', { level: '1' }, { added: 'yes' }),
    ),
    'missing/all.yaml': text(configMap('missing', { level: '1' })),
    'chart/Chart.yaml': 'apiVersion: v2\nname: colours\nversion: 1.0.0\n',
    'chart/values.yaml': 'colour: green\nlevel: "1"\n',
    'chart/templates/colours.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
  labels: {app.kubernetes.io/managed-by: {{ .Release.Service }}}
data: {colour: {{ .Values.colour }}, level: {{ .Values.level | quote }}}
`,
  };
}

/** A policy that overwrites a field that Git sets, and adds one that Git does not set. */
export function admission(name: string, namespace: string, version: string): KubeObject[] {
  const policy = (part: string, label: string, data: string): KubeObject[] => [
    {
      apiVersion: `admissionregistration.k8s.io/${version}`,
      kind: 'MutatingAdmissionPolicy',
      metadata: { name: `${name}-${part}` },
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'IfNeeded',
        matchConstraints: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
          objectSelector: { matchLabels: { [label]: 'yes' } },
          resourceRules: [
            { apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'], operations: ['CREATE', 'UPDATE'] },
          ],
        },
        mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: `Object{data: {${data}}}` } }],
      },
    },
    {
      apiVersion: `admissionregistration.k8s.io/${version}`,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name: `${name}-${part}` },
      spec: { policyName: `${name}-${part}` },
    },
  ];
  return [...policy('changed', 'mutated', '"colour": "of-policy"'), ...policy('added', 'added', '"injected": "yes"')];
}

/** Keeps two replicas without any metrics: a number below the least is raised. */
export function autoscaler(target: string): KubeObject {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: target },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target },
      minReplicas: 2,
      maxReplicas: 3,
    },
  };
}
