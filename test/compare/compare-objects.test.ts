import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareObjects } from '../../src/compare/compare-objects.ts';
import type { Json, JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { configMap, deployment } from './objects.ts';

const tracked = { annotations: { 'argocd.argoproj.io/tracking-id': 'x' } };

describe('no change', () => {
  test.each<[string, KubeObject[], KubeObject[]]>([
    ['the same object', [configMap('a', { k: 'v' })], [configMap('a', { k: 'v' })]],
    ['another order of keys', [configMap('a', { k: 'v', l: 'w' })], [configMap('a', { l: 'w', k: 'v' })]],
    ['another order of objects', [configMap('a'), configMap('b')], [configMap('b'), configMap('a')]],
    ['tracking alone', [configMap('a', {}, tracked)], [configMap('a')]],
    ['a status', [{ ...configMap('a'), status: { ready: true } }], [configMap('a')]],
    ['a null creationTimestamp', [configMap('a', {}, { creationTimestamp: null })], [configMap('a')]],
    ['in a list', [configMap('a')], [{ apiVersion: 'v1', kind: 'List', items: [configMap('a')] }]],
    ['1 as a bigint', [configMap('a', { n: 1n })], [configMap('a', { n: 1 })]],
  ])('%s', (_, base, head) => {
    expect(compareObjects(base, head)).toEqual([]);
    expect(compareObjects(head, base)).toEqual([]);
  });
});

describe('a change', () => {
  test.each<[string, Json, Json]>([
    ['another string', 'a', 'b'],
    ['a number for a string', '1', 1],
    ['null for nothing', [], [null]],
    ['another order in a list', [1, 2], [2, 1]],
    ['the last digit of a large integer', 9007199254740992n, 9007199254740993n],
    ['a key that JavaScript has too', {}, { toString: 'x' }],
    ['an own __proto__', {}, JSON.parse('{"__proto__": {}}') as JsonObject],
  ])('%s', (_, before, after) => {
    const changes = compareObjects([configMap('a', { k: before })], [configMap('a', { k: after })]);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.change).toBe('changed');
    expect(changes[0]?.diff).toMatch(/^[-+]/m);
  });

  test('a diff with three lines around it', () => {
    const spec = (image: string) => ({ a: 1, b: 2, c: 3, containers: [{ name: 'web', image, args: ['x'] }], z: 9 });
    const [change] = compareObjects([deployment('web', spec('web:1'))], [deployment('web', spec('web:2'))]);
    expect(change).toEqual({
      group: 'apps',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      change: 'changed',
      diff: [
        '@@ -11,5 +11,5 @@',
        '   - name: web',
        '     args:',
        '     - x',
        '-    image: web:1',
        '+    image: web:2',
        '   z: 9',
      ].join('\n'),
      lines: { added: 1, removed: 1 },
      ignoredFields: [],
    });
  });

  test('another API version of an object is a change of it, another group is another object', () => {
    const at = (apiVersion: string): KubeObject => ({ ...deployment('web'), apiVersion });
    expect(compareObjects([at('apps/v1beta1')], [at('apps/v1')]).map(({ change }) => change)).toEqual(['changed']);
    expect(compareObjects([at('extensions/v1beta1')], [at('apps/v1')]).map(({ change }) => change)).toEqual([
      'removed',
      'added',
    ]);
  });

  test('removed and added objects are shown whole', () => {
    const [removed] = compareObjects([configMap('a', { k: 'v' })], []);
    expect(removed).toMatchObject({ change: 'removed', lines: { added: 0, removed: 7 } });
    expect(removed?.diff.split('\n')).toEqual([
      '@@ -1,7 +0,0 @@',
      '-apiVersion: v1',
      '-kind: ConfigMap',
      '-metadata:',
      '-  name: a',
      '-  namespace: shop',
      '-data:',
      '-  k: v',
    ]);
    const [added] = compareObjects([], [configMap('a')]);
    expect(added).toMatchObject({ change: 'added', lines: { added: 6, removed: 0 } });
    expect(added?.diff).toContain('@@ -0,0 +1,6 @@\n+apiVersion: v1\n');
  });
});

test('removed ones first, then changed, then added; then by kind and name', () => {
  const base = [deployment('gone'), configMap('z-gone'), configMap('a-gone'), configMap('b', { k: '1' })];
  const head = [configMap('new'), configMap('b', { k: '2' }), deployment('also-new')];
  expect(compareObjects(base, head).map(({ change, kind, name }) => `${change} ${kind} ${name}`)).toEqual([
    'removed ConfigMap a-gone',
    'removed ConfigMap z-gone',
    'removed Deployment gone',
    'changed ConfigMap b',
    'added ConfigMap new',
    'added Deployment also-new',
  ]);
});

test('objects with generateName are told apart by their order', () => {
  const job = (n: number): KubeObject => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { generateName: 'j-' },
    spec: { n },
  });
  expect(compareObjects([job(1), job(2)], [job(1), job(2)])).toEqual([]);
  expect(compareObjects([job(1), job(2)], [job(1), job(3), job(4)])).toMatchObject([
    { name: 'j-*', change: 'changed' },
    { name: 'j-*', change: 'added' },
  ]);
});

describe('tracking', () => {
  const labelled = (instance: string, app: string) => configMap('a', {}, { labels: { instance, app } });
  const tracking = { annotations: [], labels: ['instance'] };

  test('a label is left out when it is tracking', () => {
    expect(compareObjects([labelled('x', '1')], [labelled('y', '1')], { tracking })).toEqual([]);
    expect(compareObjects([labelled('x', '1')], [labelled('y', '1')])).toHaveLength(1);
    expect(compareObjects([labelled('x', '1')], [labelled('y', '2')], { tracking })[0]?.diff).not.toContain('instance');
  });
});

