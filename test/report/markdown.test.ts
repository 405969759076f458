import { describe, expect, test } from '@jest/globals';
import type { ApplicationDrift, DriftedObject } from '../../src/model/drift.ts';
import type { ApplicationReport, Finding, Report } from '../../src/model/report.ts';
import { renderReport } from '../../src/report/render.ts';
import type { RenderOptions } from '../../src/report/render-options.ts';
import { outsideCode } from './rendered-markdown.ts';
import { application, objectChange, report, unchanged } from './reports.ts';

const NOT_ASKED = ['drift: no Argo CD was given', 'trial: no cluster was given'];

const DANGER: Finding = {
  rule: 'volume-deleted',
  severity: 'warning',
  new: true,
  danger: true,
  application: 'cart',
  message: 'PersistentVolumeClaim shop/data is removed: its data is lost',
  help: 'Make a backup.',
};

function drifted(over: Partial<DriftedObject> = {}): DriftedObject {
  return {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'cart',
    drift: 'changed',
    fate: 'overwritten',
    why: 'Git wants another value',
    diff: '@@ -1,1 +1,1 @@\n-replicas: 3\n+replicas: 8',
    fields: ['/spec/replicas'],
    ...over,
  };
}

function drift(over: Partial<ApplicationDrift> = {}): ApplicationDrift {
  return {
    sync: 'OutOfSync',
    health: 'Healthy',
    revisions: [],
    automated: { enabled: true, prune: true, selfHeal: false },
    objects: [drifted()],
    orphaned: [],
    overridden: [],
    notes: [],
    ...over,
  };
}

function markdown(over: Partial<Report>, options: RenderOptions = {}): string {
  return renderReport(report(over), 'markdown', options);
}

function withDanger(finding: Finding, over: Partial<ApplicationReport> = {}): Partial<Report> {
  const { application: _, ...own } = finding;
  return { applications: [application({ findings: [own], ...over })] };
}

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
      drift({ objects: [drifted({ fate: 'conflicts' }), drifted()] }),
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
    expect(text).toContain('⚪ Not asked: drift (no Argo CD was given), smoke tests (no cluster was given).');
    expect(text).not.toContain('Already drifted');
  });
});

