import type { JsonObject } from '../../../src/model/kube-object.ts';

export const CONFIG = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', annotations: { own: 'x' } },
  data: { a: '1' },
};

export const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          { name: 'web', image: 'nginx:1' },
          { name: 'side', image: 'registry.example.com:5000/side' },
        ],
      },
    },
  },
};

export const COMPONENT =
  'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nlabels: [{pairs: {one: "1"}}]\n';

const RESOURCES = 'resources: [a.yaml]\n';

const OBJECT = "{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: DATA }";

/** Where os.Expand of Go has rules of its own. */
export const DOLLARS = [
  '$',
  '$$',
  '$$$',
  'a$',
  '${',
  '${}',
  '${a',
  '$1',
  '${1}',
  '$*',
  '${*}',
  '$ARGOCD_APP_NAMEX',
  '${ARGOCD_APP_NAME}x',
  '$$ARGOCD_APP_NAME',
  '$-',
  'a$ b',
  '${ARGOCD_APP_NAME:-x}',
  '$é',
  '$ARGOCD_APP_NAME$ARGOCD_APP_NAMESPACE',
  '\\$x',
  '$$$$',
  '${$}',
];

/** Values that `--set` reads in its own way. */
export const PARAMETERS = [
  'a,b',
  'a\\,b',
  'a\\\\,b',
  '{a,b}',
  '{a',
  'a}',
  '{a,b},c',
  ',',
  'a,,b',
  '[a,b]',
  '"a,b"',
  'a=b,c=d',
  'null',
  '{}',
  '{{a}}',
  ' lead',
  'trail ',
  '1e3',
  '0x10',
  '010',
  '9999999999999999',
  '-1',
  '1.50',
  'true ',
  'é⚓',
  'a\nb',
  '\\',
  'a\\b',
  'a:b',
  '@file',
  '~',
];

/** Entries of valueFiles. */
export const VALUE_GLOBS = [
  'env/*',
  'env/*.yaml',
  'env/?.yaml',
  'env/[ab].yaml',
  'env/[!a].yaml',
  'env/[^a].yaml',
  'env/{a,b}.yaml',
  '**/a.yaml',
  'env/**',
  'env/*/*.yaml',
  'env/a*',
  'env/\\*.yaml',
  './env/*.yaml',
  'env/.*.yaml',
  'env/[a-c]*.yaml',
  '*/a.yaml',
  'env//*.yaml',
  '../*/env-none/*.yaml',
];

/** Contents of .argocd-source.yaml. */
export const OVERRIDES: [shows: string, text: string][] = [
  ['of nothing', '# nothing\n'],
  ['of a null', 'null\n'],
  ['of null fields', 'helm: {parameters: null, releaseName: ~}\n'],
  ['that takes the block away', 'helm: null\n'],
  ['of a list', '- a\n'],
  ['of text', 'text\n'],
  ['of two documents', 'helm: {releaseName: one}\n---\nhelm: {releaseName: two}\n'],
  ['of fields that nobody knows', 'unheard: 1\nhelm: {unheard: {a: 1}, releaseName: known}\n'],
  ['of values', 'helm: {values: "text: override\\n", valuesObject: {text: object}}\n'],
  ['as JSON', '{"helm": {"parameters": [{"name": "text", "value": "json"}]}}'],
  ['of numbers for text', 'helm: {parameters: [{name: text, value: 1}]}\n'],
  [
    'of an element in place of another',
    'helm: {parameters: [{name: other, value: "34"}, {name: text, value: "56"}]}\n',
  ],
  ['of nothing in a list', 'helm: {parameters: []}\n'],
  ['with repeated keys', 'helm: {releaseName: one}\nhelm: {releaseName: two}\n'],
];

