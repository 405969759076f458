import { describe, expect, test } from '@jest/globals';
import type { ObjectChange } from '../../src/model/report.ts';
import { causesOf, whysOf } from '../../src/report/causes.ts';
import { entriesOf } from '../../src/report/entries.ts';
import { sharedChanges } from '../../src/report/shared-changes.ts';
import { application, objectChange, unchanged } from './reports.ts';

const hunk = (lines: string[], at = 1, around = 'x') =>
  [`@@ -${at},9 +${at},9 @@`, ` ${around}: 1`, ...lines, ` ${around}: 2`].join('\n');
const TAG = ['-  image: web:1', '+  image: web:2'];

function shared(...diffs: (string | Partial<ObjectChange>)[]) {
  const changes = diffs.map((diff) => objectChange(typeof diff === 'string' ? { diff } : diff));
  const applications = changes.map((change, i) => application({ name: `a${i}`, changes: [change] }));
  return { found: sharedChanges(applications), applications, changes };
}

describe('equal changes', () => {
  test('whatever is around them, however deep, wherever they stand', () => {
    const deeper = ['-      image: web:1', '+      image: web:2'];
    const { found } = shared(hunk(TAG), hunk(deeper, 40, 'y'), hunk(TAG, 7));
    expect(found.all).toMatchObject([
      { label: 'A', objects: 3, applications: 3, lines: { added: 1, removed: 1 }, hunk: hunk(TAG) },
    ]);
  });

  test('hunk by hunk, the most frequent first', () => {
    const own = hunk(['+own: 1']);
    const other = hunk(['-b: 1']);
    const { found, changes } = shared(
      `${hunk(TAG)}\n${own}`,
      `${other}\n${hunk(TAG)}`,
      `${hunk(TAG)}\n${hunk(TAG, 50)}`,
      ...[1, 2, 3].map(() => other),
    );
    expect(found.all.map(({ label, objects, hunk: text }) => [label, objects, text])).toEqual([
      ['A', 4, other],
      ['B', 3, hunk(TAG)],
    ]);
    const labels = (change: ObjectChange | undefined) =>
      change && found.partsOf(change).map((part) => part.shared?.label ?? part.hunk);
    expect(labels(changes[0])).toEqual(['B', own]);
    expect(labels(changes[1])).toEqual(['A', 'B']);
    expect(labels(changes[2])).toEqual(['B', 'B']);
  });

  test.each<[string, (string | Partial<ObjectChange>)[]]>([
    ['other lines', [hunk(TAG), hunk(TAG), hunk(['-  image: web:1', '+  image: web:3'])]],
    ['another depth of some', [hunk(TAG), hunk(TAG), hunk(['-  image: web:1', '+    image: web:2'])]],
    ['too few of them', [hunk(TAG), hunk(TAG)]],
    ['Secrets, whose masks say nothing', [1, 2, 3].map(() => ({ group: '', kind: 'Secret', diff: hunk(TAG) }))],
    ['what is masked elsewhere', [1, 2, 3].map(() => ({ maskedFields: ['/a'], diff: hunk(TAG) }))],
    ['what is new', [1, 2, 3].map(() => ({ change: 'added' as const, diff: hunk(TAG) }))],
    ['what is folded', [1, 2, 3].map(() => ({ folded: true as const, diff: hunk(TAG) }))],
    ['what has no lines', [1, 2, 3].map(() => 'differs only within masked values')],
  ])('not %s', (_, diffs) => {
    expect(shared(...diffs).found.all).toEqual([]);
  });

  test('two objects are enough for many lines', () => {
    const long = hunk(Array.from({ length: 8 }, (_, i) => `+line${i}: 1`));
    expect(shared(long, long).found.all).toHaveLength(1);
  });

  test('labels go on after Z', () => {
    const diffs = Array.from({ length: 28 }, (_, i) => hunk([`+l${i}: 1`])).flatMap((one) => [one, one, one]);
    expect(
      shared(...diffs)
        .found.all.map(({ label }) => label)
        .slice(25),
    ).toEqual(['Z', 'AA', 'AB']);
  });
});

