import { stringify } from 'yaml';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import { chartFiles } from './charts.ts';
import { documents, type Files } from './fleet.ts';
import { customKind, randomObjects, workload } from './objects.ts';
import type { Random } from './random.ts';
import { randomString } from './values.ts';

/** A folder of resources with a kustomization that lists them. */
export function baseFiles(random: Random): Files {
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
  files['kustomization.yaml'] = stringify(withResources(files));
  return files;
}

/** Kustomize refuses two objects of one name. */
function renamed(object: JsonObject, index: number): JsonObject {
  const { generateName: _, ...metadata } = object['metadata'] as JsonObject;
  return { ...object, metadata: { ...metadata, name: `object-${index}` } };
}

export function withResources(files: Files): JsonObject {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: Object.keys(files).filter((path) => /^[a-z]+\.yaml$/.test(path) && path !== 'kustomization.yaml'),
  };
}

export const PATCH =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7, template: {spec: {hostNetwork: true}}}\n';

/** What a kustomization itself can say, laid over one that lists its resources. */
export const KUSTOMIZATIONS: Record<string, (random: Random, files: Files) => JsonObject> = {
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
