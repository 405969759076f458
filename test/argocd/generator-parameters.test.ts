import { isAmong, parametersOf } from '../../src/argocd/generator-parameters.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';

function names(entry: JsonObject, goTemplate = false): { some: string[]; every: string[] } | undefined {
  const given = parametersOf(entry, goTemplate);
  return given && { some: [...given.some], every: [...given.every] };
}

const LIST: JsonObject = {
  list: {
    elements: [
      { name: 'a', values: { x: '1' } },
      { name: 'b', url: 'u' },
    ],
  },
};
const DIRECTORIES: JsonObject = { git: { directories: [{ path: 'apps/*' }] } };

test('a list gives what its elements have', () => {
  expect(names(LIST)).toEqual({ some: ['name', 'values.x', 'url'], every: ['name'] });
  expect(names(LIST, true)).toEqual({ some: ['name', 'values', 'url'], every: ['name'] });
});

test('directories give their path', () => {
  expect(names(DIRECTORIES)?.every).toEqual(['path', 'path.basename', 'path.basenameNormalized', 'path[*']);
  expect(names(DIRECTORIES, true)?.every).toEqual(['path']);
  const prefixed = { git: { directories: [{ path: 'a' }], pathParamPrefix: 'app', values: { x: '1' } } };
  expect(names(prefixed)?.every).toEqual([
    'app.path',
    'app.path.basename',
    'app.path.basenameNormalized',
    'app.path[*',
    'values.x',
  ]);
  expect(names(prefixed, true)?.every).toEqual(['app', 'values']);
});

test('clusters give names, addresses and metadata', () => {
  expect(names({ clusters: { values: { x: '1' } } })?.every).toEqual([
    'name',
    'nameNormalized',
    'server',
    'project',
    'metadata.labels.*',
    'metadata.annotations.*',
    'values.x',
  ]);
  expect(names({ clusters: { flatList: true } }, true)?.every).toEqual(['clusters']);
});

test('pull requests have labels with Go templates alone', () => {
  expect(names({ pullRequest: {} })?.every).not.toContain('labels');
  expect(names({ pullRequest: {} }, true)?.every).toContain('labels');
  expect(names({ scmProvider: {} })?.every).toContain('labels');
});

test('a matrix gives all of both, and a merge perhaps', () => {
  const generators = [{ list: { elements: [{ a: '1' }] } }, { list: { elements: [{ a: '1', b: '2' }] } }];
  expect(names({ matrix: { generators } })).toEqual({ some: ['a', 'b'], every: ['a', 'b'] });
  expect(names({ merge: { generators, mergeKeys: ['a'] } })).toEqual({ some: ['a', 'b'], every: ['a', 'b'] });
});

test.each<[string, JsonObject]>([
  ['files', { git: { files: [{ path: 'a.json' }] } }],
  ['a plugin', { plugin: {} }],
  ['resources', { clusterDecisionResource: {} }],
  ['elements that are a text', { list: { elements: [{ a: '1' }], elementsYaml: '{{ .a }}' } }],
  ['no element', { list: { elements: [] } }],
  ['two generators', { ...LIST, ...DIRECTORIES }],
  ['one of them in a matrix', { matrix: { generators: [LIST, { plugin: {} }] } }],
])('of %s nobody knows', (_name, entry) => {
  expect(names(entry)).toBeUndefined();
});

test('a name with a star stands for all that begin so', () => {
  const given = new Set(['path[*', 'name']);
  expect(['path[0]', 'name'].every((name) => isAmong(name, given))).toBe(true);
  expect(isAmong('names', given)).toBe(false);
});
