import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import { chartFiles, valuesOf, valuesSchema } from './charts.ts';
import { documents, type Files, type Fleet } from './fleet.ts';
import type { Random } from './random.ts';
import { randomString, randomTree } from './values.ts';

/** Charts in the repository: every option of `helm`, alone and with others (argocd-semantics B4). */
export function addHelmApplications(fleet: Fleet): void {
  const { random } = fleet;
  const options = Object.entries(OPTIONS);
  for (const [name, option] of options) {
    const more = random.some(options, 0, 3).filter(([other]) => other !== name && !CLASHES.has(other));
    const chart = `${random.word()}chart`;
    const files = chartFiles(random, chart);
    const helm: JsonObject = {};
    for (const [, each] of [...more, [name, option] as const]) Object.assign(helm, each(random, files));
    const path = fleet.folder('charts', files);
    fleet.application(`helm ${[name, ...more.map(([other]) => other)].join(', ')}`, fleet.source(path, { helm }));
  }
  for (let count = 0; count < 3; count++) {
    fleet.application('helm without options', fleet.source(fleet.folder('charts', chartFiles(random, 'plain'))));
  }
  const named = fleet.folder('charts', chartFiles(random, 'named'));
  fleet.application('a name with dots', fleet.source(named), { name: `with.dots.${random.letters(4)}` });
  fleet.application(
    'an old chart',
    fleet.source(fleet.folder('charts', { ...chartFiles(random, 'old', { metadata: { apiVersion: 'v1' } }) })),
  );
  const [text, deep] = ['$ARGOCD_APP_REVISION', '$ARGOCD_APP_REVISION_SHORT of ${ARGOCD_APP_REVISION_SHORT_8}'];
  // Not with the other templates, whose checksums would tell what the commit is
  const revised: Files = {
    ...chartFiles(random, 'revised'),
    'templates/values.yaml': '',
    'templates/release.yaml': '',
  };
  revised['templates/revision.yaml'] =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: revision}\ndata: {text: "{{ .Values.text }}", deep: "{{ .Values.deep }}"}\n';
  const parameters = [text, deep].map((value, index) => ({ name: ['text', 'deep'][index] as string, value }));
  fleet.application('the revision', fleet.source(fleet.folder('charts', revised), { helm: { parameters } }));
  addDependencies(fleet);
}

/** What is written must not be taken back by another option. */
const CLASHES = new Set(['schemaNotSatisfied', 'kubeVersion', 'everything']);

