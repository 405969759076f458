import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/model/kube-object.ts';
import { changed, driftOf, extra, GIT, liveState, missing, side } from './drift-fixture.ts';

const AUTOMATED: JsonObject = { syncPolicy: { automated: {} } };
const PRUNING: JsonObject = { syncPolicy: { automated: { prune: true } } };

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
  test('does not matter to Argo CD where it is told to leave the Application alone', () => {
    const metadata = { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } };
    const drift = driftOf(liveState([changed], {}, { manifest: { metadata, spec: PRUNING } }), {
      base: side([GIT]),
      head: side([GIT]),
    });
    expect(drift.objects[0]).toMatchObject({ fate: 'kept', why: expect.stringContaining('skip-reconcile') });
  });
});
