import type { JsonObject } from '../../../src/model/kube-object.ts';
import { chartFiles, valuesSchema } from './charts.ts';
import { documents, type Files, type Fleet } from './fleet.ts';
import { randomObject } from './objects.ts';
import type { Random } from './random.ts';

/** Applications that Argo CD refuses: so must we, and not one more. */
export function addRefusedApplications(fleet: Fleet): void {
  const { random, places } = fleet;
  for (const [shows, { files, source }] of Object.entries(cases(random))) {
    const path = files && fleet.folder('refused', files);
    const written = { ...(path !== undefined && fleet.source(path)), ...source };
    fleet.application(TAKEN.has(shows) ? shows : `refused: ${shows}`, { repoURL: places.here, ...written });
  }
  const chart = fleet.folder('refused', chartFiles(random, 'refs'));
  const helm = (file: string) => fleet.source(chart, { targetRevision: 'main', helm: { valueFiles: [file] } });
  const ref = { repoURL: places.elsewhere, targetRevision: 'v1.0.0', ref: 'values' };
  fleet.application('refused: an unknown ref', [helm('$unknown/values/one.yaml'), ref]);
  fleet.application('refused: a missing file of a ref', [helm('$values/gone.yaml'), ref]);
  fleet.application('refused: one ref twice', [
    helm('$values/values/one.yaml'),
    ref,
    { ...ref, targetRevision: 'v1.1.0' },
  ]);
  fleet.application('refused: a ref with bad letters', [helm('$a.b/values/one.yaml'), { ...ref, ref: 'a.b' }]);
  fleet.application('refused: a source without path, chart or ref', [helm('values.yaml'), { repoURL: places.here }]);
  for (const chartSource of [
    { chart: 'gone', targetRevision: '1.0.0' },
    { chart: 'web', targetRevision: '9.9.9' },
    { chart: 'web', targetRevision: '>=9' },
    { chart: 'web' },
    { chart: 'web', targetRevision: 'not-a-version' },
  ]) {
    fleet.application(`refused: chart ${JSON.stringify(chartSource)}`, { repoURL: places.charts, ...chartSource });
  }
  for (const targetRevision of ['gone', 'v9.9.9', '>=9.0.0', 'refs/heads/gone', '1234567']) {
    fleet.application(`refused: revision ${targetRevision}`, {
      repoURL: places.elsewhere,
      path: 'plain',
      targetRevision,
    });
  }
  fleet.application('refused: a repository with a link that leads out', {
    repoURL: places.escaping,
    path: 'fine',
    targetRevision: 'main',
  });
  const fine = fleet.source(fleet.folder('plain', { 'a.yaml': documents(randomObject(random)) }));
  fleet.application('refused: two names of the destination', fine, {
    spec: { destination: { server: 'https://kubernetes.default.svc', name: 'in-cluster' } },
  });
  fleet.application('refused: no destination', fine, { spec: { destination: { namespace: 'x' } } });
}

/** These look as if they were refused. */
const TAKEN = new Set([
  'a parameter that sets no path',
  'a label that is none',
  'a manifest without a kind',
  'a label that is no string',
]);

interface Case {
  files?: Files;
  source?: JsonObject;
}

const CHART = { 'Chart.yaml': 'apiVersion: v2\nname: refused\nversion: 1.0.0\n' };
const KUSTOMIZED = {
  'kustomization.yaml': 'resources: [a.yaml]\ncommonLabels: {team: a}\ncommonAnnotations: {note: a}\n',
  'a.yaml': documents({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }),
};
const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

