import { stringify } from 'yaml';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import { chartFiles } from './charts.ts';
import { documents, type Files, type Fleet } from './fleet.ts';
import { customKind, randomObject, randomObjects, workload } from './objects.ts';
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
    const files = base(random);
    const kustomize: JsonObject = {};
    for (const [, each] of [...more, [name, option] as const]) Object.assign(kustomize, each(random, files));
    const path = fleet.folder('kustomize', files);
    fleet.application(
      `kustomize ${[name, ...more.map(([other]) => other)].join(', ')}`,
      fleet.source(path, { kustomize }),
    );
  }
  for (const [name, kustomization] of Object.entries(KUSTOMIZATIONS)) {
    const files = base(random);
    const written = kustomization(random, files);
    files['kustomization.yaml'] = stringify({ ...plain(files), ...written });
    fleet.application(`a kustomization with ${name}`, fleet.source(fleet.folder('kustomize', files)));
  }
  addOverlays(fleet);
}

/** A folder of resources with a kustomization that lists them. */
function base(random: Random): Files {
  const files: Files = {
    'objects.yaml': documents(...randomObjects(random, 2, 5, 0).map((object, index) => renamed(object, index))),
    'web.yaml': documents(
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', labels: { app: 'web' } },
        spec: { replicas: 1, ...workload(random, 'web') },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
      },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { text: randomString(random) } },
    ),
  };
  files['kustomization.yaml'] = stringify(plain(files));
  return files;
}

/** Kustomize refuses two objects of one name. */
function renamed(object: JsonObject, index: number): JsonObject {
  const { generateName: _, ...metadata } = object['metadata'] as JsonObject;
  return { ...object, metadata: { ...metadata, name: `object-${index}` } };
}

function plain(files: Files): JsonObject {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: Object.keys(files).filter((path) => /^[a-z]+\.yaml$/.test(path) && path !== 'kustomization.yaml'),
  };
}

const LABELS = { team: 'harbor', 'example.com/of': '$ARGOCD_APP_NAME' };
const ANNOTATIONS = { note: 'a: b', 'example.com/of': '${ARGOCD_APP_NAMESPACE}' };
const PATCH =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7, template: {spec: {hostNetwork: true}}}\n';

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
  kubeVersion: () => ({ kubeVersion: '1.28.0', apiVersions: ['example.com/v1'] }),
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

