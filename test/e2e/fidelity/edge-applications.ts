import {
  COMPONENT,
  CONFIG,
  DEPLOYMENT,
  DOLLARS,
  JSONNET,
  KUSTOMIZATIONS,
  OVERRIDES,
  PARAMETERS,
  VALUE_GLOBS,
  VALUES,
} from './edge-cases.ts';
import { documents, type Files, type Fleet } from './fleet.ts';
import { randomObject } from './objects.ts';

/** What is seldom written, and what Argo CD makes of it depends on its very code: some of it refused, most of it not. */
export function addEdgeApplications(fleet: Fleet): void {
  const { random } = fleet;
  for (const text of DOLLARS) addDollars(fleet, text);
  for (const value of PARAMETERS) {
    const path = fleet.folder('edge', echo());
    fleet.application(
      `the parameter ${value}`,
      fleet.source(path, { helm: { parameters: [{ name: 'text', value, forceString: random.chance(0.5) }] } }),
    );
  }
  for (const glob of VALUE_GLOBS) addValueGlob(fleet, glob);
  for (const written of PATHS) addPath(fleet, written);
  for (const [shows, override] of OVERRIDES) {
    const path = fleet.folder('edge', { ...echo(), '.argocd-source.yaml': override });
    fleet.application(
      `the override ${shows}`,
      fleet.source(path, {
        helm: { parameters: [{ name: 'text', value: '12', forceString: true }], releaseName: 'spec' },
      }),
    );
  }
  for (const [shows, kustomization, kustomize] of KUSTOMIZATIONS) {
    const files = {
      'a.yaml': documents(DEPLOYMENT, CONFIG),
      'kustomization.yaml': kustomization,
      'parts/one/kustomization.yaml': COMPONENT,
      'parts/two/kustomization.yaml': COMPONENT.replaceAll('one', 'two'),
    };
    fleet.application(`kustomize: ${shows}`, fleet.source(fleet.folder('edge', files), { kustomize }));
  }
  for (const [shows, jsonnet, directory] of JSONNET) {
    const files = {
      'main.jsonnet': jsonnet,
      'lib/a.libsonnet': '{ a: 1 }',
      'text.txt': 'text',
      'data.json': '{"b": 2}',
    };
    fleet.application(`jsonnet: ${shows}`, fleet.source(fleet.folder('edge', files), { directory }));
  }
  addRevisions(fleet);
  addRefs(fleet);
  for (const values of VALUES) {
    fleet.application(`values ${JSON.stringify(values)}`, fleet.source(fleet.folder('edge', echo()), { helm: values }));
  }
}

/** A chart that shows its values. */
function echo(): Files {
  return {
    'Chart.yaml': 'apiVersion: v2\nname: echo\nversion: 1.0.0\n',
    'values.yaml': 'text: default\n',
    'templates/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name | quote }}}\ndata: {text: {{ .Values.text | toString | quote }}, all: {{ .Values | toJson | quote }}}\n',
  };
}

function addDollars(fleet: Fleet, text: string): void {
  const jsonnet =
    "{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { text: std.extVar('text') } }";
  fleet.application(
    `${text} in a parameter`,
    fleet.source(fleet.folder('edge', echo()), { helm: { parameters: [{ name: 'text', value: text }] } }),
  );
  fleet.application(
    `${text} in a variable`,
    fleet.source(fleet.folder('edge', { 'a.jsonnet': jsonnet }), {
      directory: { jsonnet: { extVars: [{ name: 'text', value: text }] } },
    }),
  );
  const files = { 'a.yaml': documents(CONFIG), 'kustomization.yaml': 'resources: [a.yaml]\n' };
  fleet.application(
    `${text} in an annotation`,
    fleet.source(fleet.folder('edge', files), {
      kustomize: { commonAnnotations: { a: `x${text}` }, commonAnnotationsEnvsubst: true },
    }),
  );
}