const OPTIONS: Record<string, (random: Random, files: Files) => JsonObject> = {
  values: (random) => ({ values: documents({ ...valuesOf(random), extra: null }) }),
  valuesAsText: () => ({
    values: 'text: |\n  one\n  two\nlist: [yes, 010, 1e3, 0x1F, ~, 2026-01-02]\n"replicas": 2\n',
  }),
  emptyValues: () => ({ values: '' }),
  valuesObject: (random) => ({ valuesObject: valuesOf(random) }),
  valuesObjectBeatsValues: (random) => ({ valuesObject: { text: randomString(random) }, values: 'replicas: 9\n' }),
  nullTakesAway: () => ({
    valuesObject: {
      image: { tag: null },
      tree: null,
      annotations: { 'example.com/from': null, 'example.com/more': 'x' },
    },
  }),
  valueFiles(random, files) {
    files['values-one.yaml'] = documents({ text: randomString(random), list: ['from', 'one'] });
    files['more/values-two.yaml'] = documents({ tree: randomTree(random), nested: { deep: { value: 'two' } } });
    return { valueFiles: ['values-one.yaml', './more/values-two.yaml', 'values-one.yaml'] };
  },
  valueFileGlobs(random, files) {
    for (const name of ['b', 'a', 'c/d'])
      files[`env/${name}.yaml`] = documents({
        text: `${name} ${randomString(random)}`,
        tree: { [name.replace('/', '')]: 1 },
      });
    return { valueFiles: [random.pick(['env/*.yaml', 'env/**/*.yaml', 'env/[ab].yaml']), 'env/b.yaml'] };
  },
  missingValueFiles: () => ({
    valueFiles: ['not/there.yaml', '/nor/there.yaml', 'none-*.yaml', 'values.yaml'],
    ignoreMissingValueFiles: true,
  }),
  valueFileOfTheRoot: (_random, files) => {
    files['../shared-values.yaml'] = 'text: shared\n';
    return { valueFiles: ['../shared-values.yaml', '/charts/shared-values.yaml'] };
  },
  emptyValueFile: (_random, files) => {
    files['empty.yaml'] = '# nothing\n';
    return { valueFiles: ['empty.yaml'] };
  },
  valueFileByVariable(random, files) {
    files['values-in-cluster.yaml'] = documents({ text: randomString(random) });
    return {
      valueFiles: ['$NOTHING/values-in-cluster.yaml', 'values${NOR_THIS}-in-cluster.yaml'],
      ignoreMissingValueFiles: true,
    };
  },
  parameters: (random) => ({
    parameters: [
      { name: 'replicas', value: '3' },
      {
        name: 'text',
        value: random.pick(['a,b', 'a\\,b', '{one,two}', 'x=y', '', 'true', '$$', 'with space', '007', 'null']),
      },
      { name: 'nested.deep.value', value: randomString(random).replaceAll(/[\n{}[\]\\"]/g, ' ') },
      { name: 'list[0]', value: 'first' },
      { name: 'annotations.example\\.com/escaped', value: 'dots' },
      { name: 'image.tag', value: 'v9', forceString: true },
    ],
  }),
  forceString: () => ({
    parameters: [
      { name: 'text', value: '12345', forceString: true },
      { name: 'image.tag', value: '1e3', forceString: true },
      { name: 'replicas', value: '1' },
    ],
  }),
  repeatedParameters: () => ({
    parameters: [
      { name: 'text', value: 'first' },
      { name: 'text', value: 'last' },
      { name: 'text', value: 'string', forceString: true },
    ],
  }),
  variables: () => ({
    parameters: [
      {
        name: 'text',
        value:
          '$ARGOCD_APP_NAME in ${ARGOCD_APP_NAMESPACE} of $ARGOCD_APP_PROJECT_NAME, $NOTHING, $$, ${ARGOCD_APP_SOURCE_PATH}',
      },
      { name: 'nested.deep.value', value: 'of $ARGOCD_APP_SOURCE_TARGET_REVISION' },
      { name: 'image.repository', value: '$ARGOCD_APP_SOURCE_REPO_URL', forceString: true },
    ],
    values: 'tree: {literal: "$ARGOCD_APP_NAME"}\n',
  }),
  fileParameters(random, files) {
    files['config.txt'] = `${randomString(random)}\n  indented\n`;
    return {
      fileParameters: [
        { name: 'text', path: 'config.txt' },
        { name: 'nested.deep.value', path: './files/two.json' },
      ],
    };
  },
  releaseName: (random) => ({ releaseName: random.pick(['other-release', 'r', 'dots.are.fine', 'a'.repeat(53)]) }),
  namespace: () => ({ namespace: 'of-the-source' }),
  skipCrds(_random, files) {
    files['crds/more.yaml'] =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: skipped.chart.example.com}\n';
    return { skipCrds: true };
  },
  crds(random, files) {
    files['crds/more.yaml'] =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: kept.chart.example.com}\nspec: {x: "{{ .Values }}"}\n';
    files['crds/nested/two.yaml'] =
      `# a comment\n---\n${documents({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'no-crd' }, data: { text: randomString(random) } })}`;
    files['crds/notes.txt'] = 'not a manifest\n';
    return {};
  },
  skipTests(_random, files) {
    files['templates/test-hook.yaml'] =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: test, annotations: {helm.sh/hook: "test-success,post-install"}}\n';
    return { skipTests: true };
  },
  tests(_random, files) {
    files['templates/test-hook.yaml'] =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: test, annotations: {helm.sh/hook: test}}\n';
    return { skipTests: false };
  },
  schemaSatisfied(_random, files) {
    files['values.schema.json'] = valuesSchema(true);
    return {};
  },
  schemaNotSatisfied(_random, files) {
    files['values.schema.json'] = valuesSchema(false);
    return { skipSchemaValidation: true };
  },
  version: (random) => ({ version: random.pick(['v3', 'v4', '']) }),
  passCredentials: () => ({ passCredentials: true }),
  kubeVersion: (random) => ({
    kubeVersion: random.pick(['1.27.3', 'v1.28.0', '1.31', 'v1.29.4-eks-1234', '1.30.1+k3s1']),
  }),
  apiVersions: () => ({ apiVersions: ['monitoring.coreos.com/v1', 'example.com/v1/Thing'] }),
  everything: (random) => ({
    releaseName: 'all',
    namespace: 'all',
    skipTests: true,
    skipCrds: true,
    passCredentials: true,
    valuesObject: valuesOf(random),
    parameters: [{ name: 'replicas', value: '0' }],
  }),
};