/** A kustomization, and what the Application says of it. */
export const KUSTOMIZATIONS: [shows: string, kustomization: string, kustomize: JsonObject][] = [
  ['components by a glob', RESOURCES, { components: ['parts/*'] }],
  ['a component twice', `${RESOURCES}components: [parts/one]\n`, { components: ['parts/one'] }],
  ['a component with a slash', RESOURCES, { components: ['./parts/one/'] }],
  [
    'patches in a kustomization that has some',
    `${RESOURCES}patches: [{patch: "[{op: add, path: /metadata/labels, value: {p: q}}]", target: {kind: ConfigMap}}]\n`,
    { patches: [{ patch: '[{op: add, path: /data/b, value: "2"}]', target: { kind: 'ConfigMap' } }] },
  ],
  [
    'patches that are no list',
    `${RESOURCES}patches: {a: b}\n`,
    { patches: [{ patch: '[]', target: { kind: 'ConfigMap' } }] },
  ],
  [
    'patches of nothing',
    `${RESOURCES}patches:\n`,
    { patches: [{ patch: '[{op: add, path: /data/b, value: "2"}]', target: { kind: 'ConfigMap' } }] },
  ],
  [
    'a patch that matches nothing',
    RESOURCES,
    { patches: [{ patch: '[{op: add, path: /data/b, value: "2"}]', target: { kind: 'Gone' } }] },
  ],
  [
    'images of many forms',
    RESOURCES,
    { images: ['nginx:2', 'registry.example.com:5000/side:3', 'registry.example.com:5000/side=other/side'] },
  ],
  ['an image with a digest and a tag', RESOURCES, { images: [`nginx:2@sha256:${'d'.repeat(64)}`] }],
  ['an image of nothing', RESOURCES, { images: [''] }],
  ['an image that is not there', RESOURCES, { images: ['gone:1'] }],
  ['labels of odd values', RESOURCES, { commonLabels: { a: '', b: 'true', 'c.d/e': '1', f: 'x-y_z.0' } }],
  ['a label of an odd value', RESOURCES, { commonLabels: { a: 'b c' } }],
  ['a label with a colon', RESOURCES, { commonLabels: { a: 'b:c' } }],
  [
    'annotations of odd values',
    RESOURCES,
    { commonAnnotations: { a: 'b: c', d: '', e: 'two\nlines', f: '"quoted"', g: 'a,b' } },
  ],
  ['an annotation that an object has', RESOURCES, { commonAnnotations: { own: 'y' } }],
  ['replicas of nothing', RESOURCES, { replicas: [{ name: 'gone', count: 3 }] }],
  ['replicas that are less than none', RESOURCES, { replicas: [{ name: 'web', count: -1 }] }],
  ['a prefix with a dash', RESOURCES, { namePrefix: '-p', nameSuffix: '--s' }],
  ['a namespace of odd letters', RESOURCES, { namespace: 'A_b' }],
  ['a comment and an anchor', `# a comment\nx: &r [a.yaml]\nresources: *r\n`, { namePrefix: 'p-' }],
  ['the deprecated bases', 'bases: []\nresources: [a.yaml]\n', { nameSuffix: '-s' }],
  [
    'the deprecated commonLabels',
    `${RESOURCES}commonLabels: {old: "1"}\n`,
    { commonLabels: { fresh: '2' }, labelWithoutSelector: true },
  ],
  ['nothing at all', '', { namePrefix: 'p-' }],
  ['an empty map', '{}\n', { namePrefix: 'p-' }],
  ['two documents', `${RESOURCES}---\n${RESOURCES}`, { namePrefix: 'p-' }],
  ['a kind of another', `kind: Component\n${RESOURCES}`, { namePrefix: 'p-' }],
  [
    'the namePrefix that is there',
    `${RESOURCES}namePrefix: old-\nnamespace: old\n`,
    { namePrefix: 'new-', namespace: 'new' },
  ],
  [
    'vars',
    `${RESOURCES}vars: [{name: NAME, objref: {apiVersion: v1, kind: ConfigMap, name: settings}}]\n`,
    { nameSuffix: '-v' },
  ],
];

