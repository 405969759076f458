import { describe, expect, test } from '@jest/globals';
import { compareDrift, type DriftInputs } from '../../src/compare/drift.ts';
import type { ApplicationOrigin } from '../../src/model/application.ts';
import {
  type Compared,
  changed,
  configMap,
  driftOf,
  extra,
  GIT,
  liveState,
  missing,
  REVISION,
  side,
} from './drift-fixture.ts';

const sizeChanged = configMap({ colour: 'red', size: 'small' });

describe('what is told of the Application', () => {
  test('in sync', () => {
    const drift = driftOf(
      liveState([{ git: GIT, live: GIT, sync: 'Synced' }], {
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      }),
    );
    expect(drift).toMatchObject({ sync: 'Synced', health: 'Healthy', objects: [], notes: [], revisions: [REVISION] });
    expect(drift.automated).toEqual({ enabled: true, prune: true, selfHeal: true });
    expect(drift.undetermined).toBeUndefined();
  });

  test('who puts back what was set in Argo CD by hand', () => {
    const origin: ApplicationOrigin = { found: 'rendered', parent: 'id', chain: ['root', 'fleet'] };
    const rendered = side([GIT], {}, { application: { ...side([GIT]).application, origin } });
    expect(driftOf(liveState([]), { base: rendered, head: rendered }).restoredBy).toBe('fleet');
    expect(driftOf(liveState([]))).not.toHaveProperty('restoredBy');
  });

  test('conditions are notes', () => {
    const conditions = [{ type: 'SharedResourceWarning', message: 'ConfigMap/c is part of two' }];
    expect(driftOf(liveState([], {}, { conditions })).notes).toEqual([
      'SharedResourceWarning: ConfigMap/c is part of two',
    ]);
  });

  test('conditions hold no credentials', () => {
    const message = 'failed to fetch https://user:soup-of-letters@git.example.com/a.git';
    const live = (sync: 'Synced' | 'Unknown') =>
      liveState([], {}, { sync, conditions: [{ type: 'ComparisonError', message }] });
    for (const sync of ['Synced', 'Unknown'] as const) {
      const drift = driftOf(live(sync));
      expect(JSON.stringify(drift)).toContain('failed to fetch https://user:++++++++@git.example.com/a.git');
      expect(JSON.stringify(drift)).not.toContain('soup');
    }
    expect(driftOf(live('Unknown')).undetermined?.help).toContain('failed to fetch');
  });

  test('Missing, or nothing where the change adds it', () => {
    const live = { application: undefined, managed: [], orphaned: [] };
    expect(driftOf(live)).toMatchObject({ sync: 'Missing', objects: [] });
    const added = {
      live,
      base: undefined,
      head: side([GIT]),
      merges: true,
      failOnDrift: false,
      ignoredFields: new Map(),
    };
    expect(compareDrift(added)).toBeUndefined();
  });

  test('one that is there though base does not define it', () => {
    const drift = driftOf(liveState([changed]), { base: undefined, head: side([GIT]) });
    expect(drift.notes.join()).toContain('though base does not define it');
    expect(drift.overridden).toEqual([]);
  });

  test.each([
    ['a status that is older than the spec', { statusIsCurrent: false }, /not compared/],
    ['Unknown', { sync: 'Unknown', conditions: [{ type: 'ComparisonError', message: 'no such path' }] }, /Unknown/],
  ] as const)('%s is not determined', (_, more, reason) => {
    const drift = driftOf(liveState([changed], {}, more as never));
    expect(drift.undetermined?.reason).toMatch(reason);
    expect(drift.objects).toEqual([]);
  });

  test('Unknown is no wonder where this change mends what cannot be rendered', () => {
    const broken = side(undefined, {}, { isRefused: true });
    const live = liveState([], {}, { sync: 'Unknown' });
    expect(driftOf(live, { base: broken, head: side([GIT]) }).undetermined).toBeUndefined();
    expect(driftOf(live, { base: broken, head: broken }).undetermined).toBeDefined();
    const asked = driftOf(live, { base: broken, head: side([GIT]), failOnDrift: true });
    expect(asked.undetermined?.reason).toContain('could not compare');
  });

  test('an object that Argo CD could not compare is named', () => {
    const { application, ...rest } = liveState([{ git: GIT, live: GIT, sync: 'Synced' }]);
    const resources = application?.resources.map((each) => ({ ...each, sync: 'Unknown' as const })) ?? [];
    const live = { ...rest, application: application && { ...application, resources } };
    expect(driftOf(live)).toMatchObject({ objects: [], notes: ['Argo CD could not compare ConfigMap shop/c.'] });
  });

  test('another revision than base is named, where there is drift', () => {
    const revisions = ['f'.repeat(40)];
    const note = (compared: Compared[]) => driftOf(liveState(compared, {}, { revisions })).notes.join();
    expect(note([changed])).toContain('ffffffffffff, while base is 0123456789ab');
    expect(note([{ git: GIT, live: GIT, sync: 'Synced' }])).toBe('');
  });

  test('orphaned objects, or why they are not known', () => {
    const orphaned = [{ group: '', kind: 'Secret', namespace: 'shop', name: 's' }];
    expect(driftOf({ ...liveState([]), orphaned }).orphaned).toEqual(orphaned);
    const notTold = driftOf({ ...liveState([changed]), orphaned: { notTold: 'the token may not' } });
    expect(notTold.notes).toEqual(['Objects that no Application owns are not known: the token may not.']);
  });
});

describe('where only whole objects are known', () => {
  const partly = (compared: Compared[], more: Partial<DriftInputs> = {}) =>
    driftOf({ ...liveState(compared), managed: { notTold: 'the Kubernetes route has no diff' } }, more);

  test('kinds of drift, without fields', () => {
    const { objects, notes } = partly([changed, missing, extra]);
    expect(objects.map(({ drift, fields, diff }) => [drift, fields, diff])).toEqual([
      ['changed', [], ''],
      ['missing', [], ''],
      ['extra', [], ''],
    ]);
    expect(notes).toEqual(['Only whole objects are known: the Kubernetes route has no diff.']);
  });

  test('a changed object may be a missing one, as Argo CD no longer stores the health of single objects', () => {
    expect(partly([changed]).objects[0]?.why).toContain('It was changed, or is missing');
  });

  test('a change of the same object may be one of the same fields', () => {
    const { objects } = partly([changed], { base: side([GIT]), head: side([sizeChanged]) });
    expect(objects[0]).toMatchObject({ fate: 'conflicts', why: expect.stringContaining('not known') });
  });
});
