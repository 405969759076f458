import { stringify } from 'yaml';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import { chartFiles } from './charts.ts';
import { documents, type Files, type Fleet } from './fleet.ts';
import { baseFiles, KUSTOMIZATIONS, PATCH, withResources } from './kustomizations.ts';
import { randomObject } from './objects.ts';
import type { Random } from './random.ts';
import { randomString } from './values.ts';

/** Kustomizations: every option of `kustomize`, and what a kustomization itself can say (argocd-semantics B5). */
export function addKustomizeApplications(fleet: Fleet): void {
  const { random } = fleet;
  const options = Object.entries(OPTIONS);
  for (const [name, option] of options) {
    const more = random
      .some(options, 0, 2)
      .filter(([other]) => other !== name && other.split(' ')[0] !== name.split(' ')[0]);
    const files = baseFiles(random);
    const kustomize: JsonObject = {};
    for (const [, each] of [...more, [name, option] as const]) Object.assign(kustomize, each(random, files));
    const path = fleet.folder('kustomize', files);
    fleet.application(
      `kustomize ${[name, ...more.map(([other]) => other)].join(', ')}`,
      fleet.source(path, { kustomize }),
    );
  }
  for (const [name, kustomization] of Object.entries(KUSTOMIZATIONS)) {
    const files = baseFiles(random);
    const written = kustomization(random, files);
    files['kustomization.yaml'] = stringify({ ...withResources(files), ...written });
    fleet.application(`a kustomization with ${name}`, fleet.source(fleet.folder('kustomize', files)));
  }
  addOverlays(fleet);
}

const LABELS = { team: 'harbor', 'example.com/of': '$ARGOCD_APP_NAME' };
const ANNOTATIONS = { note: 'a: b', 'example.com/of': '${ARGOCD_APP_NAMESPACE}' };
const OPTIONS: Record<string, (random: Random, files: Files) => JsonObject> = {
  namePrefix: (random) => ({ namePrefix: random.pick(['pre-', '-odd', 'a.b-']) }),
  nameSuffix: () => ({ nameSuffix: '-v2' }),
  images: (random) => ({
    images: [
      random.pick([
        'nginx:2.0',
        'nginx=registry.example.com/nginx:3',
        `nginx@sha256:${'b'.repeat(64)}`,
        'registry.example.com/shop/web=other:$ARGOCD_APP_SOURCE_TARGET_REVISION',
        'nginx=:5',
        'nginx=*:1.2',
      ]),
    ],
  }),
  replicas: (random) => ({ replicas: [{ name: 'web', count: random.pick<string | number>([4, '5', 0]) }] }),
  commonLabels: () => ({ commonLabels: LABELS }),
  'commonLabels forced': (_random, files) => {
    amend(files, { commonLabels: { team: 'before' } });
    return { commonLabels: LABELS, forceCommonLabels: true };
  },
  'commonLabels without selector': () => ({ commonLabels: LABELS, labelWithoutSelector: true }),
  'commonLabels in templates': () => ({
    commonLabels: LABELS,
    labelWithoutSelector: true,
    labelIncludeTemplates: true,
  }),
  commonAnnotations: () => ({ commonAnnotations: ANNOTATIONS }),
  'commonAnnotations forced': (_random, files) => {
    amend(files, { commonAnnotations: { note: 'before' } });
    return { commonAnnotations: ANNOTATIONS, forceCommonAnnotations: true, commonAnnotationsEnvsubst: true };
  },
  'commonAnnotations with variables': () => ({ commonAnnotations: ANNOTATIONS, commonAnnotationsEnvsubst: true }),
  namespace: () => ({ namespace: 'of-the-source' }),
  patches: () => ({
    patches: [
      { patch: PATCH },
      { target: { kind: 'Service' }, patch: '- op: add\n  path: /spec/type\n  value: NodePort\n' },
    ],
  }),
  'patches by path': (_random, files) => {
    files['more/patch.yaml'] = PATCH.replace('7', '8');
    return { patches: [{ path: 'more/patch.yaml', target: { name: 'web', kind: 'Deployment' } }] };
  },
  'patches with options': () => ({
    patches: [
      {
        target: { kind: 'ConfigMap', name: 'settings' },
        options: { allowNameChange: true, allowKindChange: false },
        patch: '- op: replace\n  path: /metadata/name\n  value: renamed\n',
      },
    ],
  }),
  components: (random, files) => {
    Object.assign(files, component('parts/one', random));
    return { components: ['parts/one'] };
  },
  'components that are missing': (random, files) => {
    Object.assign(files, component('parts/there', random));
    return { components: ['parts/gone', 'parts/there'], ignoreMissingComponents: true };
  },
  kubeVersion: (random, files) => {
    for (const [path, content] of Object.entries(chartFiles(random, 'asking')))
      files[`charts/asking/${path}`] = content;
    files['charts/asking/templates/asked.yaml'] =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: asked}\ndata: {kube: "{{ .Capabilities.KubeVersion }}", has: "{{ .Capabilities.APIVersions.Has "example.com/v1" }}"}\n';
    amend(files, { helmCharts: [{ name: 'asking', releaseName: 'asking', namespace: 'asking' }] });
    return random.pick<JsonObject>([
      { kubeVersion: '1.28.0', apiVersions: ['example.com/v1'] },
      { kubeVersion: 'v1.30' },
      { apiVersions: ['a/v1', 'example.com/v1'] },
    ]);
  },
};

function component(path: string, random: Random): Files {
  return {
    [`${path}/kustomization.yaml`]: stringify({
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      resources: ['more.yaml'],
      patches: [
        { target: { kind: 'Service' }, patch: '- op: add\n  path: /metadata/annotations\n  value: {by: component}\n' },
      ],
    }),
    [`${path}/more.yaml`]: documents({ ...randomObject(random, 0), metadata: { name: 'of-the-component' } }),
  };
}

function amend(files: Files, more: JsonObject): void {
  files['kustomization.yaml'] = `${files['kustomization.yaml']}${stringify(more)}`;
}

/** Kustomizations that build on others, and the names that the file may have. */
function addOverlays(fleet: Fleet): void {
  const { random } = fleet;
  for (const name of ['kustomization.yml', 'Kustomization']) {
    const files = baseFiles(random);
    files[name] = files['kustomization.yaml'] as string;
    delete files['kustomization.yaml'];
    fleet.application(`a ${name}`, fleet.source(fleet.folder('kustomize', files)));
  }
  const ground = fleet.folder('kustomize', baseFiles(random));
  for (const environment of ['staging', 'production']) {
    const overlay = {
      resources: [`../../${ground}`, 'own.yaml'],
      namePrefix: `${environment}-`,
      namespace: environment,
      patches: [{ patch: PATCH }],
    };
    const own = documents({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'own' },
      data: { text: randomString(random) },
    });
    const path = fleet.folder('overlays', { 'kustomization.yaml': stringify(overlay), 'own.yaml': own });
    fleet.application(
      `an overlay for ${environment}`,
      fleet.source(path, random.chance(0.5) ? { kustomize: { nameSuffix: '-x' } } : {}),
    );
  }
  const both = { ...chartFiles(random, 'both'), ...baseFiles(random) };
  const path = fleet.folder('kustomize', both);
  fleet.application('a chart beside a kustomization', fleet.source(path));
  fleet.application('a chart beside a kustomization, as a chart', fleet.source(path, { helm: {} }));
  fleet.application(
    'a kustomization as a directory',
    fleet.source(ground, { directory: { exclude: 'kustomization.yaml' } }),
  );
}
