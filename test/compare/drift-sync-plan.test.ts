import { describe, expect, test } from '@jest/globals';
import type { ApplicationOrigin } from '../../src/model/application.ts';
import type { DriftFate } from '../../src/model/drift.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import {
  changed,
  configMap,
  driftOf,
  EDITED,
  extra,
  GIT,
  liveState,
  missing,
  side,
  syncOptions,
} from './drift-fixture.ts';

const AUTOMATED: JsonObject = { syncPolicy: { automated: {} } };
const SOURCE: JsonObject = { repoURL: 'https://git.example.com/shop.git', path: 'shop' };
const PRUNED: JsonObject = { automated: { prune: true } };
const PRUNING: JsonObject = { syncPolicy: PRUNED };

describe('an Application that the change removes', () => {
  const finalizers = ['resources-finalizer.argocd.argoproj.io/foreground'];
  const manifest = { metadata: { name: 'shop', finalizers }, spec: {} };
  test.each([
    ['an edited object', changed, 'conflicts'],
    ['an extra one', extra, 'conflicts'],
    ['a missing one', missing, 'kept'],
  ] as const)('takes its objects with it: %s', (_, compared, fate) => {
    const { objects } = driftOf(liveState([compared], {}, { manifest }), { base: side([GIT]), head: undefined });
    expect(objects.map((each) => each.fate)).toEqual([fate]);
  });
});

describe('how the Application will be synced', () => {
  const live = liveState([extra], PRUNING);
  const sides = (base: JsonObject, head: JsonObject) => ({ base: side([], base), head: side([], head) });
  test('is what is live, where the change says nothing of it', () => {
    expect(driftOf(live, sides(AUTOMATED, AUTOMATED)).objects[0]?.fate).toBe('overwritten');
  });
  test('is what the change says of it', () => {
    expect(driftOf(live, sides(PRUNING, AUTOMATED)).objects[0]?.fate).toBe('kept');
  });
  test.each<[string, number, JsonObject, DriftFate, boolean]>([
    [
      'enabled: false, which has no meaning yet',
      0,
      { automated: { enabled: false, prune: true } },
      'overwritten',
      true,
    ],
    ['enabled: false', 1, { automated: { enabled: false, prune: true } }, 'kept', false],
    [
      'Prune=false, which is for objects alone yet',
      3,
      { ...PRUNED, syncOptions: ['Prune=false'] },
      'overwritten',
      true,
    ],
    ['Prune=false', 4, { ...PRUNED, syncOptions: ['Prune=false'] }, 'kept', true],
    ['Prune=confirm', 4, { ...PRUNED, syncOptions: ['Prune=confirm'] }, 'kept', true],
  ])('depends on the version: %s (Argo CD 3.%i)', (_, minor, syncPolicy, fate, enabled) => {
    const settings = { version: { major: 3, minor } };
    const one = side([], { syncPolicy }, { settings });
    const drift = driftOf(liveState([extra], { syncPolicy }), { base: one, head: one });
    expect(drift.objects[0]?.fate).toBe(fate);
    expect(drift.automated.enabled).toBe(enabled);
  });

  test('is what an object says of itself, before the Application', () => {
    const own = { live: configMap({}, syncOptions('Prune=true')) };
    const spec = { syncPolicy: { ...PRUNED, syncOptions: ['Prune=false'] } };
    const { objects } = driftOf(liveState([own], spec), { base: side([], spec), head: side([], spec) });
    expect(objects[0]?.fate).toBe('overwritten');
  });

  test.each([true, false])('does not matter while Argo CD deletes the Application (merges: %s)', (merges) => {
    const metadata = { deletionTimestamp: '2026-01-02T03:04:05Z', finalizers: ['example.com/hold'] };
    const state = liveState([missing], {}, { manifest: { metadata, spec: PRUNING } });
    const drift = driftOf(state, { base: side([GIT]), head: side([EDITED]), merges });
    expect(drift.objects[0]).toMatchObject({ fate: 'kept', why: expect.stringContaining('2026-01-02T03:04:05Z') });
    expect(drift.notes[0]).toContain('has been deleting the Application since 2026-01-02T03:04:05Z');
  });
});

test('an Application that Argo CD is told to leave alone could not be determined, whatever its status says', () => {
  const metadata = { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } };
  const state = liveState([{ ...changed, sync: 'Synced' }], {}, { manifest: { metadata, spec: PRUNING } });
  const { undetermined } = driftOf(state);
  expect(undetermined?.reason).toContain('skip-reconcile');
  expect(undetermined).not.toHaveProperty('onPurpose');
});

test.each<[string, ApplicationOrigin, boolean]>([
  ['a file', { found: 'file', location: { file: 'shop.yaml', line: 1, column: 1 } }, true],
  ['Argo CD alone', { found: 'live', argoCd: 'argocd.example.com' }, false],
])('that is told so on purpose by %s', (_, origin, isOnPurpose) => {
  const metadata = { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } };
  const state = liveState([], {}, { manifest: { metadata, spec: PRUNING } });
  const base = side([]);
  const { manifest } = base.application;
  const application = {
    ...base.application,
    origin,
    manifest: { ...manifest, metadata: { name: 'shop', ...metadata } },
  };
  const { undetermined } = driftOf(state, { base: { ...base, application } });
  expect(undetermined?.onPurpose).toBe(isOnPurpose ? true : undefined);
});

test.each([
  ['root:argoproj.io/Application:argocd/shop', 'root'],
  ['team_root:argoproj.io/Application:argocd/shop', 'team/root'],
  ['root:argoproj.io/Application:argocd/another', undefined],
  ['shop:argoproj.io/Application:argocd/shop', undefined],
  [undefined, undefined],
])('what is marked as deployed by %j is put back by %j, though its file was all that was read', (id, parent) => {
  const annotations = id === undefined ? {} : { 'argocd.argoproj.io/tracking-id': id };
  const manifest = { metadata: { name: 'shop', namespace: 'argocd', annotations }, spec: PRUNING };
  expect(driftOf(liveState([], {}, { manifest })).restoredBy).toBe(parent);
});

test.each<[string, JsonObject, number]>([
  ['rendered', { source: { ...SOURCE, targetRevision: 'fix' } }, 1],
  ['synced', PRUNING, 0],
])('what is set by hand and decides what is %s is no word of Git', (_, spec, count) => {
  const { notes, overridden } = driftOf(liveState([changed], spec), { base: side([GIT]), head: side([GIT]) });
  expect(overridden).toHaveLength(1);
  expect(notes.filter((note) => note.includes('compares with what is set by hand'))).toHaveLength(count);
});

test.each<[string, JsonObject, number]>([
  ['is running', { status: { operationState: { phase: 'Running' } } }, 1],
  ['was asked for', { operation: { sync: { revision: 'main' } } }, 1],
  ['is over', { status: { operationState: { phase: 'Succeeded', operation: { sync: {} } } } }, 0],
])('a sync that %s', (_, more, count) => {
  const manifest = { metadata: { name: 'shop' }, spec: PRUNING, ...more };
  const { notes } = driftOf(liveState([], {}, { manifest }));
  expect(notes.filter((note) => note.startsWith('A sync of the Application is running'))).toHaveLength(count);
});
