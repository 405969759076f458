import type { JsonObject, KubeObject } from '../../../src/model/kube-object.ts';
import { documents, type Files, type Fleet } from './fleet.ts';
import { customKind, randomObject, randomObjects } from './objects.ts';
import { configMap, ODD_FILES } from './odd-files.ts';
import type { Random } from './random.ts';
import { randomString, randomTree } from './values.ts';

/** Plain manifests and Jsonnet: every option of `directory`, and every way to write a manifest (argocd-semantics B6). */
export function addDirectoryApplications(fleet: Fleet): void {
  const { random } = fleet;
  for (const options of OPTIONS) {
    const path = fleet.folder('plain', tree(random));
    fleet.application(`directory ${JSON.stringify(options)}`, fleet.source(path, options && { directory: options }));
  }
  for (const [shows, files] of Object.entries(ODD_FILES)) {
    const path = fleet.folder('odd', { 'settings.yaml': documents(randomObject(random)), ...files(random) });
    fleet.application(`a directory with ${shows}`, fleet.source(path));
  }
  for (let count = 0; count < 4; count++) addJsonnet(fleet, count);
  const custom = Array.from({ length: 4 }, () => customKind(random, `${fleet.places.prefix}.example.com`)).flat();
  fleet.definitions.push(...custom.filter(({ kind }) => kind === 'CustomResourceDefinition'));
  fleet.application('custom kinds', fleet.source(fleet.folder('custom', { 'all.yaml': documents(...custom) })));
  addLinks(fleet);
  addNamespaces(fleet);
}

function addLinks(fleet: Fleet): void {
  const { random } = fleet;
  const path = fleet.folder('links', {
    'a.yaml': documents(randomObject(random)),
    'sub/b.yaml': documents(randomObject(random)),
  });
  fleet.application('a path with dots', fleet.source(`./${path}/sub/..`, { directory: { recurse: true } }));
  const other = fleet.folder('links', { 'c.yaml': documents(randomObject(random)) });
  fleet.links.push(
    [`${other}/file.yaml`, `../../${path}/a.yaml`],
    [`${other}/folder`, `../../${path}/sub`],
    [`${other}/broken.yaml`, 'gone.yaml'],
    [`${other}/absolute.txt`, 'c.yaml'],
  );
  fleet.application('links', fleet.source(other, { directory: { recurse: true } }));
}

/** What has no namespace, what must not have one, and kinds that Argo CD leaves out. */
function addNamespaces(fleet: Fleet): void {
  const { random } = fleet;
  const placed = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'placed', namespace: 'own' } };
  const cluster = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'everywhere' },
    value: 1,
  };
  const stray = { ...cluster, metadata: { name: 'stray', namespace: 'of-no-use' } };
  const plain = (...objects: KubeObject[]) => fleet.source(fleet.folder('plain', { 'a.yaml': documents(...objects) }));
  fleet.application('no namespace, and none needed', plain(placed, cluster, stray), { namespace: false });
  fleet.application('no namespace, and one needed', plain(placed, configMap(random)), { namespace: false });
  fleet.application(
    'a cluster-scoped object twice',
    plain(cluster, { ...cluster, metadata: { ...cluster.metadata, namespace: 'x' } }),
  );
  const excluded = [
    { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'excluded' } },
    { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'excluded' } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'excluded' },
      addressType: 'IPv4',
      endpoints: [],
    },
    { apiVersion: 'kyverno.io/v1', kind: 'UpdateRequest', metadata: { name: 'excluded' } },
    { apiVersion: 'events.k8s.io/v1', kind: 'Event', metadata: { name: 'excluded' } },
  ];
  fleet.application('kinds that are excluded', plain(placed, ...excluded));
  fleet.application('a name of many letters', plain(placed), { name: `${'long-'.repeat(30)}name` });
}

