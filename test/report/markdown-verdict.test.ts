import { describe, expect, test } from '@jest/globals';
import type { ApplicationReport, Report } from '../../src/model/report.ts';
import { renderReport } from '../../src/report/render.ts';
import { drift, driftedObject } from './drifted.ts';
import { DANGER, markdown, SCALED, withDanger } from './markdown-reports.ts';
import { application, report } from './reports.ts';

describe('a pass that hides nothing', () => {
  const conflict = { drift: drift({ objects: [driftedObject({ ...SCALED, fate: 'conflicts' })] }) };
  test.each<[string, Partial<Report>, string]>([
    ['a danger', withDanger(DANGER), '### ⚠️ Argo CD review: passed, with 1 danger · '],
    [
      'a conflict',
      { applications: [application(conflict)] },
      '### ⚠️ Argo CD review: passed, with 1 conflict with what is live · ',
    ],
    ['both', withDanger(DANGER, conflict), 'passed, with 1 danger and 1 conflict with what is live · '],
    ['a danger that base has too', withDanger({ ...DANGER, new: false }), '### ✅ Argo CD review: passed · '],
    ['drift alone', { applications: [application({ drift: drift() })] }, '### ✅ Argo CD review: passed · '],
    ['no pass', { ...withDanger(DANGER), verdict: 'failed' }, '### ❌ Argo CD review: failed · '],
  ])('%s', (_name, over, title) => {
    expect(markdown(over).split('\n')[0]).toContain(title);
  });
});

test('a pass with reservations is no plain one in text and HTML', () => {
  const one = report(withDanger(DANGER));
  expect(renderReport(one, 'text').split('\n')[0]).toBe(
    'PASSED, with 1 danger  1 of 1 Application affected: 1 changed',
  );
  expect(renderReport(one, 'text', { colour: true })).toContain('[33m');
  expect(renderReport(one, 'html')).toContain('<span class="chip warning">passed, with 1 danger</span>');
  expect(renderReport(report({ applications: [application()] }), 'html')).toContain(
    '<h1><span class="chip passed">passed</span>',
  );
});

describe('conflicts are named with what each side has', () => {
  const conflict = (name: string) => driftedObject({ ...SCALED, name, fate: 'conflicts' });
  const next = (objects: ReturnType<typeof driftedObject>[]) =>
    markdown({ applications: [application({ drift: drift({ objects }) })] });

  test('a few of many', () => {
    const text = next(Array.from({ length: 9 }, (_, i) => conflict(`c${i}`)));
    expect(text).toContain(
      'decide about 9 conflicts with what was changed live:\n\n- `cart`: `Deployment.apps shop/c0` ',
    );
    expect(text.match(/^- `cart`: `Deployment.apps/gm)).toHaveLength(5);
    expect(text).toContain('\n- and 4 more conflicts, below\n');
  });

  test('where no values are known, with the reason', () => {
    const { values: _, ...bare } = conflict('gone');
    expect(next([{ ...bare, drift: 'missing', why: 'It is gone, and this change changes it.' }])).toContain(
      '\n- `cart`: `Deployment.apps shop/gone`: It is gone, and this change changes it.\n',
    );
  });
});

describe('what merging deploys', () => {
  const synced = (name: string, enabled: boolean) =>
    application({ name, automated: { enabled, prune: enabled, selfHeal: false } });
  test.each<[string, ApplicationReport[], string]>([
    ['one', [synced('a', true)], 'It syncs by itself once merged.'],
    ['all', [synced('a', true), synced('b', true)], 'All 2 sync by themselves once merged.'],
    ['some', [synced('a', true), synced('b', false)], '1 of 2 sync by themselves once merged, not `b`.'],
    ['none', [synced('a', false), synced('b', false)], 'None of the 2 syncs by itself once merged.'],
  ])('%s of them', (_name, applications, sentence) => {
    expect(markdown({ applications })).toContain(sentence);
  });

  test('not what somebody has stopped in Argo CD', () => {
    const stopped = drift({
      automated: { enabled: false, prune: false, selfHeal: false },
      overridden: [{ field: 'syncPolicy.automated', git: '{}', live: '(not set)' }],
    });
    expect(markdown({ applications: [{ ...synced('a', true), drift: stopped }, synced('b', true)] })).toContain(
      '1 of 2 sync by themselves once merged, not `a`.',
    );
  });

  test('each of them', () => {
    const text = markdown({ applications: [synced('a', true), synced('b', false)] });
    expect(text).toContain('- Sync: auto-sync (prune)\n');
    expect(text).toContain('- Sync: manual sync, so that the merge alone deploys nothing\n');
  });
});

test.each<[string, (number | 'all')[], string]>([
  ['nobody was asked', [], '`\n'],
  ['all were asked', ['all'], '`, and nothing had drifted\n'],
  ['of some nobody knows', [1], '`, and nothing had drifted in 1 Application of them\n'],
])('where nothing changes, what is known of drift: %s', (_name, [asked], end) => {
  const isAsked = (index: number) => asked === 'all' || (asked !== undefined && index < asked);
  const applications = ['cart', 'pay'].map((name, index) =>
    application({
      name,
      status: 'unchanged',
      ...(isAsked(index) && { drift: drift({ sync: 'Synced', objects: [] }) }),
    }),
  );
  expect(markdown({ applications, notChecked: [], hidden: [] }).endsWith(end)).toBe(true);
});