/** A Jsonnet file beside a library, a text and a JSON file, and what the Application says of the directory. */
export const JSONNET: [shows: string, text: string, directory: JsonObject][] = [
  ['nulls in a list', `[null, ${OBJECT.replace('DATA', '{}')}]`, { recurse: false }],
  ['an empty list', '[]', { recurse: false }],
  ['lists in a list', `[[${OBJECT.replace('DATA', '{}')}]]`, { recurse: false }],
  [
    'importstr',
    OBJECT.replace('DATA', "{ text: importstr 'text.txt', json: std.toString(import 'data.json') }"),
    { recurse: false },
  ],
  [
    'a library deeper down',
    OBJECT.replace('DATA', "{ a: std.toString((import 'lib/a.libsonnet').a) }"),
    { recurse: false },
  ],
  [
    'an import from above',
    OBJECT.replace('DATA', "{ a: importstr '../../applications/001.yaml' }"),
    { recurse: false },
  ],
  [
    'an import of a folder that leads out',
    OBJECT.replace('DATA', "{ a: importstr '../../../../../../etc/hostname' }"),
    { recurse: false },
  ],
  ['an absolute import', OBJECT.replace('DATA', "{ a: importstr '/etc/hostname' }"), { recurse: false }],
  [
    'numbers',
    OBJECT.replace('DATA', '{ a: std.toString([1e100, 1/3, 0.1, -0, 123456789012345678]) }'),
    { recurse: false },
  ],
  [
    'numbers in the object',
    OBJECT.replace('DATA', '{ a: 1e100, b: 1/3, c: 123456789012345678, d: 1.0 }'),
    { recurse: false },
  ],
  [
    'text of all kinds',
    OBJECT.replace('DATA', "{ a: 'é⚓\\u0000'.b, b: '' }".replace("'é⚓\\u0000'.b", "'é⚓'")),
    { recurse: false },
  ],
  ['hidden fields', OBJECT.replace('DATA', "{ a:: 'no', b: 'yes' }"), { recurse: false }],
  ['a variable that is not used', OBJECT.replace('DATA', '{}'), { jsonnet: { extVars: [{ name: 'x', value: 'y' }] } }],
  ['an argument that nobody takes', OBJECT.replace('DATA', '{}'), { jsonnet: { tlas: [{ name: 'x', value: 'y' }] } }],
  [
    'code that is broken',
    OBJECT.replace('DATA', "{ x: std.extVar('x') }"),
    { jsonnet: { extVars: [{ name: 'x', value: '{', code: true }] } },
  ],
];

/** Values in the Application. */
export const VALUES: JsonObject[] = [
  { valuesObject: {} },
  { valuesObject: { text: 1e21, big: 123456789012345680000, float: 1.5, whole: 2.0, small: 1e-7 } },
  { valuesObject: { text: ['a', null, { b: [] }], empty: {} } },
  { valuesObject: { 'with.dot': 1, 'a/b': { ключ: '⚓' } } },
  { values: '{}' },
  { values: '{"text": "json", "list": [1, 2.50, "x"]}' },
  { values: 'text: |-\n  a\n   b\nother: >\n  folded\n  text\n' },
  { values: 'text: yes\nn: no\noctal: 0777\nfloat: 1.\nexp: 1e3\nnull: ~\n' },
  { values: 'a: &a {x: 1}\nb: *a\nc: {<<: *a, y: 2}\n' },
  { values: '# only a comment\n' },
  { values: '---\ntext: one\n---\ntext: two\n' },
  { values: 'text: one\ntext: two\n' },
  { values: '\ttext: tab\n' },
  { values: 'null' },
  { values: 'text: "\\u26a0 \\x41"\n? [a, b]\n: c\n' },
  { values: '1: number\ntrue: bool\n' },
];
