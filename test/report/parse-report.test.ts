import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.ts';
import type { Report } from '../../src/model/report.ts';
import { mergeReports } from '../../src/report/merge-reports.ts';
import { parseReport } from '../../src/report/parse-report.ts';
import { renderReport } from '../../src/report/render.ts';
import { outsideCode } from './rendered-markdown.ts';
import { application, EMPTY, objectChange, RICH, report, SHARED, SMALL } from './reports.ts';

describe('parseReport', () => {
  test.each([
    ['empty', EMPTY],
    ['small', SMALL],
    ['rich', RICH],
    ['shared', SHARED],
  ])('reads back what was written: %s', (_name, each) => {
    expect(parseReport(renderReport(each, 'json'), 'r.json')).toEqual(JSON.parse(JSON.stringify(each)));
  });

  test('leaves aside what version 1 does not have yet', () => {
    const text = JSON.stringify({
      ...SMALL,
      new: 1,
      applications: SMALL.applications.map((each) => ({ ...each, x: [] })),
    });
    expect(parseReport(text, 'r.json')).toEqual(JSON.parse(JSON.stringify(SMALL)));
  });

  const without = (key: keyof Report) => ({ ...SMALL, [key]: undefined });

  test.each<[string, unknown]>([
    ['no JSON', undefined],
    ['null', null],
    ['a list', []],
    ['another version', { ...SMALL, schema: 'seatrial.report/v2' }],
    ['another tool', { ...SMALL, tool: { name: 'other', version: '1' } }],
    ['no verdict', without('verdict')],
    ['no applications', without('applications')],
    ['a verdict of its own', { ...SMALL, verdict: 'excellent' }],
    [
      'a finding of an unknown severity',
      { ...SMALL, findings: [{ rule: 'a', severity: 'fatal', new: true, message: 'm' }] },
    ],
    ['a text that is a map', { ...SMALL, command: { toString: 'x' } }],
    [
      'a line that is no count',
      { ...SMALL, applications: [application({ changes: [objectChange({ lines: { added: -1, removed: 0 } })] })] },
    ],
    ['a number beyond all counts', { ...SMALL, hidden: [{ rule: 'a', count: 1e308 }] }],
    [
      'a diff that is a list',
      { ...SMALL, applications: [application({ changes: [{ ...objectChange(), diff: ['x'] as never }] })] },
    ],
  ])('%s is no report', (_name, value) => {
    const text = value === undefined ? '{' : JSON.stringify(value);
    expect(() => parseReport(text, 'r.json')).toThrow(InputError);
    expect(() => parseReport(text, 'r.json')).toThrow(/^reports: r\.json is not a report/);
  });

  test('what is nested without end is no report', () => {
    expect(() => parseReport('['.repeat(1_000_000), 'r.json')).toThrow(InputError);
  });

  test('a prototype is data like any other', () => {
    const text = JSON.stringify(SMALL).replace('{', '{"__proto__":{"verdict":"passed"},');
    expect(Object.getPrototypeOf(parseReport(text, 'r.json'))).toBe(Object.prototype);
    expect(({} as { verdict?: string }).verdict).toBeUndefined();
  });
});

describe('mergeReports', () => {
  test('the worst verdict counts, and one that is better than what it stands on does not', () => {
    const finding = { rule: 'a', severity: 'error', new: true, message: 'm' } as const;
    const lying = report({ verdict: 'passed', findings: [finding] });
    const verdictOf = (...all: [Report, ...Report[]]) => mergeReports(all, '1').verdict;
    expect(verdictOf(report({ verdict: 'passed' }), report({ verdict: 'unknown' }))).toBe('unknown');
    expect(verdictOf(report({ verdict: 'unknown' }), report({ verdict: 'failed' }))).toBe('failed');
    expect(verdictOf(report({ verdict: 'passed', findings: [], applications: [] }))).toBe('passed');
    expect(verdictOf(lying)).toBe('failed');
  });

  test('has all that any of them says, once', () => {
    const one = report({ applications: [application({ name: 'a' })], hidden: [{ rule: 'template-files', count: 3 }] });
    const two = report({
      applications: [application({ name: 'a' }), application({ name: 'b' })],
      hidden: [{ rule: 'template-files', count: 3 }],
      base: { revision: 'other' },
    });
    const merged = mergeReports([one, two], '9.9.9');
    expect(merged.applications.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(merged.hidden).toEqual([{ rule: 'template-files', count: 3 }]);
    expect(merged.base.revision).toBe(`${one.base.revision} and other`);
    expect(merged.head).toEqual(one.head);
    expect(merged.tool.version).toBe('9.9.9');
  });
});

test('what a stranger writes into a report is harmless where it is shown', () => {
  const evil = '::error::x\n##vso[task.complete]\n<img src=x> @octocat fixes #1 </details> ``` \u001b[2J\u202e';
  const hostile = report({
    applications: [
      application({
        name: evil,
        project: evil,
        definedAt: evil,
        reasons: [evil],
        notes: [evil],
        changes: [objectChange({ diff: evil, name: evil, kind: evil })],
        findings: [{ rule: evil, severity: 'error', new: true, message: evil, help: evil, file: evil }],
      }),
    ],
    settings: [{ name: evil, value: evil, from: evil }],
    notChecked: [{ what: evil, reason: evil, reached: true }],
  });
  const read = mergeReports([parseReport(renderReport(hostile, 'json'), 'r.json')], '1');
  for (const format of ['text', 'markdown', 'json'] as const) {
    const shown = renderReport(read, format, { all: true });
    expect(shown).not.toMatch(/^\s*::error::/m);
    expect(shown).not.toContain('##vso[');
    expect(shown).not.toContain('\u202e');
    expect(shown).not.toContain('\u001b[2J');
    if (format === 'markdown') expect(outsideCode(shown)).not.toMatch(/<img|@octocat|#1/);
  }
});