function cases(random: Random): Record<string, Case> {
  const template = (text: string): Files => ({ ...CHART, 'templates/a.yaml': text });
  return {
    'no such path': { source: { path: 'not/there' } },
    'an absolute path': { source: { path: '/applications' } },
    'a path that leads out': { source: { path: '../outside' } },
    'a path of a file': { source: { path: 'applications/001.yaml' } },
    'no path': { source: {} },
    'two tools': { files: CHART, source: { helm: { releaseName: 'a' }, directory: { recurse: true } } },
    'a missing value file': { files: CHART, source: { helm: { valueFiles: ['gone.yaml'] } } },
    'a value file that leads out': { files: CHART, source: { helm: { valueFiles: ['../../../etc/passwd'] } } },
    'globs that match nothing': { files: CHART, source: { helm: { valueFiles: ['none-*.yaml'] } } },
    'a value file that is no YAML': {
      files: { ...CHART, 'broken.yaml': 'a: [\n' },
      source: { helm: { valueFiles: ['broken.yaml'] } },
    },
    'values that are no map': { files: CHART, source: { helm: { values: '- a\n- b\n' } } },
    'values that are no YAML': { files: CHART, source: { helm: { values: 'a: b: c' } } },
    'a scheme that is not allowed': { files: CHART, source: { helm: { valueFiles: ['ftp://example.com/a.yaml'] } } },
    'a schema that is not satisfied': {
      files: { ...chartFiles(random, 'refused'), 'values.schema.json': valuesSchema(false) },
    },
    'a template that fails': { files: template('{{ fail "no" }}') },
    'a template that is broken': { files: template('{{ if }}') },
    'a required value': { files: template('a: {{ required "give it" .Values.a }}') },
    'a function that is unknown': { files: template('{{ unheard 1 }}') },
    'a template that gives no YAML': { files: template('a: [\n') },
    'a template without a kind': { files: template('apiVersion: v1\nmetadata: {name: a}\n') },
    'a chart without a name': { files: { 'Chart.yaml': 'apiVersion: v2\nversion: 1.0.0\n' } },
    'a chart without a version': { files: { 'Chart.yaml': 'apiVersion: v2\nname: a\n' } },
    'a dependency that is not there': {
      files: { 'Chart.yaml': `${CHART['Chart.yaml']}dependencies: [{name: gone, version: 1.0.0}]\n` },
    },
    'a folder of a dependency that is not there': {
      files: {
        'Chart.yaml': `${CHART['Chart.yaml']}dependencies: [{name: gone, version: 1.0.0, repository: "file://../gone"}]\n`,
      },
    },
    'a library as a chart': { files: { 'Chart.yaml': `${CHART['Chart.yaml']}type: library\n` } },
    'a kubeVersion that does not fit': {
      files: { 'Chart.yaml': `${CHART['Chart.yaml']}kubeVersion: "<1.10"\n`, ...{ 'templates/a.yaml': OBJECT } },
    },
    'a release name that is too long': { files: template(OBJECT), source: { helm: { releaseName: 'a'.repeat(54) } } },
    'a release name with an underscore': { files: template(OBJECT), source: { helm: { releaseName: 'a_b' } } },
    'a kubeVersion that is none': { files: template(OBJECT), source: { helm: { kubeVersion: 'newest' } } },
    'a kubeVersion that is none, of a kustomization': {
      files: KUSTOMIZED,
      source: { kustomize: { kubeVersion: 'newest' } },
    },
    'a helm version of old': { files: template(OBJECT), source: { helm: { version: 'v2' } } },
    'a file parameter that is missing': {
      files: template(OBJECT),
      source: { helm: { fileParameters: [{ name: 'a', path: 'gone.txt' }] } },
    },
    'a parameter that sets no path': {
      files: template(OBJECT),
      source: { helm: { parameters: [{ name: 'a[', value: 'b' }] } },
    },
    'a label that is there': { files: KUSTOMIZED, source: { kustomize: { commonLabels: { team: 'b' } } } },
    'an annotation that is there': { files: KUSTOMIZED, source: { kustomize: { commonAnnotations: { note: 'b' } } } },
    'a label that is none': { files: KUSTOMIZED, source: { kustomize: { commonLabels: { 'a b': 'c' } } } },
    'a component that is missing': { files: KUSTOMIZED, source: { kustomize: { components: ['gone'] } } },
    'a patch without a target': {
      files: KUSTOMIZED,
      source: { kustomize: { patches: [{ patch: OBJECT.replace('name: a', 'name: gone') }] } },
    },
    'a patch file that is missing': { files: KUSTOMIZED, source: { kustomize: { patches: [{ path: 'gone.yaml' }] } } },
    'a resource that is missing': { files: { 'kustomization.yaml': 'resources: [gone.yaml]\n' } },
    'a kustomization that is no YAML': { files: { 'kustomization.yaml': 'resources: [\n' } },
    'a field that kustomize does not know': { files: { ...KUSTOMIZED, 'kustomization.yaml': 'resource: [a.yaml]\n' } },
    'an object twice': {
      files: { ...KUSTOMIZED, 'b.yaml': KUSTOMIZED['a.yaml'], 'kustomization.yaml': 'resources: [a.yaml, b.yaml]\n' },
    },
    'a resource outside': {
      files: { 'kustomization.yaml': 'configMapGenerator: [{name: a, files: [../../applications/001.yaml]}]\n' },
    },
    'a replica of nothing that is a word': {
      files: KUSTOMIZED,
      source: { kustomize: { replicas: [{ name: 'a', count: 'many' }] } },
    },
    'YAML that is broken and looks like a manifest': { files: { 'a.yaml': `${OBJECT}data: [\n` } },
    'a second document that is broken': { files: { 'a.yaml': `${OBJECT}---\na: [\n` } },
    'JSON that is broken': { files: { 'a.json': '{"apiVersion": "v1"' } },
    'two objects in a JSON file': {
      files: {
        'a.json':
          '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}} {"apiVersion":"v1","kind":"ConfigMap"}',
      },
    },
    'a JSON file without a kind': { files: { 'a.json': '{"a": 1}' } },
    'a manifest without a kind': { files: { 'a.yaml': 'apiVersion: v1\nmetadata: {name: a}\n' } },
    'an item without a kind': { files: { 'a.yaml': 'apiVersion: v1\nkind: List\nitems: [{a: 1}]\n' } },
    'an item that is no object': { files: { 'a.yaml': 'apiVersion: v1\nkind: List\nitems: [text]\n' } },
    'an annotation that is no string': {
      files: { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {a: true}}\n' },
    },
    'a label that is no string': {
      files: { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {a: 1}}\n' },
    },
    'Jsonnet that fails': { files: { 'a.jsonnet': 'error "no"\n' } },
    'Jsonnet that is broken': { files: { 'a.jsonnet': '{\n' } },
    'Jsonnet without its variable': { files: { 'a.jsonnet': "std.extVar('gone')\n" } },
    'Jsonnet that gives text': { files: { 'a.jsonnet': "'text'\n" } },
    'Jsonnet that gives no kind': { files: { 'a.jsonnet': '{ a: 1 }\n' } },
    'a library that leads out': {
      files: { 'a.jsonnet': '[]\n' },
      source: { directory: { jsonnet: { libs: ['../../..'] } } },
    },
    'an import that is missing': { files: { 'a.jsonnet': "import 'gone.libsonnet'\n" } },
    'an override that is no YAML': { files: { 'a.yaml': OBJECT, '.argocd-source.yaml': 'a: [\n' } },
    'an override that gives two tools': {
      files: { 'a.yaml': OBJECT, '.argocd-source.yaml': 'helm: {releaseName: a}\n' },
      source: { directory: { recurse: true } },
    },
    'an override of a wrong type': { files: { 'a.yaml': OBJECT, '.argocd-source.yaml': 'directory: {recurse: 5}\n' } },
  };
}
