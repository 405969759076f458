import { application, type BadInput, config, ORIGIN } from './bad-input.ts';

const LONG = `${'n'.repeat(249)}.abc`;
const manifest = (spec: string, more = '') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: new\n${more}spec:\n${spec}`;
const COMPLETE = '  project: default\n  destination: {name: in-cluster, namespace: shop}\n';

/** Applications that are not as they have to be, and names that are made to mislead. */
export const APPLICATION_INPUTS: readonly BadInput[] = [
  {
    title: 'two objects of one identity',
    head: { 'web/again.yaml': config('level: debug') },
    code: 0,
    says: [
      'warning repeated-resource',
      'ConfigMap shop/settings is rendered more than once; Argo CD keeps the last one',
    ],
  },
  {
    title: 'values of another source',
    base: {
      'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
      'chart/templates/c.yaml': config('level: {{ .Values.level }}', 'charted'),
    },
    head: {
      'apps/new.yaml': manifest(
        `${COMPLETE}  sources:\n  - repoURL: ${ORIGIN}\n    path: chart\n    helm:\n      valueFiles: [$values/values/new.yaml]\n  - repoURL: ${ORIGIN}\n    ref: values\n`,
      ),
      'values/new.yaml': 'level: from-the-other-source\n',
    },
    code: 0,
    says: ['level: from-the-other-source'],
  },
  {
    title: 'values of a source that is not there',
    base: {
      'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
      'chart/templates/c.yaml': config('level: info', 'charted'),
    },
    head: {
      'apps/new.yaml': manifest(
        `${COMPLETE}  sources:\n  - repoURL: ${ORIGIN}\n    path: chart\n    helm:\n      valueFiles:\n      - $value/new.yaml\n  - repoURL: ${ORIGIN}\n    ref: values\n`,
      ),
    },
    code: 1,
    says: ['error ref-unknown apps/new.yaml:13', 'is the ref of no source (known: $values)'],
  },
  {
    title: 'an Application without a source',
    head: { 'apps/new.yaml': manifest(COMPLETE) },
    code: 1,
    says: ['error source-missing apps/new.yaml:5'],
  },
  {
    title: 'an Application with source and sources',
    head: { 'apps/new.yaml': application('new', 'path: web', `  sources:\n  - repoURL: ${ORIGIN}\n    path: web\n`) },
    code: 0,
    says: ['warning source-ignored apps/new.yaml:8'],
  },
  {
    title: 'fields that there are not',
    head: { 'apps/new.yaml': application('new', 'path: web', '  syncPolicy:\n    automatic: {}\n') },
    code: 1,
    says: ['error unknown-field apps/new.yaml:15', 'spec.syncPolicy has no field "automatic"'],
  },
  {
    title: 'another version of the API',
    head: { 'apps/new.yaml': application('new', 'path: web').replace('v1alpha1', 'v1') },
    code: 1,
    says: ['error wrong-api-version apps/new.yaml:1'],
  },
  {
    title: 'a field of a newer Argo CD',
    head: {
      'apps/new.yaml': manifest(
        `${COMPLETE}  sourceHydrator:\n    drySource: {repoURL: ${ORIGIN}, path: web, targetRevision: HEAD}\n    syncSource: {targetBranch: env/new, path: web}\n`,
      ),
    },
    args: ['check', '--argocd-version', '2.14'],
    code: 3,
    says: ['the source hydrator writes what it deploys to another branch'],
  },
  {
    title: 'a template of Helm that lies in a folder of manifests',
    head: { 'apps/new.yaml': application('"{{ .Values.name }}"', 'path: {{ .Values.path }}') },
    code: 0,
    says: ['1 file with template syntax'],
  },
  {
    title: 'an ApplicationSet whose generator asks a server',
    head: {
      'apps/new.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: new\nspec:\n  goTemplate: true\n  goTemplateOptions: [missingkey=error]\n  generators:\n  - clusters: {}\n  template:\n    metadata:\n      name: '{{ .name }}-web'\n    spec:\n      project: default\n      source:\n        repoURL: ${ORIGIN}\n        path: web\n      destination:\n        server: '{{ .server }}'\n        namespace: shop\n`,
    },
    code: 3,
    says: ['ApplicationSet new (apps/new.yaml:1)'],
  },
  {
    title: 'names with line breaks, pipes, backticks and dots',
    head: {
      'apps/n|e`w\n::error::x.yaml': application('"a\\n::error::b|`c`../../d"', 'path: web'),
    },
    code: 1,
    says: ['error name-invalid apps/n|e`w ::error::x.yaml:4', 'the name "a ::error::b|`c`../../d" is no name'],
    never: ['\n::error::'],
  },
  {
    title: 'an emoji for a name',
    head: { 'apps/new.yaml': application('"🚀"', 'path: web') },
    code: 1,
    says: ['error name-invalid apps/new.yaml:4'],
  },
  {
    title: 'a name of 253 characters',
    head: { 'apps/new.yaml': application(LONG, 'path: web') },
    code: 0,
    says: ['+ added nnnn'],
  },
  {
    title: 'a name of 254 characters',
    head: { 'apps/new.yaml': application(`n${LONG}`, 'path: web') },
    code: 1,
    says: ['error name-invalid apps/new.yaml:4'],
  },
];
