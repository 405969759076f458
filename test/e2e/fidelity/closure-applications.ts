import type { JsonObject } from '../../../src/model/kube-object.ts';
import { chartFiles } from './charts.ts';
import { CONFIG, DEPLOYMENT } from './edge-cases.ts';
import { documents, type Files, type Fleet } from './fleet.ts';

/** What a render reads beyond what lies at hand: files that others name, links, submodules, downloads. */
export function addClosureApplications(fleet: Fleet): void {
  for (const [shows, files] of Object.entries(KUSTOMIZATIONS)) {
    const all = { 'a.yaml': documents(CONFIG, DEPLOYMENT), ...files };
    fleet.application(`kustomize reads ${shows}`, fleet.source(fleet.folder('closure', all)));
  }
  for (const [shows, text] of Object.entries(JSONNET)) {
    const files = {
      'main.jsonnet': OBJECT.replace('DATA', text),
      'near.libsonnet': "{ near: (import 'deep/more.libsonnet').more }",
      'deep/more.libsonnet': "{ more: importstr '../text.txt' }",
      'text.txt': 'text\n',
      'bytes.bin': Buffer.from([0, 1, 2, 255]),
    };
    const library = fleet.folder('closure', {
      'lib/one.libsonnet': "{ one: (import 'two.libsonnet').two }",
      'lib/two.libsonnet': '{ two: 2 }',
    });
    const directory = { jsonnet: { libs: [library, `${library}/lib`] } };
    fleet.application(`jsonnet reads ${shows}`, fleet.source(fleet.folder('closure', files), { directory }));
  }
  addCharts(fleet);
  addLinks(fleet);
  addDownloads(fleet);
  addSpecs(fleet);
  const odd = 'closure/with space/ünïcode ⚓';
  fleet.write(odd, { 'a b.yaml': documents(CONFIG), 'ü.json': JSON.stringify(DEPLOYMENT) });
  fleet.application('a path of odd letters', fleet.source(odd));
  const submodule = { repoURL: fleet.places.submodules, targetRevision: 'main' };
  fleet.application('a directory in a submodule', { ...submodule, path: 'vendor/elsewhere/plain' });
  fleet.application('a kustomization on a submodule', { ...submodule, path: 'overlay' });
  fleet.application('a chart in a submodule', {
    ...submodule,
    path: 'vendor/elsewhere/chart',
    helm: { valueFiles: ['../values/one.yaml', '/values.yaml'] },
  });
}

const JSON_PATCH = '[{"op": "add", "path": "/metadata/labels", "value": {"patched": "yes"}}]';

