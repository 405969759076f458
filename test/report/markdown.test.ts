import { describe, expect, test } from '@jest/globals';
import type { ApplicationDrift } from '../../src/model/drift.ts';
import type { ApplicationReport, Report } from '../../src/model/report.ts';
import { drift, driftedObject } from './drifted.ts';
import { DANGER, markdown, SCALED, withDanger } from './markdown-reports.ts';
import { outsideCode } from './rendered-markdown.ts';
import { application, objectChange, unchanged } from './reports.ts';

const NOT_ASKED = ['drift: no Argo CD was given', 'trial: no cluster was given'];

/** The line below the title. */
function rungs(over: Partial<Report>): string {
  return markdown(over).split('\n')[2] ?? '';
}

describe('one line says what each step found', () => {
  const known = { rule: 'r', severity: 'warning', new: true, message: 'm' } as const;
  const given = [application()];

  test.each<[string, Partial<Report>, string]>([
    ['nothing', {}, '✅ **check** rendered, nothing invalid'],
    ['a warning', { findings: [known] }, '⚠️ **check** 1 warning'],
    ['a danger', { findings: [known, { ...known, danger: true }] }, '⚠️ **check** 1 danger, 1 warning'],
    ['an error', { verdict: 'failed', findings: [{ ...known, severity: 'error' }] }, '❌ **check** 1 error'],
    ['a warning that fails', { verdict: 'failed', failOn: 'warning', findings: [known] }, '❌ **check** 1 warning'],
    ['what base has too', { findings: [{ ...known, severity: 'error', new: false }] }, '✅ **check** rendered'],
    [
      'what is not known',
      { verdict: 'unknown', notChecked: [{ what: 'x', reason: 'y', reached: true }] },
      '❔ **check** 1 not determined',
    ],
  ])('check: %s', (_name, over, line) => {
    expect(rungs({ applications: given, ...over })).toContain(line);
  });

  test.each<[string, ApplicationDrift | undefined, string]>([
    ['an object', drift(), '⚠️ **drift** 1 object of 1 Application'],
    [
      'a conflict',
      drift({ objects: [driftedObject({ ...SCALED, fate: 'conflicts' }), SCALED] }),
      '⚠️ **drift** 2 objects of 1 Application, 1 in conflict with this change',
    ],
    ['nothing', drift({ sync: 'Synced', objects: [] }), '✅ **drift** none'],
    [
      'nobody knows',
      drift({ undetermined: { reason: 'it does not answer' }, objects: [] }),
      '❔ **drift** not determined for 1 Application',
    ],
  ])('drift: %s', (_name, one, line) => {
    expect(rungs({ applications: [application(one ? { drift: one } : {})] })).toContain(line);
  });

  test('drift that fails the run, or that nobody knows, is not of the check', () => {
    const failing = { rule: 'drifted', severity: 'error', new: true, message: 'm' } as const;
    const applications = [application({ drift: drift(), findings: [failing] })];
    expect(rungs({ verdict: 'failed', applications })).toBe(
      '✅ **check** rendered, nothing invalid · ❌ **drift** 1 object of 1 Application',
    );
    const unknown = drift({ undetermined: { reason: 'it does not answer' }, objects: [] });
    const notChecked = [{ what: 'Drift of Application cart', reason: 'it does not answer', reached: true }];
    expect(rungs({ verdict: 'unknown', applications: [application({ drift: unknown })], notChecked })).toBe(
      '✅ **check** rendered, nothing invalid · ❔ **drift** not determined for 1 Application',
    );
  });

  test('what nobody asked for is grey, and said once more with the reason', () => {
    const text = markdown({ applications: given, notAsked: NOT_ASKED });
    expect(text).toContain('⚪ **drift** not compared · ⚪ **smoke tests** not run');
    expect(text.match(/Not asked/g)).toHaveLength(1);
    expect(text).toContain(
      '⚪ Not asked for: drift (give argocd-server and argocd-token to have it), smoke tests (no cluster was given).',
    );
    expect(text).not.toContain('Already drifted');
  });
});