const OPTIONS: (JsonObject | undefined)[] = [
  undefined,
  { recurse: true },
  { recurse: true, exclude: 'sub/*' },
  { recurse: true, include: '*.json' },
  { recurse: true, include: '{a*,sub/deep/*}.yaml' },
  { recurse: true, include: '*.yaml', exclude: '{b.yaml,sub/deep/**}' },
  { recurse: false, include: '*' },
  { recurse: true, include: '[ab].y?ml' },
  { exclude: '*.yml' },
  { recurse: true, exclude: '[' },
  { disableExtensionFilter: true, include: '{*.txt,*.YAML}' },
];

/** Files of all kinds, some of which are no manifests. */
function tree(random: Random): Files {
  const files: Files = {
    'a.yaml': documents(...randomObjects(random, 2, 4)),
    'b.yaml': documents(...randomObjects(random, 1, 3)),
    'c.yml': documents(randomObject(random)),
    'd.json': JSON.stringify(randomObject(random)),
    'README.md': '# Not a manifest\n',
    'notes.txt': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: no}\n',
    'Upper.YAML': documents(randomObject(random)),
    'sub/a.yaml': documents(...randomObjects(random, 1, 3)),
    'sub/deep/a.yaml': documents(...randomObjects(random, 1, 2)),
    'sub/deep/z.json': JSON.stringify(randomObject(random), undefined, 2),
    '.hidden.yaml': documents(randomObject(random)),
    '.hidden/a.yaml': documents(randomObject(random)),
  };
  return files;
}

function addJsonnet(fleet: Fleet, count: number): void {
  const { random } = fleet;
  const library = fleet.folder('libsonnet', {
    'names.libsonnet': `{ of(name):: 'from-' + name, tree:: ${JSON.stringify(randomTree(random))} }\n`,
  });
  const path = fleet.folder('jsonnet', {
    'main.jsonnet': MAIN[count % MAIN.length] as string,
    'near.libsonnet': "{ text: std.join('-', ['near', 'by']) }\n",
    'plain.yaml': documents(randomObject(random)),
    'z.json': JSON.stringify(randomObject(random)),
  });
  const jsonnet = {
    extVars: [
      { name: 'text', value: `${randomString(random)} $ARGOCD_APP_NAME` },
      { name: 'code', value: '{ a: 1 + 1, b: [true] }', code: true },
    ],
    tlas: [
      { name: 'name', value: `tla-${random.word()}` },
      { name: 'replicas', value: String(random.below(5)), code: true },
    ],
    libs: [random.chance(0.5) ? library : `./${library}/`],
  };
  const used = (MAIN[count % MAIN.length] as string).startsWith('function') ? jsonnet : { ...jsonnet, tlas: [] };
  fleet.application(
    `jsonnet ${count}`,
    fleet.source(path, { directory: { jsonnet: used, recurse: random.chance(0.5) } }),
  );
}

const OBJECT = (name: string, data: string) =>
  `{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: ${name} }, data: ${data} }`;

const MAIN = [
  `local names = import 'names.libsonnet';\n[\n  ${OBJECT("names.of('list')", "{ text: std.extVar('text'), code: std.toString(std.extVar('code')) }")},\n  ${OBJECT("'second'", '{ tree: std.manifestJsonEx(names.tree, "  ") }')},\n]\n`,
  `function(name, replicas=1)\n  local near = import 'near.libsonnet';\n  [${OBJECT('name', '{ near: near.text, replicas: std.toString(replicas), float: std.toString(0.1 + 0.2), big: std.toString(1e15) }')}]\n`,
  `${OBJECT("'one-object'", "{ sorted: std.manifestYamlDoc(std.extVar('code')), base64: std.base64('text') }")}\n`,
  `function(name, replicas)\n  { apiVersion: 'v1', kind: 'List', items: [${OBJECT("name + '-' + std.toString(i)", '{ i: std.toString(i) }')} for i in std.range(0, replicas)] }\n`,
];
