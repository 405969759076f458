import { describe, expect, test } from '@jest/globals';
import type { IgnoreRule } from '../../src/argocd/ignore-rules.ts';
import { compareObjects } from '../../src/compare/compare-objects.ts';
import { type DeletePath, ignoredFields, removedPointers } from '../../src/compare/ignored-fields.ts';
import type { Json, JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { configMap, deployment, secret } from './objects.ts';

/** Stands in for gojq: the few expressions of these tests. */
const deletePath: DeletePath = async (expression, object) => {
  const copy = structuredClone(object) as { spec: { containers: { name: string; image?: string }[] } };
  if (expression === '.spec.containers[] | select(.name == "sidecar")') {
    copy.spec.containers = copy.spec.containers.filter(({ name }) => name !== 'sidecar');
  } else if (expression === '.spec.containers[].image') {
    for (const container of copy.spec.containers) delete container.image;
  } else return undefined;
  return copy as unknown as JsonObject;
};

async function marked(
  base: KubeObject[],
  head: KubeObject[],
  rules: Json,
  more: JsonObject = {},
  system: IgnoreRule[] = [],
) {
  const changes = compareObjects(base, head);
  const spec = { ignoreDifferences: rules, ...more };
  const result = await ignoredFields(changes, { base, head, options: {} }, spec, deletePath, system);
  // Marked, never hidden.
  expect(result.map(({ diff }) => diff)).toEqual(changes.map(({ diff }) => diff));
  return result;
}

const at = (replicas: number, image: string) => [deployment('web', { replicas, containers: [{ name: 'web', image }] })];
const replicas = { jsonPointers: ['/spec/replicas'] };

describe('which objects a rule is for', () => {
  test.each<[string, JsonObject, boolean]>([
    ['group and kind', { group: 'apps', kind: 'Deployment' }, true],
    ['another kind', { group: 'apps', kind: 'StatefulSet' }, false],
    ['no group is the core group', { kind: 'Deployment' }, false],
    ['any', { group: '*', kind: '*' }, true],
    ['a glob', { group: 'ap?s', kind: '{Deploy,Daemon}*' }, true],
    ['a glob is of the whole', { group: 'apps', kind: 'Deploy' }, false],
    ['the name', { group: 'apps', kind: 'Deployment', name: 'web', namespace: 'shop' }, true],
    ['a name is no glob', { group: 'apps', kind: 'Deployment', name: 'w*' }, false],
    ['another namespace', { group: 'apps', kind: 'Deployment', namespace: 'x' }, false],
  ])('%s', async (_, rule, covered) => {
    const [change] = await marked(at(1, 'a'), at(2, 'a'), [{ ...rule, ...replicas }]);
    expect(change?.ignoredFields).toEqual(covered ? ['/spec/replicas'] : []);
  });
});

test('rules of Argo CD for all Applications count, too', async () => {
  const none = { jsonPointers: [], jqPathExpressions: [], managedFieldsManagers: [] };
  const rule = { group: 'apps', kind: 'Deployment', ...none, ...replicas };
  const [change] = await marked(at(1, 'a'), at(2, 'b'), [], {}, [rule, { ...rule, kind: 'StatefulSet' }]);
  expect(change?.ignoredFields).toEqual(['/spec/replicas']);
  expect((await marked(at(1, 'a'), at(2, 'a'), [], {}, [{ ...rule, group: '' }]))[0]?.ignoredFields).toEqual([]);
});

const every = { group: '*', kind: '*' };

describe('which fields', () => {
  test('only changed ones, only covered ones', async () => {
    const [change] = await marked(at(1, 'a'), at(2, 'b'), [{ ...every, ...replicas }]);
    expect(change?.ignoredFields).toEqual(['/spec/replicas']);
    expect((await marked(at(1, 'a'), at(1, 'b'), [{ ...every, ...replicas }]))[0]?.ignoredFields).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject, string[], string[]]>([
    ['below the pointer', { a: { b: 1 } }, { a: { b: 2 } }, ['/data/a'], ['/data/a/b']],
    ['above the pointer: the part in it', {}, { a: { b: 2, c: 3 } }, ['/data/a/b'], ['/data/a/b']],
    ['a pointer to nothing', { a: 1 }, { a: 2 }, ['/data/x', 'nonsense', ''], []],
    ['an escaped key', { 'x/y~z': 1 }, { 'x/y~z': 2 }, ['/data/x~1y~0z'], ['/data/x~1y~0z']],
    ['a name that only begins alike', { ab: 1 }, { ab: 2 }, ['/data/a'], []],
    ['an element of a list', { l: [1, 2] }, { l: [1, 3] }, ['/data/l/1'], ['/data/l/1']],
  ])('%s', async (_, before, after, jsonPointers, ignored) => {
    const [change] = await marked([configMap('a', before)], [configMap('a', after)], [{ ...every, jsonPointers }]);
    expect(change?.ignoredFields).toEqual(ignored);
  });

  test('a jq path expression', async () => {
    const [change] = await marked(at(1, 'a'), at(2, 'b'), [
      { ...every, jqPathExpressions: ['.spec.containers[].image'] },
    ]);
    expect(change?.ignoredFields).toEqual(['/spec/containers/0/image']);
  });

  test('a jq path expression that deletes elements', async () => {
    const list = (...names: string[]) => [
      deployment('web', { containers: names.map((name) => ({ name, image: name })) }),
    ];
    const rule = { ...every, jqPathExpressions: ['.spec.containers[] | select(.name == "sidecar")'] };
    expect((await marked(list('web'), list('web', 'sidecar'), [rule]))[0]?.ignoredFields).toEqual([
      '/spec/containers/1',
    ]);
    expect((await marked(list('web'), list('web', 'other'), [rule]))[0]?.ignoredFields).toEqual([]);
  });

  test('of a Secret: keys, never values', async () => {
    const before = [secret('s', { stringData: { a: 'hunter2' } })];
    const after = [secret('s', { stringData: { a: 'hunter3' } })];
    const [change] = await marked(before, after, [{ ...every, jsonPointers: ['/data/a'] }]);
    expect(change?.ignoredFields).toEqual(['/data/a']);
    expect(JSON.stringify(change)).not.toContain('hunter');
  });

  test('not of an object that is added or removed: Argo CD compares none', async () => {
    const [added] = await marked([], at(1, 'a'), [{ ...every, ...replicas }]);
    expect(added?.ignoredFields).toEqual([]);
  });
});

describe('notes', () => {
  test.each<[string, JsonObject, JsonObject, RegExp]>([
    [
      'fields of a manager',
      { managedFieldsManagers: ['kube-controller-manager'] },
      {},
      /only the cluster knows which fields kube-controller-manager/,
    ],
    ['an expression that fails', { jqPathExpressions: ['.['] }, {}, /jq path expression `\.\[` fails/],
    [
      'RespectIgnoreDifferences',
      replicas,
      { syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] } },
      /does not apply the ignored fields/,
    ],
  ])('%s', async (_, rule, more, note) => {
    const [change] = await marked(at(1, 'a'), at(2, 'a'), [{ ...every, ...rule }], more);
    expect(change?.notes).toEqual([expect.stringMatching(note)]);
  });

  test('none when there is nothing to say', async () => {
    const [change] = await marked(at(1, 'a'), at(2, 'a'), [{ ...every, ...replicas }]);
    expect(change).not.toHaveProperty('notes');
  });
});

test.each<[Json, Json | undefined, string[]]>([
  [{ a: 1, b: 2 }, { a: 1 }, ['/b']],
  [[1, 2, 3], [1, 3], ['/1']],
  [[{ a: 1 }, { a: 2 }], [{ a: 2 }], ['/0']],
  [
    [
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ],
    [{ a: 1 }, { a: 2 }],
    ['/0/b', '/1/b'],
  ],
  [
    [
      { a: 1, b: 1 },
      { a: 2, b: 2 },
    ],
    [{ a: 2 }],
    ['/0', '/1/b'],
  ],
  [{ a: [[1], [2]] }, { a: [[2]] }, ['/a/0']],
  [[1, 1], [1], ['/1']],
  [{ a: 1 }, undefined, ['']],
  [{ a: 1 }, { a: 1 }, []],
])('what was deleted from %j to leave %j', (whole, rest, pointers) => {
  expect(removedPointers(whole, rest)).toEqual(pointers);
});