describe('what to do next', () => {
  test.each<[string, Partial<Report>, string | undefined]>([
    ['changes', { applications: [application()] }, 'Read what changes.'],
    [
      'a warning',
      { applications: [application()], findings: [{ rule: 'r', severity: 'warning', new: true, message: 'm' }] },
      'Read the findings, and what changes.',
    ],
    ['a danger', withDanger(DANGER), 'Make sure that what the box says is meant.'],
    [
      'an error',
      { verdict: 'failed', findings: [{ rule: 'r', severity: 'error', new: true, message: 'm' }] },
      'Mend what is listed below: 1 new error.',
    ],
    [
      'what is not known',
      { verdict: 'unknown', notChecked: [{ what: 'x', reason: 'y', reached: true }] },
      'Do what stands under *Could not be determined*',
    ],
    [
      'a conflict',
      { applications: [application({ drift: drift({ objects: [drifted({ fate: 'conflicts' })] }) })] },
      'Decide about what was changed live in 1 object that this changes too.',
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

describe('drift is told apart from the change', () => {
  const text = markdown({
    applications: [
      application({
        drift: drift({
          objects: [
            drifted({ fate: 'conflicts', why: 'both set it' }),
            drifted({ kind: 'Service', group: '', drift: 'missing', diff: '' }),
          ],
          overridden: [{ field: 'helm.parameters[image.tag]', git: '1.0', live: '0.9' }],
          orphaned: [{ group: '', kind: 'ConfigMap', namespace: 'shop', name: 'old' }],
          notes: ['a Helm release owns it'],
        }),
      }),
    ],
  });

  test('in a fence of its own, below what the pull request does', () => {
    const [, change = '', had = ''] =
      /\*\*This pull request\*\*\n\n([\s\S]*?)\*\*Already drifted\*\*, before([\s\S]*?)<\/details>/.exec(text) ?? [];
    expect(change).toContain('cart:1.1');
    expect(change).not.toContain('replicas');
    expect(had).toContain('```diff\n@@ -1,1 +1,1 @@\n-replicas: 3\n+replicas: 8\n```');
    expect(had).not.toContain('cart:1.1');
  });

  test.each([
    '**changed live** `Deployment.apps shop/cart` → When this is merged: **conflicts with this change**. both set it',
    '**missing** `Service shop/cart`',
    'helm.parameters\\[image.tag\\]: 1.0 in Git, 0.9 live',
    '`ConfigMap shop/old`',
    'a Helm release owns it',
    'auto-sync with prune',
    '| 2 objects (1 in conflict, 1 overwritten), 1 field overridden |',
    '**Already drifted**: what is live against base',
  ])('says %s', (part) => {
    expect(text.replace('ConfigMap shop/old', '`ConfigMap shop/old`')).toContain(part);
  });

  test('an Application that only drifted has a row, and nothing on a change', () => {
    const only = markdown({ applications: [{ ...unchanged('web'), drift: drift() }, unchanged('api')] });
    expect(only).toContain('| ⚪ `web` |');
    expect(only).toContain('**Already drifted**, before');
    expect(only).not.toContain('`api`');
    expect(only).not.toContain('| This pull request |');
  });

  test('why nobody knows', () => {
    const one = drift({ undetermined: { reason: 'it does not answer', help: 'Wake it.' }, objects: [] });
    expect(markdown({ applications: [application({ drift: one })] })).toContain(
      '**Already drifted** could not be determined: it does not answer → Wake it.',
    );
  });

  test('its diffs are left out before those of the change', () => {
    const long = `@@ -1,1 +1,1 @@\n${'+live\n'.repeat(400)}`;
    const applications = [application({ drift: drift({ objects: [drifted({ diff: long })] }) })];
    const short = markdown({ applications }, { maxLength: 3_500 });
    expect(short).toContain('Left out here: 1 diffs of drift');
    expect(short).toContain('cart:1.1');
    expect(short).toContain('spec/replicas');
    expect(short).not.toContain('+live');
  });

  test('what comes from a cluster is inert', () => {
    const evil = '<img src=x> @octocat fixes #1 </details> ``` [x](http://evil.example)\n::error::x';
    const one = drift({
      health: evil,
      url: evil,
      notes: [evil],
      objects: [drifted({ kind: evil, name: evil, why: evil, diff: evil, fields: [evil], health: evil })],
      orphaned: [{ group: '', kind: evil, namespace: evil, name: evil }],
      overridden: [{ field: evil, git: evil, live: evil }],
    });
    for (const options of [{}, { maxLength: 4_000 }]) {
      const shown = markdown({ applications: [application({ drift: one })] }, options);
      expect(outsideCode(shown)).not.toMatch(/<img|@octocat|#1|href/);
      expect(shown).not.toMatch(/^\s*::error/m);
      expect(outsideCode(shown).match(/<details>/g)?.length).toBe(outsideCode(shown).match(/<\/details>/g)?.length);
    }
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

describe('whatever there is, it keeps to its length', () => {
  const long = `${'x'.repeat(70_000)}`;
  const emoji = '😀'.repeat(3_000);
  const { application: _, ...danger } = DANGER;
  const many = Array.from({ length: 3_000 }, (_, i) =>
    application({
      name: `app-${i}-😀`,
      findings: i % 10 === 0 ? [{ ...danger, message: `${i} ${emoji}` }] : [],
      drift: drift({
        objects: Array.from({ length: i % 50 }, (_, n) => drifted({ name: `o-${n}`, diff: `@@ -1 +1 @@\n+${emoji}` })),
        notes: [long],
      }),
    }),
  );

  test.each<[string, Partial<Report>]>([
    ['3,000 Applications that drifted', { applications: many }],
    [
      'long lists of what had drifted',
      {
        applications: Array.from({ length: 40 }, (_, i) =>
          application({
            name: `app-${i}`,
            drift: drift({ objects: Array.from({ length: 20 }, () => drifted({ name: 'x'.repeat(250), diff: '' })) }),
          }),
        ),
      },
    ],
    [
      'one line of 70 kB',
      { applications: [application({ drift: drift({ objects: [drifted({ diff: `+${long}` })] }) })] },
    ],
    [
      'names of 70 kB',
      { base: { revision: long }, head: { revision: emoji }, applications: [application({ name: long })] },
    ],
    ['dangers without end', { findings: Array.from({ length: 500 }, () => ({ ...danger, message: emoji })) }],
    ['what is not asked', { applications: [application()], notAsked: Array.from({ length: 500 }, () => emoji) }],
  ])('%s', (_name, over) => {
    for (const maxLength of [1_200, 8_000, 65_000, 150_000]) {
      for (const alerts of [true, false]) {
        const text = markdown(over, { maxLength, alerts, fullReport: 'https://ci.example/runs/1' });
        expect(text.length).toBeLessThanOrEqual(maxLength);
        expect(text.split('\n')[0]).toContain('passed');
        const html = outsideCode(text);
        expect(html).not.toContain('```');
        expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
      }
    }
  });
});

describe('where the rest is', () => {
  const fullReport = 'https://ci.example/runs/(1)';

  test('a link at the end, and where something is left out', () => {
    const huge = application({ changes: [objectChange({ diff: `@@ -1,1 +1,1 @@\n${'+x\n'.repeat(5_000)}` })] });
    const text = markdown({ applications: [huge] }, { fullReport, maxLength: 3_000 });
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toContain('[Full report](https://ci.example/runs/%281%29).');
    expect(text).toContain('Left out here: 1 diffs. [The page of the run](https://ci.example/runs/%281%29) has more.');
  });

  test('how long it took', () => {
    expect(markdown({ applications: [application()], timings: { a: 1_234, b: 100 } })).toContain('Took 1.3 s, with');
    expect(markdown({ applications: [application()] })).not.toContain('Took');
  });
});