function addValueGlob(fleet: Fleet, glob: string): void {
  const file = (name: string) =>
    `${name.replaceAll(/\W/g, '')}: ${JSON.stringify(name)}\ntext: ${JSON.stringify(name)}\n`;
  const names = [
    'env/a.yaml',
    'env/b.yaml',
    'env/ab.yaml',
    'env/A.yaml',
    'env/.hidden.yaml',
    'env/sub/a.yaml',
    'env/sub/deep/c.yaml',
    'env/c.txt',
  ];
  const files = Object.fromEntries(names.map((name) => [name, file(name)]));
  const ignoreMissingValueFiles = fleet.random.chance(0.3);
  fleet.application(
    `the value files ${glob}`,
    fleet.source(fleet.folder('edge', { ...echo(), ...files }), {
      helm: { valueFiles: [glob, 'env/b.yaml'], ignoreMissingValueFiles },
    }),
  );
}

const PATHS: ((path: string) => string)[] = [
  (path) => `./${path}`,
  (path) => `${path}/`,
  (path) => path.replace('/', '//'),
  (path) => `${path}/.`,
  (path) => `${path}/sub/..`,
  (path) => `other/../${path}`,
  (path) => ` ${path}`,
  (path) => path.toUpperCase(),
  (path) => `${path}/sub/../../../${path}`,
];

function addPath(fleet: Fleet, written: (path: string) => string): void {
  const path = fleet.folder('edge', {
    'a.yaml': documents(randomObject(fleet.random)),
    'sub/b.yaml': documents(CONFIG),
  });
  fleet.application(`the path ${written(path)}`, { ...fleet.source(path), path: written(path) });
}

function addRevisions(fleet: Fleet): void {
  const { places } = fleet;
  const revisions = [
    'v1',
    '1',
    '1.0.0',
    '=1.0.0',
    'v1.0',
    '1.0.0 || 2.0.0',
    '>1 <2',
    '1.0.0 - 1.9.9',
    '^1.0.0-0',
    ' main',
    'main ',
    'Main',
    'refs/heads/main',
    'heads/main',
    'tags/v1.0.0',
    'refs/tags/v1.0.0',
    'HEAD~1',
    'v1.0.0^{}',
    'latest',
    'x',
    '1.1.x',
    'app/1.0.0',
    'v2.0.0-rc.1',
    '2.0.0-rc.1',
    '~2.0.0-rc',
    '!=1.0.0',
    '>=0.0.0-0',
  ];
  for (const targetRevision of revisions) {
    fleet.application(`the revision ${JSON.stringify(targetRevision)}`, {
      repoURL: places.elsewhere,
      path: 'plain',
      targetRevision,
    });
  }
  const versions = [
    '1',
    '1.0',
    'v1.0.0',
    '=1.0.0',
    '1.0.0 || 2.0.0',
    '>1 <2',
    '1.0.0 - 1.9.9',
    '^2.0.0-0',
    '2.1.0-rc.1',
    '~2.1.0-rc',
    '1.1.x',
    'x',
    ' 1.0.0',
    '1.0.0 ',
    '01.0.0',
    '1.0.0+build',
    '>=1.0.0,<2.0.0',
    '>= 1.0.0, < 1.1.1',
    '!=2.0.0',
    '*',
    'latest',
    'HEAD',
  ];
  for (const targetRevision of versions) {
    fleet.application(`the chart's version ${JSON.stringify(targetRevision)}`, {
      repoURL: places.charts,
      chart: 'web',
      targetRevision,
    });
  }
}

function addRefs(fleet: Fleet): void {
  const { random, places } = fleet;
  const files = [
    '$values/values/one.yaml',
    '$values//values/one.yaml',
    '$values/./values/one.yaml',
    '$values/values/../values/two.yaml',
    '$values/../x.yaml',
    '$values/values',
    '$values',
    '$values/',
    '$valuesx/one.yaml',
    '${values}/values/one.yaml',
    '$values/values/$NOTHINGone.yaml',
    '$values/values/${ARGOCD_APP_NOTHING}one.yaml',
    'x$values/one.yaml',
    '$VALUES/values/one.yaml',
    '$values/values/[ot]*.yaml',
    '$values/gone/*.yaml',
  ];
  for (const file of files) {
    const chart = fleet.source(fleet.folder('edge', echo()), {
      targetRevision: 'main',
      helm: { valueFiles: [file], ignoreMissingValueFiles: random.chance(0.3) },
    });
    fleet.application(`the value file ${file}`, [
      chart,
      { repoURL: places.elsewhere, targetRevision: 'v1.0.0', ref: 'values' },
    ]);
  }
}
