import { generatorsIn, setGenerators } from '../../src/argocd/generators.ts';

test('entries are found at every depth, each after its combinator', () => {
  const list = [
    { list: { elements: [] } },
    { matrix: { generators: [{ git: {} }, { merge: { generators: [{ clusters: {} }] } }] } },
    'no entry',
  ];
  expect([...generatorsIn(list)].map(({ at, depth, within }) => [at.join('.'), depth, within])).toEqual([
    ['generators.0', 0, undefined],
    ['generators.1', 0, undefined],
    ['generators.1.matrix.generators.0', 1, 'matrix'],
    ['generators.1.matrix.generators.1', 1, 'matrix'],
    ['generators.1.matrix.generators.1.merge.generators.0', 2, 'merge'],
  ]);
});

test('what is set counts, also when it is empty', () => {
  expect(setGenerators({ clusters: {}, git: null, selector: {}, plugin: { configMapRef: {} } })).toEqual([
    'clusters',
    'plugin',
  ]);
});