describe('unstable fields', () => {
  const fields = new Map([
    ['/ConfigMap/shop/a', ['/data/token~1x', '/data/none', '']],
    ['/Secret/shop/s', ['/stringData/p']],
  ]);
  const unstable = { base: fields, head: fields };

  test('are no difference, others in the object are', () => {
    const at = (random: string, other: string) => [configMap('a', { 'token/x': random, other })];
    expect(compareObjects(at('1', 'x'), at('2', 'x'), { unstable })).toEqual([]);
    const [change] = compareObjects(at('first-value', 'x'), at('second-value', 'y'), { unstable });
    expect(change?.diff).toContain('+  other: "y"');
    expect(change?.diff).toContain('token/x: "(differs from one render to the next)"');
    expect(change?.diff).not.toMatch(/-value/);
  });

  test('of a Secret too, where its data is meant', () => {
    const at = (p: string, q: string): KubeObject[] => [
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'shop' }, stringData: { p, q } },
    ];
    expect(compareObjects(at('1', 'x'), at('2', 'x'), { unstable })).toEqual([]);
    const [change] = compareObjects(at('1', 'x'), at('2', 'y'), { unstable });
    expect(change?.lines).toEqual({ added: 1, removed: 1 });
    expect(change?.diff).toContain('   p: "(differs from one render to the next)"');
  });

  test('that only one side has are still an added field', () => {
    expect(compareObjects([configMap('a')], [configMap('a', { 'token/x': '1' })], { unstable })).toHaveLength(1);
  });
});

describe('unstable fields of one side', () => {
  const pod = (...args: string[]) => [deployment('web', { args })];
  const at = (...pointers: string[]) => new Map(pointers.length > 0 ? [['apps/Deployment/shop/web', pointers]] : []);
  const PLACEHOLDER = '(differs from one render to the next)';

  test.each<[string, KubeObject[], string[], KubeObject[], string[], string[]]>([
    [
      'a list that has shifted',
      pod('random1', '--safe'),
      ['/spec/args/0'],
      pod('--insecure', 'random1'),
      ['/spec/args/1'],
      [`+  - --insecure`, '-  - --safe'],
    ],
    [
      'an element before it',
      pod('random1', '--safe'),
      ['/spec/args/0'],
      pod('--new', 'random2', '--safe'),
      ['/spec/args/1'],
      ['+  - --new'],
    ],
    [
      'a fixed value becomes random',
      pod('fixed'),
      [],
      pod('random'),
      ['/spec/args/0'],
      ['-  - fixed', `+  - ${PLACEHOLDER}`],
    ],
    [
      'a random value is fixed',
      pod('random'),
      ['/spec/args/0'],
      pod('fixed'),
      [],
      [`-  - ${PLACEHOLDER}`, '+  - fixed'],
    ],
  ])('%s', (_, base, before, head, after, changed) => {
    const [change, ...others] = compareObjects(base, head, { unstable: { base: at(...before), head: at(...after) } });
    expect(others).toEqual([]);
    const lines = change?.diff.split('\n').filter((line) => /^[-+]/.test(line));
    expect(lines?.map((line) => line.replace(/"/g, ''))).toEqual(expect.arrayContaining(changed));
    expect(lines).toHaveLength(changed.length);
  });
});

describe('what is too large to diff line by line', () => {
  const lines = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('');

  test.each<[string, number, string, string]>([
    ['many edits', 5_000, 'a', 'b'],
    ['many lines', 60_000, 'a', 'a'],
  ])('%s: is said, with the numbers of lines', (_, count, before, after) => {
    const [change] = compareObjects(
      [configMap('a', { k: lines(count, before) })],
      [configMap('a', { k: `${lines(count, after)}more\n` })],
    );
    expect(change?.diff).toBe(`too large to diff line by line: ${count + 7} lines → ${count + 8} lines`);
    expect(change?.lines).toEqual({ added: count + 8, removed: count + 7 });
  });

  test('a large object with a small change is diffed', () => {
    const [change] = compareObjects(
      [configMap('a', { k: lines(20_000, 'a') })],
      [configMap('a', { k: `${lines(20_000, 'a')}more\n` })],
    );
    expect(change?.lines).toEqual({ added: 1, removed: 0 });
  });
});

test('a nesting of 10,000 levels is refused', () => {
  const deep = (leaf: Json): KubeObject => {
    let value = leaf;
    for (let i = 0; i < 10_000; i++) value = { a: value };
    return configMap('a', { value });
  };
  expect(() => compareObjects([deep(1)], [deep(2)])).toThrow(/nested deeper/);
});

test('whatever differs has changed lines, and they are counted', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 3 }),
  );
  const data = fc.dictionary(fc.stringMatching(/^[a-d]{1,2}$/), value, { maxKeys: 6 });
  fc.assert(
    fc.property(data, data, (before, after) => {
      const [change] = compareObjects([configMap('x', before)], [configMap('x', after)]);
      if (!change) {
        expect(before).toEqual(after);
        return;
      }
      const body = change.diff.split('\n').filter((line) => !line.startsWith('@@'));
      expect(body.filter((line) => line.startsWith('+'))).toHaveLength(change.lines.added);
      expect(body.filter((line) => line.startsWith('-'))).toHaveLength(change.lines.removed);
      expect(change.lines.added + change.lines.removed).toBeGreaterThan(0);
    }),
  );
});
