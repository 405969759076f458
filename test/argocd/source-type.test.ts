import { detectType, explicitTypes, mergeOverride, withoutEmptyBlock } from '../../src/argocd/source-type.ts';
import type { ApplicationSource } from '../../src/model/application.ts';

test.each([
  [['Chart.yaml', 'values.yaml'], 'Helm'],
  [['Chart.yaml', 'kustomization.yaml'], 'Kustomize'],
  [['kustomization.yml'], 'Kustomize'],
  [['Kustomization'], 'Kustomize'],
  [['my-Chart.yaml'], 'Helm'],
  [['chart.yaml', 'Kustomization.yaml'], 'Directory'],
  [['deployment.yaml'], 'Directory'],
  [[], 'Directory'],
])('%s is %s', (names, type) => {
  expect(detectType(names)).toBe(type);
});

test('an empty block counts as explicit', () => {
  expect(explicitTypes({ helm: {}, directory: { recurse: true } })).toEqual(['Helm', 'Directory']);
  expect(explicitTypes({ path: 'x' })).toEqual([]);
});

test.each<[string, ApplicationSource, ApplicationSource]>([
  ['an empty block goes', { path: 'a', helm: {} }, { path: 'a' }],
  ['one of empty fields too', { helm: { values: '', valueFiles: [], skipCrds: false } }, {}],
  ['and one of nothing but flags', { kustomize: { forceCommonLabels: true } }, {}],
  ['an empty jsonnet is nothing', { directory: { recurse: false, jsonnet: { libs: [] } } }, {}],
  ['values stay', { helm: { values: 'a: 1' } }, { helm: { values: 'a: 1' } }],
  ['an empty valuesObject is one', { helm: { valuesObject: {} } }, { helm: { valuesObject: {} } }],
  ['a pattern stays', { directory: { exclude: '*.yml' } }, { directory: { exclude: '*.yml' } }],
  ['so does a plugin', { plugin: {} }, { plugin: {} }],
  ['one beside another stays', { helm: {}, directory: { recurse: true } }, { helm: {}, directory: { recurse: true } }],
])('%s', (_name, source, expected) => {
  expect(withoutEmptyBlock(source)).toEqual(expected);
});

test('an override is a merge patch that cannot change where the source comes from', () => {
  const source = { repoURL: 'a', path: 'p', helm: { parameters: [{ name: 'x', value: '1' }], releaseName: 'r' } };
  const override = {
    repoURL: 'b',
    path: 'q',
    chart: 'c',
    targetRevision: 'v2',
    helm: { parameters: [{ name: 'image.tag', value: '2' }], releaseName: null },
  };
  expect(mergeOverride(source, override)).toEqual({
    repoURL: 'a',
    path: 'p',
    helm: { parameters: [{ name: 'image.tag', value: '2' }] },
  });
  expect(source.helm.releaseName).toBe('r');
});