const KUSTOMIZATIONS: Record<string, (random: Random, files: Files) => JsonObject> = {
  generators(random, files) {
    files['one.txt'] = `${randomString(random)}\n`;
    files['env.properties'] = 'A=1\nB=two words\n# no\nC=\n';
    return {
      configMapGenerator: [
        {
          name: 'generated',
          files: ['one.txt', 'renamed=env.properties'],
          literals: ['key=value', 'quoted="x"'],
          envs: ['env.properties'],
        },
        { name: 'settings', behavior: 'merge', literals: ['added=yes'], options: { disableNameSuffixHash: true } },
      ],
      secretGenerator: [{ name: 'hidden', literals: ['password=abc'], type: 'Opaque' }],
      generatorOptions: { labels: { generated: 'true' }, annotations: { from: 'generator' } },
    };
  },
  'prefixes, labels and a namespace': () => ({
    namePrefix: 'p-',
    nameSuffix: '-s',
    namespace: 'set',
    labels: [
      { pairs: { tier: 'web' }, includeSelectors: true },
      { pairs: { more: '1' }, includeTemplates: true },
    ],
    commonAnnotations: { a: 'true' },
  }),
  'patches of every kind': (_random, files) => {
    files['strategic.patch'] = PATCH;
    files['json.patch'] =
      '[{"op": "test", "path": "/metadata/name", "value": "web"}, {"op": "add", "path": "/spec/paused", "value": true}]';
    return {
      patches: [
        { path: 'strategic.patch' },
        { path: 'json.patch', target: { group: 'apps', version: 'v1', kind: 'Deployment', name: 'w.*' } },
        {
          target: { labelSelector: 'app=web' },
          patch: '{"op":"no"}'.replace('{"op":"no"}', '- {op: add, path: /metadata/annotations, value: {x: "y"}}'),
        },
      ],
    };
  },
  'old patches': () => ({
    patchesStrategicMerge: [PATCH],
    patchesJson6902: [
      {
        target: { version: 'v1', kind: 'Service', name: 'web' },
        patch: '- {op: replace, path: /spec/ports/0/port, value: 8080}',
      },
    ],
  }),
  'a patch that deletes': () => ({
    patches: [
      { patch: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n$patch: delete\n' },
      { patch: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {text: null, more: "1"}\n' },
    ],
  }),
  'images and replicas': () => ({
    images: [
      { name: 'nginx', newName: 'registry.example.com/nginx', newTag: '9' },
      { name: 'registry.example.com/shop/web', digest: `sha256:${'c'.repeat(64)}` },
    ],
    replicas: [{ name: 'web', count: 3 }],
  }),
  replacements: () => ({
    replacements: [
      {
        source: { kind: 'ConfigMap', name: 'settings', fieldPath: 'metadata.name' },
        targets: [
          {
            select: { kind: 'Deployment', name: 'web' },
            fieldPaths: ['metadata.labels.app', 'spec.template.spec.containers.[name=web].env.[name=TEXT].value'],
          },
        ],
      },
    ],
  }),
  transformers: (_random, files) => {
    files['transform/labels.yaml'] =
      'apiVersion: builtin\nkind: LabelTransformer\nmetadata: {name: labels}\nlabels: {transformed: "1"}\nfieldSpecs: [{path: metadata/labels, create: true}]\n';
    return { transformers: ['transform/labels.yaml'] };
  },
  'a custom kind': (random, files) => {
    files['custom.yaml'] = documents(...customKind(random, 'kustomize.example.com', 'Namespaced'));
    return { resources: ['objects.yaml', 'web.yaml', 'custom.yaml'] };
  },
  'an inflated chart': (random, files) => {
    for (const [path, content] of Object.entries(chartFiles(random, 'local'))) files[`charts/local/${path}`] = content;
    return {
      helmCharts: [
        {
          name: 'local',
          releaseName: 'inflated',
          namespace: 'inflated',
          valuesInline: { text: 'inline', replicas: 2 },
          includeCRDs: random.chance(0.5),
          apiVersions: ['example.com/v1'],
        },
      ],
    };
  },
  'sorted resources': () => ({ sortOptions: { order: 'legacy' } }),
  'build metadata': () => ({ buildMetadata: ['originAnnotations', 'managedByLabel'] }),
  'a List': (random, files) => {
    files['list.yaml'] = documents({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'listed' }, data: { text: randomString(random) } },
      ],
    });
    return { resources: ['objects.yaml', 'web.yaml', 'list.yaml'] };
  },
};

/** Kustomizations that build on others, and the names that the file may have. */
function addOverlays(fleet: Fleet): void {
  const { random } = fleet;
  for (const name of ['kustomization.yml', 'Kustomization']) {
    const files = base(random);
    files[name] = files['kustomization.yaml'] as string;
    delete files['kustomization.yaml'];
    fleet.application(`a ${name}`, fleet.source(fleet.folder('kustomize', files)));
  }
  const ground = fleet.folder('kustomize', base(random));
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
  const both = { ...chartFiles(random, 'both'), ...base(random) };
  const path = fleet.folder('kustomize', both);
  fleet.application('a chart beside a kustomization', fleet.source(path));
  fleet.application('a chart beside a kustomization, as a chart', fleet.source(path, { helm: {} }));
  fleet.application(
    'a kustomization as a directory',
    fleet.source(ground, { directory: { exclude: 'kustomization.yaml' } }),
  );
}