describe('what to do next', () => {
  test.each<[string, Partial<Report>, string | undefined]>([
    ['changes', { applications: [application()] }, 'Seatrial does not block this merge. Read what changes.'],
    [
      'a warning',
      { applications: [application()], findings: [{ rule: 'r', severity: 'warning', new: true, message: 'm' }] },
      'Seatrial does not block this merge. Read the findings, and what changes.',
    ],
    ['a danger', withDanger(DANGER), 'Seatrial does not block this merge; decide about 1 danger (in the box).'],
    [
      'what is removed',
      { applications: [application({ changes: [objectChange({ change: 'removed' })] })] },
      'Seatrial does not block this merge; decide about what is removed (in the box).',
    ],
    [
      'a danger beside an error',
      {
        ...withDanger(DANGER),
        verdict: 'failed',
        findings: [{ rule: 'r', severity: 'error', new: true, message: 'm' }],
      },
      'Mend what is listed below: 1 new error. Decide about 1 danger (in the box).',
    ],
    [
      'an error',
      { verdict: 'failed', findings: [{ rule: 'r', severity: 'error', new: true, message: 'm' }] },
      'This check fails. Mend what is listed below: 1 new error.',
    ],
    [
      'what is not known',
      { verdict: 'unknown', notChecked: [{ what: 'x', reason: 'y', reached: true }] },
      'This check does not pass. Do what stands under *Could not be determined*',
    ],
    [
      'a conflict',
      { applications: [application({ drift: drift({ objects: [driftedObject({ ...SCALED, fate: 'conflicts' })] }) })] },
      'Seatrial does not block this merge; decide about 1 conflict with what was changed live:',
    ],
    [
      'nothing new',
      { applications: [unchanged('a')], notChecked: [{ what: 'x', reason: 'y', reached: false }] },
      undefined,
    ],
  ])('%s', (_name, over, next) => {
    const line = markdown(over)
      .split('\n')
      .find((each) => each.startsWith('**Next:**'));
    if (next === undefined) expect(line).toBeUndefined();
    else expect(line).toContain(next);
  });
});

describe('the box', () => {
  const over = withDanger(DANGER, { changes: [objectChange({ change: 'removed' })] });

  test('is an alert where there are alerts, and a block quote elsewhere', () => {
    expect(markdown(over, { alerts: true })).toContain('\n> [!CAUTION]\n> - ⚠️ `cart`: PersistentVolumeClaim');
    expect(markdown(over)).toContain('\n> **🛑 Danger**\n>\n> - ⚠️ `cart`: PersistentVolumeClaim');
    expect(markdown(over)).not.toContain('[!');
    expect(outsideCode(markdown(over))).toMatch(
      /<blockquote>[\s\S]*its data is lost → Make a backup\.[\s\S]*<\/blockquote>/,
    );
  });

  test('has the danger, which stands nowhere else', () => {
    const text = markdown(over, { alerts: true });
    expect(text).toContain(
      '> - ⚠️ `cart`: PersistentVolumeClaim shop/data is removed: its data is lost → Make a backup. (`volume-deleted`)',
    );
    expect(text.match(/its data is lost/g)).toHaveLength(1);
    expect(text).not.toContain('**Findings**');
  });

  test('has what is removed, but for what a danger has told of that Application', () => {
    const removed = ['data', 'data-2', 'other'].map((name) =>
      objectChange({ group: '', kind: 'PersistentVolumeClaim', name, change: 'removed' }),
    );
    const text = markdown(withDanger(DANGER, { changes: removed }), { alerts: true });
    expect(text).toContain(
      '> - **This also removes** 2 objects (`PersistentVolumeClaim shop/data-2`, `PersistentVolumeClaim shop/other`).',
    );
    const longer = { ...DANGER, message: 'PersistentVolumeClaim shop/data-2 is removed' };
    expect(markdown(withDanger(longer, { changes: removed }))).toContain(
      '(`PersistentVolumeClaim shop/data`, `PersistentVolumeClaim shop/other`)',
    );
    const alone = markdown({ applications: [application({ changes: removed })] }, { alerts: true });
    expect(alone).toContain('> [!CAUTION]\n> - **This removes** 3 objects (`PersistentVolumeClaim shop/data`, ');
    const elsewhere = withDanger(DANGER, { name: 'another', changes: [] }).applications ?? [];
    expect(markdown({ applications: [...elsewhere, application({ changes: removed })] })).toContain(
      'This also removes** 3',
    );
  });

  test('has no danger that base has too', () => {
    expect(markdown(withDanger({ ...DANGER, new: false }), { all: true })).not.toContain('Danger');
  });

  test('what does not fit into it is counted', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ ...DANGER, message: `${i} ${'long '.repeat(40)}` }));
    const text = markdown({ findings: many }, { maxLength: 8_000 });
    expect(text.length).toBeLessThanOrEqual(8_000);
    expect(text).toMatch(/Left out here: 1\d\d dangers/);
  });
});

describe('the order of Applications', () => {
  const sized = (name: string, added: number, over: Partial<ApplicationReport> = {}) =>
    application({ name, changes: [objectChange({ lines: { added, removed: 0 } })], ...over });

  test('errors, what is not known, what the box is about, then the largest', () => {
    const { application: _, ...danger } = DANGER;
    const text = markdown({
      applications: [
        sized('small', 1),
        sized('large', 100),
        sized('dangerous', 2, { findings: [danger] }),
        application({
          name: 'removing',
          changes: [objectChange({ change: 'removed', lines: { added: 0, removed: 1 } })],
        }),
        sized('unknown', 0, { status: 'unknown' }),
        sized('broken', 0, { status: 'error' }),
      ],
    });
    const rows = text.split('\n').flatMap((line) => /^\| \S+ `(\w+)`/.exec(line)?.[1] ?? []);
    expect(rows).toEqual(['broken', 'unknown', 'dangerous', 'removing', 'large', 'small']);
    const summaries = [...text.matchAll(/<summary>\S+ <code>(\w+)/g)].map(([, name]) => name);
    expect(summaries).toEqual(rows);
  });
});