const KUSTOMIZATIONS: Record<string, Files> = {
  'folders in folders': {
    'kustomization.yaml': 'resources: [one, ./two/]\n',
    'one/kustomization.yaml': 'resources: [../three]\nnamePrefix: one-\n',
    'two/kustomization.yaml': 'resources: [../three]\nnamePrefix: two-\n',
    'three/kustomization.yaml': 'resources: [b.yaml]\n',
    'three/b.yaml': documents(CONFIG),
  },
  'configurations and crds': {
    'kustomization.yaml':
      'resources: [a.yaml, c.yaml]\nnamePrefix: p-\nconfigurations: [config.yaml]\ncrds: [crd.json]\n',
    'c.yaml': documents({
      apiVersion: 'example.com/v1',
      kind: 'User',
      metadata: { name: 'u' },
      spec: { configName: 'settings', of: { name: 'settings' } },
    }),
    'config.yaml':
      'nameReference: [{kind: ConfigMap, version: v1, fieldSpecs: [{path: spec/configName, kind: User}]}]\n',
    'crd.json': JSON.stringify({
      'example.com/v1.User': {
        Schema: { description: 'x', properties: { spec: { $ref: 'example.com/v1.UserSpec' } } },
      },
      'example.com/v1.UserSpec': {
        Schema: {
          properties: {
            of: { 'x-kubernetes-object-ref-api-version': 'v1', 'x-kubernetes-object-ref-kind': 'ConfigMap' },
          },
        },
      },
    }),
  },
  'patches and replacements in files': {
    'kustomization.yaml':
      'resources: [a.yaml]\npatches: [{path: more/p.json, target: {kind: ConfigMap}}]\nreplacements: [{path: more/r.yaml}]\n',
    'more/p.json': JSON_PATCH,
    'more/r.yaml':
      'source: {kind: ConfigMap, name: settings, fieldPath: data.a}\ntargets: [{select: {kind: Deployment}, fieldPaths: [metadata.labels.from], options: {create: true}}]\n',
  },
  'transformers in a folder': {
    'kustomization.yaml': 'resources: [a.yaml]\ntransformers: [t]\n',
    't/kustomization.yaml': 'resources: [p.yaml]\n',
    't/p.yaml':
      'apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: p}\nprefix: t-\nfieldSpecs: [{path: metadata/name}]\n',
  },
  'a patch of a transformer': {
    'kustomization.yaml': 'resources: [a.yaml]\ntransformers: [t.yaml]\n',
    't.yaml':
      'apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: t}\npath: more/p.json\ntarget: {kind: Deployment}\n',
    'more/p.json': JSON_PATCH,
  },
  generators: {
    'kustomization.yaml': 'resources: [a.yaml]\ngenerators: [g.yaml]\n',
    'g.yaml':
      'apiVersion: builtin\nkind: ConfigMapGenerator\nmetadata: {name: made}\nfiles: [more/f.txt]\nenvs: [more/e.env]\n',
    'more/f.txt': 'f\n',
    'more/e.env': 'E=1\n',
  },
  'an old chart generator': {
    'kustomization.yaml':
      'helmChartInflationGenerator: [{chartName: own, chartHome: charts, releaseName: r, releaseNamespace: n, values: own-values.yaml}]\n',
    'charts/own/Chart.yaml': 'apiVersion: v2\nname: own\nversion: 1.0.0\n',
    'charts/own/values.yaml': 'a: chart\n',
    'charts/own/templates/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: {{ .Values.a | quote }}}\n',
    'own-values.yaml': 'a: file\n',
  },
  'value files of an inflated chart': {
    'kustomization.yaml':
      'helmGlobals: {chartHome: my/charts}\nhelmCharts: [{name: own, releaseName: r, namespace: n, valuesFile: v.yaml, additionalValuesFiles: [w.yaml], valuesMerge: merge, valuesInline: {c: inline}}]\n',
    'my/charts/own/Chart.yaml': 'apiVersion: v2\nname: own\nversion: 1.0.0\n',
    'my/charts/own/templates/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {all: {{ .Values | toJson | quote }}}\n',
    'v.yaml': 'a: v\nb: v\nc: v\n',
    'w.yaml': 'b: w\n',
  },
  'a schema': {
    'kustomization.yaml': 'resources: [c.yaml]\nopenapi: {path: schema.json}\npatches: [{path: p.yaml}]\n',
    'c.yaml':
      'apiVersion: example.com/v1\nkind: Listed\nmetadata: {name: l}\nspec: {items: [{name: a, v: "1"}, {name: b, v: "2"}]}\n',
    'p.yaml': 'apiVersion: example.com/v1\nkind: Listed\nmetadata: {name: l}\nspec: {items: [{name: b, v: "3"}]}\n',
    'schema.json': JSON.stringify({
      definitions: {
        'com.example.v1.Listed': {
          'x-kubernetes-group-version-kind': [{ group: 'example.com', kind: 'Listed', version: 'v1' }],
          properties: {
            spec: {
              properties: {
                items: {
                  type: 'array',
                  items: { type: 'object' },
                  'x-kubernetes-patch-merge-key': 'name',
                  'x-kubernetes-patch-strategy': 'merge',
                },
              },
            },
          },
        },
      },
    }),
  },
  'more than one kind of file': {
    'kustomization.yaml': 'resources: [a.yaml, b.json, sub]\n',
    'b.json': JSON.stringify({ ...CONFIG, metadata: { name: 'json' } }),
    'sub/kustomization.yml': 'resources: [x.yml]\n',
    'sub/x.yml': documents({ ...CONFIG, metadata: { name: 'yml' } }),
  },
};