/** Dependencies that are there, and those in other folders; charts of a repository are in combined-applications.ts. */
function addDependencies(fleet: Fleet): void {
  const { random } = fleet;
  const below = (name: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, content]) => [`charts/${name}/${path}`, content]));
  const dependency = { name: 'sub', version: '1.x', repository: '' };
  const shapes: Record<string, JsonObject> = {
    plain: {},
    alias: { alias: 'other' },
    'condition that is off': { condition: 'sub.enabled' },
    tags: { tags: ['wanted'] },
    'import-values': { 'import-values': [{ child: 'nested', parent: 'imported' }] },
  };
  for (const [shape, more] of Object.entries(shapes)) {
    const files = chartFiles(random, 'parent', { metadata: { dependencies: [{ ...dependency, ...more }] } });
    const values = documents({
      ...valuesOf(random),
      sub: { enabled: !shape.includes('off'), text: 'from the parent' },
      other: { text: 'by its alias' },
      tags: { wanted: random.chance(0.5) },
      global: { shared: true },
    });
    const path = fleet.folder('charts', {
      ...files,
      'values.yaml': values,
      ...below('sub', chartFiles(random, 'sub')),
    });
    fleet.application(`a dependency in charts/: ${shape}`, fleet.source(path));
  }
  const undeclared = fleet.folder('charts', {
    ...chartFiles(random, 'parent'),
    ...below('sub', chartFiles(random, 'sub')),
  });
  fleet.application('a chart in charts/ that is not declared', fleet.source(undeclared));
  for (const version of ['1.2.3', '^1.0.0', '>=1.0.0-0', '*']) {
    const near = fleet.folder('charts', chartFiles(random, 'near'));
    const files = chartFiles(random, 'parent', {
      metadata: { dependencies: [{ name: 'near', version, repository: `file://../${near.slice('charts/'.length)}` }] },
    });
    fleet.application(`a dependency in another folder, ${version}`, fleet.source(fleet.folder('charts', files)));
  }
  const locked = fleet.folder('charts', chartFiles(random, 'near'));
  const required = { name: 'near', version: '1.x', repository: `file://../${locked.slice('charts/'.length)}` };
  const lock = { ...required, version: '1.2.3' };
  const digest = createHash('sha256')
    .update(JSON.stringify([[required], [lock]]))
    .digest('hex');
  for (const [shows, of] of [
    ['a lock file', digest],
    ['refused: a lock file that is out of sync', '0'.repeat(64)],
  ] as const) {
    const files = chartFiles(random, 'parent', { metadata: { dependencies: [required] } });
    files['Chart.lock'] = documents({
      dependencies: [lock],
      digest: `sha256:${of}`,
      generated: '2026-01-01T00:00:00Z',
    });
    fleet.application(shows, fleet.source(fleet.folder('charts', files)));
  }
  const library = chartFiles(random, 'lib', { metadata: { type: 'library' } });
  const withLibrary = chartFiles(random, 'parent', { metadata: { dependencies: [{ name: 'lib', version: '1.2.3' }] } });
  const used = '{{ include "lib.labels" . | fromYaml | toJson }}';
  withLibrary['templates/library.yaml'] =
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: library, labels: ${used}}\n`;
  fleet.application(
    'a library chart',
    fleet.source(
      fleet.folder('charts', {
        ...withLibrary,
        ...below('lib', {
          'Chart.yaml': library['Chart.yaml'] as string,
          'templates/_helpers.tpl': library['templates/_helpers.tpl'] as string,
        }),
      }),
    ),
  );
}
