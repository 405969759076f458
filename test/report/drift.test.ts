import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { whoRestores } from '../../src/report/drift-phrases.ts';
import { mergeReports } from '../../src/report/merge-reports.ts';
import { parseReport } from '../../src/report/parse-report.ts';
import { renderReport } from '../../src/report/render.ts';
import { DRIFTED, drift, driftedObject, IN_SYNC } from './drifted.ts';
import { golden } from './golden.ts';
import { application, EMPTY, report, unchanged } from './reports.ts';

test('drift as text', () => golden('drifted.txt', renderReport(DRIFTED, 'text')));
test('drift as HTML', () => {
  const html = renderReport(DRIFTED, 'html');
  const [section = ''] = /<section id="drift"[\s\S]*?<\/section>/.exec(html) ?? [];
  golden('drifted-section.html', section);
});

describe('where nothing is to be merged', () => {
  const kept = driftedObject({
    name: 'api',
    fate: 'kept',
    why: 'Ignored in the diff.',
    diff: '',
    values: [{ field: '/spec/replicas', git: '3', live: '5', merged: '3' }],
  });
  const one: Report = report({
    nothingToMerge: true,
    applications: [{ ...unchanged('web'), drift: drift({ objects: [driftedObject(), kept] }) }],
  });

  test.each(['text', 'html', 'markdown'] as const)('no word of a merge or of a change, as %s', (format) => {
    const shown = renderReport(one, format);
    const merged = renderReport(report({ applications: one.applications }), format);
    const words = /this pull request|is merged|the merge|apart from this change|by merging|merging does/i;
    expect(merged).toMatch(words);
    expect(shown).not.toMatch(words);
    expect(shown).toContain('Already drifted');
  });

  test('comes through a report file, and is so of several where it is so of each', () => {
    expect(parseReport(renderReport(one, 'json'), 'r.json')).toEqual(one);
    expect(mergeReports([one, one], 'x').nothingToMerge).toBe(true);
    expect(mergeReports([one, DRIFTED], 'x')).not.toHaveProperty('nothingToMerge');
  });
});

test('drift comes through a report file as it is', () => {
  expect(parseReport(renderReport(DRIFTED, 'json'), 'r.json')).toEqual(DRIFTED);
  expect(mergeReports([DRIFTED, DRIFTED], DRIFTED.tool.version).applications).toEqual(DRIFTED.applications);
});

describe.each(['text', 'html'] as const)('drift as %s', (format) => {
  const text = (one: Report) => renderReport(one, format);

  test('what is in sync needs no reading', () => {
    const synced = { ...EMPTY, applications: EMPTY.applications.map((each) => ({ ...each, drift: IN_SYNC })) };
    expect(text(synced)).toBe(text(EMPTY));
  });

  test('of an Application that nothing changes is told', () => {
    const drifted = text(report({ applications: [{ ...unchanged('web'), drift: drift() }] }));
    expect(drifted).toContain('Already drifted');
    expect(drifted).toContain('Deployment.apps shop/cart');
    expect(drifted).toContain('image: cart:0.9');
    expect(drifted).toContain('1 Application had drifted already');
  });

  test('shows foreign text as it is, and nothing of it is a command or markup', () => {
    const evil = '"><img src=x>\u202e\n::error::x\n##vso[task.complete]';
    const objects = [
      driftedObject({ name: evil, why: evil, diff: `@@ -1 +1 @@\n+${evil}`, fields: [evil], health: evil }),
    ];
    const overridden = [{ field: evil, git: evil, live: evil }];
    const orphaned = [{ group: '', kind: evil, namespace: evil, name: evil }];
    const shown = text(
      report({
        applications: [
          application({ drift: drift({ objects, overridden, orphaned, notes: [evil], url: evil, health: evil }) }),
        ],
      }),
    );
    expect(shown).not.toMatch(/\u202e|^\s*::error|##vso\[/m);
    if (format === 'html') expect(shown).not.toContain('<img');
  });
});

test('where lines are limited, what does not fit is counted', () => {
  const objects = Array.from({ length: 400 }, (_, i) => driftedObject({ name: `cart-${i}` }));
  const limited = renderReport(report({ applications: [application({ drift: drift({ objects }) })] }), 'text', {
    maxLines: 300,
  });
  expect(limited.split('\n').length).toBeLessThanOrEqual(300);
  expect(limited).toMatch(/… \d+ more objects/);
  expect(limited).toMatch(/Left out here: .*\d+ drifted objects/);
});

describe('a report that asked for drift', () => {
  const built = (undetermined?: { reason: string; help?: string }) =>
    buildReport({
      version: '1.0.0',
      command: 'check',
      base: 'base',
      head: 'head',
      reviews: [
        {
          report: application({ drift: drift(undetermined && { undetermined }) }),
          undetermined: undefined,
          unknownKinds: [],
        },
      ],
      unreached: [],
      findings: [],
      notChecked: [],
      hidden: [],
      settings: [],
      driftAsked: true,
    });

  test('passes with drift, which is told and fails nothing', () => {
    expect(built().verdict).toBe('passed');
    expect(built().notAsked).toEqual(['trial: no cluster was given']);
  });

  test('does not pass where it could not be determined', () => {
    const one = built({ reason: 'it does not answer', help: 'Look.' });
    expect(one.verdict).toBe('unknown');
    expect(one.notChecked).toEqual([
      { what: 'Drift of Application cart', reason: 'it does not answer', help: 'Look.', reached: true },
    ]);
  });
});

const SET = { field: 'targetRevision', git: 'main', live: 'fix' };
const ADDED = { field: 'syncPolicy.automated', git: '(not set)', live: '{}' };

test.each([
  [[], undefined, undefined],
  [[SET], undefined, /^Nothing puts that back before somebody applies the file of the Application\.$/],
  [[SET], 'fleet', /^The sync of fleet, .* puts that back\.$/],
  [[SET, ADDED], 'fleet', /^The sync of fleet, .* puts that back, except what Git does not set: that stays/],
  [[ADDED], undefined, /applies the file of the Application, except what Git does not set: that stays/],
])('who puts back %j (rendered by %s)', (overridden, restoredBy, says) => {
  const told = whoRestores(drift({ overridden, ...(restoredBy !== undefined && { restoredBy }) }));
  expect(told ?? '').toMatch(says ?? /^$/);
});
