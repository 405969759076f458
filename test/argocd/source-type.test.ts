import { detectType, explicitTypes, mergeOverride, withoutEmptyBlock } from '../../src/argocd/source-type.ts';
import type { ApplicationSource } from '../../src/model/application.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';

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

describe('an override', () => {
  const source = {
    repoURL: 'a',
    path: 'p',
    helm: {
      parameters: [{ name: 'x', value: '1', forceString: true }],
      releaseName: 'r',
      valuesObject: { a: 1, b: 2 },
    },
  };

  test('cannot change where the source comes from', () => {
    const override = { repoURL: 'b', path: 'q', chart: 'c', targetRevision: 'v2' };
    expect(mergeOverride(source, override)).toEqual(source);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['sets a field', { releaseName: 's' }, { releaseName: 's' }],
    ['takes none away', { releaseName: null, parameters: null }, {}],
    [
      'replaces lists, but for fields of elements that it does not name',
      { parameters: [{ name: 'y' }, { name: 'z' }] },
      { parameters: [{ name: 'y', value: '1', forceString: true }, { name: 'z' }] },
    ],
    ['shortens lists', { parameters: [] }, { parameters: [] }],
    [
      'merges values, where a null does take away',
      { valuesObject: { a: null, c: 3 } },
      { valuesObject: { b: 2, c: 3 } },
    ],
  ])('%s', (_name, helm, changed) => {
    expect(mergeOverride(source, { helm })).toEqual({ ...source, helm: { ...source.helm, ...changed } });
  });

  test('takes no block away, and changes nothing in place', () => {
    const before = structuredClone(source);
    expect(mergeOverride(source, { helm: null })).toEqual(before);
    expect(source).toEqual(before);
  });
});