test('checksums of other objects are named where nothing else differs', () => {
  const checksums = (value: string) => hunk([`-  checksum/env: ${value}a`, `+  checksum/env: "${value}b"`]);
  const { found, changes } = shared(
    `${checksums('1')}\n${hunk(TAG)}`,
    hunk(TAG),
    hunk([...TAG, '-  checksum/env: 1']),
    hunk(TAG),
  );
  const [first, , mixed] = changes as [ObjectChange, ObjectChange, ObjectChange];
  expect(found.partsOf(first).map(({ only, shared: one }) => only ?? one?.label)).toEqual([['checksum/env'], 'A']);
  expect(found.partsOf(mixed)).toEqual([{ hunk: mixed.diff }]);
  expect(entriesOf(application({ changes: [first] }), found)).toEqual([
    { kind: 'shared', labels: ['A', 'checksum/env'], changes: [first] },
  ]);
});

describe('what is shown of an Application', () => {
  const { found, changes } = shared(hunk(TAG), hunk(TAG), hunk(TAG));
  const whole = application({
    changes: [...changes, objectChange({ folded: true, diff: '-    helm.sh/chart: a-1\n+    helm.sh/chart: a-2' })],
  });

  test('objects with nothing of their own together, and those with labels only', () => {
    expect(entriesOf(whole, found)).toEqual([
      { kind: 'shared', labels: ['A'], changes },
      { kind: 'folded', keys: ['helm.sh/chart'], changes: [whole.changes[3]] },
    ]);
  });

  test('one with more to say by itself', () => {
    const noted = { ...(changes[0] as ObjectChange), ignoredFields: ['/spec'] };
    const again = sharedChanges([application({ changes: [noted, ...changes] })]);
    expect(entriesOf(application({ changes: [noted] }), again)).toMatchObject([{ kind: 'object', change: noted }]);
  });

  test('in full where there was no room for the shared change', () => {
    const entries = entriesOf(whole, found, new Set());
    expect(entries.map(({ kind }) => kind)).toEqual(['object', 'object', 'object', 'folded']);
    expect(entries[0]).toMatchObject({ parts: [{ hunk: hunk(TAG) }] });
  });
});

describe('causes of several Applications', () => {
  const withCauses = (name: string, ...causes: string[]) => application({ name, causes });

  test('are told once, with files and objects counted', () => {
    const all = [
      withCauses(
        'a',
        'chart loki: 5.1 → 5.2',
        'a/values.yaml: tag 1 → 2',
        'image x: 1 → 2 (1 object)',
        'common.yaml: k 1 → 2',
      ),
      withCauses('b', 'b/values.yaml: tag 1 → 2', 'image x: 1 → 2 (3 objects)', 'common.yaml: k 1 → 2'),
    ];
    const { shared: common, ownOf } = causesOf(all);
    expect(common).toEqual([
      { text: 'tag 1 → 2', applications: 2, files: 2, objects: 0 },
      { text: 'image x: 1 → 2', applications: 2, files: 0, objects: 4 },
      { text: 'common.yaml: k 1 → 2', applications: 2, files: 0, objects: 0 },
    ]);
    const reason = 'charts/cart/values.yaml changed';
    expect(all.map(ownOf)).toEqual([['chart loki: 5.1 → 5.2', reason], [reason]]);
  });

  test('of unchanged ones are told by name', () => {
    const idle = ['x', 'y'].map((name) => ({ ...unchanged(name), causes: ['v.yaml: k 1 → 2 changes nothing'] }));
    const { shared: common, idle: found } = causesOf(idle);
    expect(common).toEqual([]);
    expect(found).toEqual([{ text: 'v.yaml: k 1 → 2 changes nothing', applications: idle }]);
  });

  test('say more than the reasons that name their files', () => {
    expect(
      whysOf(
        application({
          causes: [
            'inline values: b 1 → 2',
            'a/values.yaml: tag 1 → 2',
            'chart loki: 5.1 → 5.2',
            'dependency x: 1 → 2',
          ],
          reasons: [
            'spec.source.targetRevision changed: 5.1 → 5.2',
            'spec.source.helm.values changed',
            'spec.project changed: a → b',
            'dependency x: 1 → 2',
            'a/values.yaml changed',
            'a/templates/x.yaml changed',
          ],
        }),
      ),
    ).toEqual([
      'inline values: b 1 → 2',
      'a/values.yaml: tag 1 → 2',
      'chart loki: 5.1 → 5.2',
      'dependency x: 1 → 2',
      'spec.project changed: a → b',
      'a/templates/x.yaml changed',
    ]);
  });
});
