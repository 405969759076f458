import { missingApplicationSets, reachedApplicationSets } from '../../src/desired/application-sets.ts';
import { renderingIsLikely } from '../../src/desired/changed-paths.ts';
import type { FoundApplicationSet } from '../../src/desired/discover.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import { fakeSnapshot } from '../fakes/repository.ts';

const HERE = 'https://github.com/example/shop.git';
const ELSEWHERE = 'https://github.com/example/other.git';

function setAt(place: string, name = 's', spec: JsonObject = {}): FoundApplicationSet {
  return { id: `argocd/${name}`, name, place, line: 1, parent: undefined, spec };
}

function reached(spec: JsonObject, changed: string, before: JsonObject = spec): boolean {
  const set = (each: JsonObject): FoundApplicationSet => setAt('s.yaml', 's', each);
  const base = { snapshot: fakeSnapshot({ 'a.md': '' }), sets: [set(before)] };
  const head = { snapshot: fakeSnapshot({ 'a.md': '', [changed]: 'new' }), sets: [set(spec)] };
  return reachedApplicationSets(base, head, (url) => url === HERE).size === 1;
}

function template(source: JsonObject): JsonObject {
  return { spec: { source } };
}

const DIRECTORIES = { git: { repoURL: HERE, directories: [{ path: 'teams/*' }] } };

describe('reachedApplicationSets', () => {
  test.each<[string, boolean, JsonObject, string]>([
    [
      'a directory that its generator lists',
      true,
      { generators: [DIRECTORIES], template: template({ repoURL: HERE, path: '{{path}}' }) },
      'teams/a/x.yaml',
    ],
    [
      'a file beside them',
      false,
      { generators: [DIRECTORIES], template: template({ repoURL: HERE, path: '{{path}}' }) },
      'docs/x.yaml',
    ],
    [
      'a generator deep in a matrix',
      true,
      {
        generators: [{ matrix: { generators: [DIRECTORIES, { list: {} }] } }],
        template: template({ chart: 'c', repoURL: ELSEWHERE }),
      },
      'teams/a/x.yaml',
    ],
    [
      'a generator of another repository',
      false,
      {
        generators: [{ git: { repoURL: ELSEWHERE, directories: [{ path: '*' }] } }],
        template: template({ repoURL: ELSEWHERE, path: '{{path}}' }),
      },
      'teams/a/x.yaml',
    ],
    [
      'a fixed path of its template',
      true,
      { generators: [{ list: {} }], template: template({ repoURL: HERE, path: 'charts/web' }) },
      'charts/web/values.yaml',
    ],
    [
      'a path with a parameter at its end',
      true,
      { generators: [{ list: {} }], template: template({ repoURL: HERE, path: 'envs/{{env}}' }) },
      'envs/prod/x.yaml',
    ],
    [
      'a path that is a parameter of a list',
      true,
      { generators: [{ list: {} }], template: template({ repoURL: HERE, path: '{{path}}' }) },
      'anywhere/x.yaml',
    ],
    [
      'a URL that is a parameter',
      true,
      { generators: [{ list: {} }], template: template({ repoURL: '{{url}}', path: 'charts/web' }) },
      'charts/web/x.yaml',
    ],
    [
      'value files of a $ref',
      true,
      {
        generators: [{ list: {} }],
        template: {
          spec: {
            sources: [
              { repoURL: ELSEWHERE, chart: 'c', helm: { valueFiles: ['$v/values/c.yaml'] } },
              { repoURL: HERE, ref: 'v' },
            ],
          },
        },
      },
      'values/c.yaml',
    ],
    [
      'a path among the values of a chart',
      false,
      {
        generators: [{ list: {} }],
        template: template({ repoURL: ELSEWHERE, chart: 'c', helm: { valuesObject: { ingress: { path: '/' } } } }),
      },
      'x.yaml',
    ],
    [
      'anything, when a patch of the template names a path',
      true,
      {
        generators: [{ list: {} }],
        templatePatch: 'spec: {source: {path: x}}',
        template: template({ repoURL: ELSEWHERE, chart: 'c' }),
      },
      'x.yaml',
    ],
  ])('%s: %s', (_name, expected, spec, changed) => {
    expect(reached(spec, changed)).toBe(expected);
  });

  test('a set that changed itself is reached', () => {
    expect(reached({ generators: [] }, 'x.md', { generators: [{ list: {} }] })).toBe(true);
  });
});

test.each([
  ['docs/readme.md', false],
  ['.github/workflows/ci.yml', false],
  ['LICENSE', false],
  ['apps/values.yaml', true],
  ['chart/files/index.html', true],
])('a change of %s is likely to be rendered: %s', (path, expected) => {
  expect(renderingIsLikely(fakeSnapshot({}), fakeSnapshot({ [path]: 'x' }))).toBe(expected);
});

describe('missingApplicationSets', () => {
  test.each<[string, FoundApplicationSet[], FoundApplicationSet[], string[]]>([
    ['the same', [setAt('a.yaml')], [setAt('a.yaml')], []],
    ['one that is gone', [setAt('a.yaml'), setAt('b.yaml', 't')], [setAt('a.yaml')], ['b.yaml']],
    ['one that has moved', [setAt('a.yaml')], [setAt('b.yaml')], []],
    ['one of two of a name', [setAt('a.yaml'), setAt('b.yaml')], [setAt('a.yaml')], ['b.yaml']],
    ['one of two in a file', [setAt('a.yaml'), setAt('a.yaml')], [setAt('a.yaml')], ['a.yaml']],
    ['another name in its place', [setAt('a.yaml')], [setAt('a.yaml', 't')], ['a.yaml']],
    ['two of a name become one elsewhere', [setAt('a.yaml'), setAt('b.yaml')], [setAt('c.yaml')], ['b.yaml']],
  ])('%s', (_name, base, head, expected) => {
    expect(missingApplicationSets(base, head).map(({ place }) => place)).toEqual(expected);
  });
});