const OBJECT = "{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { text: std.toString(DATA) } }";
const JSONNET = {
  'a chain': "import 'near.libsonnet'",
  'a library by its folder': "import 'lib/one.libsonnet'",
  'a library by its name': "import 'one.libsonnet'",
  bytes: "importbin 'bytes.bin'",
  'what is only written in text':
    "[\"import 'gone.libsonnet'\", |||\n  import 'gone.libsonnet'\n|||, 1 /* import 'gone' */] // import 'gone'",
  'what is never evaluated': "if true then 1 else import 'near.libsonnet'",
};

function addCharts(fleet: Fleet): void {
  const { random } = fleet;
  const child: Files = {
    'Chart.yaml': 'apiVersion: v2\nname: child\nversion: 1.0.0\n',
    'values.yaml': 'a: child\n',
    'templates/c.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Chart.Name }}-{{ .Release.Name }}}\ndata: {all: {{ .Values | toJson | quote }}}\n',
  };
  const near = fleet.folder('closure', child).slice('closure/'.length);
  const parent = (dependencies: JsonObject[], more: Files = {}): Files => ({
    ...chartFiles(random, 'parent', { metadata: { dependencies } }),
    ...more,
  });
  const dependency = { name: 'child', version: '1.0.0', repository: `file://../${near}` };
  const shapes: Record<string, Files> = {
    'under two names': parent([dependency, { ...dependency, alias: 'other' }]),
    'with a condition': parent([{ ...dependency, condition: 'child.enabled,global.enabled' }], {
      'values.yaml': 'child: {enabled: false}\nimage: {}\nnested: {deep: {}}\n',
    }),
    'inside itself': parent(
      [{ ...dependency, repository: 'file://./own' }],
      Object.fromEntries(Object.entries(child).map(([path, text]) => [`own/${path}`, text])),
    ),
    'of an old chart': {
      'Chart.yaml': 'apiVersion: v1\nname: old\nversion: 1.0.0\n',
      'requirements.yaml': documents({ dependencies: [dependency] }),
      'values.yaml': 'child: {a: parent}\n',
    },
    'of another version': parent([{ ...dependency, version: '^2.0.0' }]),
    'without a version': parent([{ name: 'child', repository: dependency.repository }]),
    'of another name': parent([{ ...dependency, name: 'another' }]),
    'by an absolute path': parent([{ ...dependency, repository: 'file:///tmp/none' }]),
  };
  for (const [shows, files] of Object.entries(shapes))
    fleet.application(`a dependency ${shows}`, fleet.source(fleet.folder('closure', files)));
  const middle = fleet
    .folder('closure', {
      ...child,
      'Chart.yaml': documents({ apiVersion: 'v2', name: 'middle', version: '1.0.0', dependencies: [dependency] }),
    })
    .slice('closure/'.length);
  fleet.application(
    'a dependency of a dependency',
    fleet.source(
      fleet.folder('closure', parent([{ name: 'middle', version: '1.0.0', repository: `file://../${middle}` }])),
    ),
  );
}

