import { findArgoCdCm } from '../../src/config/find-argocd-cm.ts';
import { type FakeFiles, fakeSnapshot, withoutContent } from '../fakes/repository.ts';

/** Each argocd-cm as `place (of chart): key=value@place`. */
async function found(files: FakeFiles): Promise<string[]> {
  const all = await findArgoCdCm(fakeSnapshot(files), 'argocd');
  return all.map(({ place, isOfChart, data }) => {
    const entries = [...data].map(([key, { value, place: at }]) => `${key}=${value}@${at}`);
    return `${place}${isOfChart ? ' (of chart)' : ''}: ${entries.join(' ')}`.trim();
  });
}

const configMap = (more = '', data = '  installationID: i\n') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm${more}}\ndata:\n${data}`;

const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: argocd}\nspec:\n  sources:\n${source}`;

const CM = 'configs: {cm: {installationID: i}}\n';

test.each<[string, FakeFiles, string[]]>([
  ['none', { 'a.yaml': 'kind: ConfigMap\n', 'README.md': 'argocd-cm' }, []],
  ['a manifest', { 'a.yaml': configMap() }, ['a.yaml:1: installationID=i@a.yaml:5']],
  [
    'in the namespace of Argo CD',
    { 'a.yaml': configMap(', namespace: argocd') },
    ['a.yaml:1: installationID=i@a.yaml:5'],
  ],
  ['in another namespace', { 'a.yaml': configMap(', namespace: other') }, []],
  ['a second document', { 'a.yaml': `kind: A\n---\n${configMap()}` }, ['a.yaml:3: installationID=i@a.yaml:7']],
  [
    'in a List',
    { 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${configMap().trim().replaceAll('\n', '\n  ')}\n` },
    ['a.yaml:1: installationID=i@a.yaml:1'],
  ],
  ['without data', { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm}\n' }, ['a.yaml:1:']],
  ['a template of a chart', { 'c/Chart.yaml': 'name: c\n', 'c/templates/a.yaml': configMap() }, []],
  ['another kind that names it', { 'a.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: argocd-cm}\n' }, []],
  [
    'values of an Application, as an object',
    {
      'a.yaml': application(
        '  - {repoURL: https://c, chart: argo-cd, helm: {valuesObject: {configs: {cm: {a: true, b: {c: d}}}}}}\n',
      ),
    },
    ['a.yaml:1 (of chart): a=true@a.yaml:1'],
  ],
  [
    'values of an Application, as text',
    { 'a.yaml': application(`  - {repoURL: https://c, chart: argo-cd, helm: {values: "${CM.trim()}"}}\n`) },
    ['a.yaml:1 (of chart): installationID=i@a.yaml:1'],
  ],
  [
    'a file of a ref, and what is laid over it',
    {
      'a.yaml': application(
        '  - {repoURL: https://c, chart: argo-cd, helm: {valueFiles: [$v/x/values.yaml, own.yaml], valuesObject: {configs: {cm: {b: "2"}}}}}\n',
      ),
      'x/values.yaml': 'configs:\n  cm:\n    a: "1"\n    b: "1"\n',
    },
    ['a.yaml:1 (of chart): a=1@x/values.yaml:3 b=2@a.yaml:1'],
  ],
  [
    'values that say nothing of it',
    { 'a.yaml': application('  - {repoURL: https://c, chart: argo-cd}\n') },
    ['a.yaml:1 (of chart):'],
  ],
  [
    'a chart that is told not to make it',
    {
      'a.yaml': application(
        '  - {repoURL: https://c, chart: argo-cd, helm: {valuesObject: {configs: {cm: {create: false, a: "1"}}}}}\n',
      ),
    },
    [],
  ],
  [
    'another chart',
    {
      'a.yaml': application(
        '  - {repoURL: https://c, chart: argo-cd-apps, helm: {valuesObject: {configs: {cm: {a: "1"}}}}}\n',
      ),
    },
    [],
  ],
  [
    'a chart that Kustomize inflates',
    {
      'k/kustomization.yaml':
        'helmCharts:\n- name: argo-cd\n  valuesFile: values.yaml\n  additionalValuesFiles: [../more.yaml]\n  valuesInline: {configs: {cm: {c: "3"}}}\n- name: other\n  valuesFile: ../other.yaml\n',
      'k/values.yaml': 'configs:\n  cm:\n    a: "1"\n    b: "1"\n',
      'more.yaml': 'configs:\n  cm:\n    b: "2"\n',
      'other.yaml': CM,
    },
    ['k/kustomization.yaml:1 (of chart): a=1@k/values.yaml:3 b=2@more.yaml:3 c=3@k/kustomization.yaml:1'],
  ],
  [
    'a chart here that depends on it, by another name',
    {
      'c/Chart.yaml': 'name: c\ndependencies:\n- {name: argo-cd, alias: cd, version: 1.0.0}\n',
      'c/values.yaml': `cd:\n  configs:\n    cm:\n      a: "1"\n`,
      'c/values-prod.yaml': `cd: {configs: {cm: {a: "2"}}}\n`,
      'c/other.yaml': `cd: {configs: {cm: {a: "3"}}}\n`,
    },
    ['c/Chart.yaml (of chart): a=2@c/values-prod.yaml:1', 'c/Chart.yaml (of chart): a=1@c/values.yaml:4'],
  ],
  [
    'a chart here that depends on it, without values',
    { 'c/Chart.yaml': 'name: c\ndependencies:\n- {name: argo-cd, version: 1.0.0}\n' },
    ['c/Chart.yaml (of chart):'],
  ],
])('%s', async (_, files, expected) => {
  expect(await found(files)).toEqual(expected);
});

test('a file that cannot be read costs the others nothing', async () => {
  const files = { 'a.yaml': configMap('', '  installationID: j\n'), 'b.yaml': configMap() };
  const all = await findArgoCdCm(withoutContent(fakeSnapshot(files), 'a.yaml'), 'argocd');
  expect(all.map(({ place }) => place)).toEqual(['b.yaml:1']);
});
