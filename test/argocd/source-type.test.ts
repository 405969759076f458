import { detectType, explicitTypes, mergeOverride } from '../../src/argocd/source-type.ts';

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