function addLinks(fleet: Fleet): void {
  const chart = fleet.folder('closure', {
    'Chart.yaml': 'apiVersion: v2\nname: linked\nversion: 1.0.0\n',
    'values.yaml': 'a: 1\n',
    'templates/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {all: {{ .Values | toJson | quote }}, file: {{ .Files.Get "linked.txt" | quote }}}\n',
  });
  const other = fleet.folder('closure', {
    'v.yaml': 'b: 2\n',
    't/more.yaml': documents(CONFIG),
    'text.txt': 'text\n',
    'kustomization.yaml': 'resources: [t/more.yaml]\n',
  });
  const up = (path: string) => `../../${other}/${path}`;
  fleet.links.push(
    [`${chart}/linked.yaml`, up('v.yaml')],
    [`${chart}/linked.txt`, up('text.txt')],
    [`${chart}/templates/folder`, `../${up('t')}`],
  );
  fleet.application('links in a chart', fleet.source(chart, { helm: { valueFiles: ['linked.yaml'] } }));
  const overlay = fleet.folder('closure', { 'kustomization.yaml': 'resources: [linked.yaml, base]\n' });
  fleet.links.push([`${overlay}/linked.yaml`, up('t/more.yaml')], [`${overlay}/base`, up('.')]);
  fleet.application('links in a kustomization', fleet.source(overlay));
  fleet.links.push(['closure/to-a-folder', other.slice('closure/'.length)]);
  fleet.application('a path that is a link', fleet.source('closure/to-a-folder'));
  fleet.application('a path behind a link', fleet.source('closure/to-a-folder/t'));
}

/** The chart repository serves any file. */
function addDownloads(fleet: Fleet): void {
  const { charts } = fleet.places;
  const path = fleet.folder('closure', chartFiles(fleet.random, 'downloads'));
  fleet.application('a value file at a URL', fleet.source(path, { helm: { valueFiles: [`${charts}/values.yaml`] } }));
  fleet.application(
    'a value file at a URL that is gone',
    fleet.source(path, { helm: { valueFiles: [`${charts}/gone.yaml`], ignoreMissingValueFiles: true } }),
  );
  fleet.application(
    'a file parameter at a URL',
    fleet.source(path, { helm: { fileParameters: [{ name: 'text', path: `${charts}/values.yaml` }] } }),
  );
  const remote = fleet.folder('closure', {
    'kustomization.yaml': `resources: ["${charts}/object.yaml"]\nnamePrefix: p-\n`,
  });
  fleet.application('a resource at a URL', fleet.source(remote));
}

/** Specs that say more than one thing, and less than they seem to. */
function addSpecs(fleet: Fleet): void {
  const { places } = fleet;
  const plain = fleet.source(fleet.folder('plain', { 'a.yaml': documents(CONFIG) }));
  const other = fleet.source(fleet.folder('plain', { 'b.yaml': documents(DEPLOYMENT) }));
  const server = (url: string) => ({ spec: { destination: { server: url, namespace: 'x' } } });
  fleet.application('a source and sources', [other], { spec: { source: plain } });
  fleet.application('no sources beside a source', plain, { spec: { sources: [] } });
  fleet.application('a chart and a path', {
    repoURL: places.charts,
    chart: 'web',
    path: 'plain',
    targetRevision: '1.0.0',
  });
  fleet.application('a ref in a single source', { ...plain, ref: 'nothing' });
  fleet.application('a chart with a ref', [
    { repoURL: places.charts, chart: 'web', targetRevision: '1.0.0', ref: 'chart' },
    plain,
  ]);
  fleet.application('a server with a slash', plain, server('https://kubernetes.default.svc/'));
  fleet.application('nothing but refs', [{ repoURL: places.elsewhere, targetRevision: 'v1.0.0', ref: 'a' }]);
}

/** Commits by their ids. @param ids the commit of a tag, and the object of an annotated tag. */
export function addCommits(fleet: Fleet, { commit, tag }: { commit: string; tag: string }): void {
  const repository = { repoURL: fleet.places.elsewhere, path: 'plain' };
  for (const targetRevision of [
    commit,
    commit.slice(0, 7),
    commit.slice(0, 12),
    commit.slice(0, 6),
    commit.toUpperCase(),
    tag,
    'f'.repeat(40),
  ]) {
    fleet.application(`the commit ${targetRevision}`, { ...repository, targetRevision });
  }
}
