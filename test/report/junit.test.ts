import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { renderReport } from '../../src/report/render.ts';
import { application, EMPTY, RICH, report, SHARED, SMALL } from './reports.ts';

const schema = fileURLToPath(new URL('../fixtures/junit/JUnit.xsd', import.meta.url));
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;
// Every CI has it, by .ci/run; elsewhere `apt-get install libxml2-utils` brings it.
const isRun = hasXmllint || process.env['CI'] === 'true';

const error = { rule: 'r', severity: 'error' as const, new: true, message: 'm' };

/** Each test with its outcome. */
function outcomes(one: Report): Record<string, string> {
  const xml = renderReport(one, 'junit');
  const cases = xml.matchAll(/<testcase name="([^"]*)"[^>]*?(?:\/>|>\s*<(\w+) message="([^"]*)")/g);
  return Object.fromEntries(
    [...cases].map(([, name, result = 'passed', message]) => [name, [result, message].filter(Boolean).join(': ')]),
  );
}

(isRun ? test : test.skip).each<[string, Report]>([
  ['empty', EMPTY],
  ['small', SMALL],
  ['rich', RICH],
  ['shared', SHARED],
  ['control characters', report({ findings: [{ ...error, message: '\u0000\u0008\ufffe\ud800 ]]> &' }] })],
])('%s is valid by the schema of JUnit', (_, one) => {
  const xml = renderReport(one, 'junit', { day: '2026-06-15' });
  const { stderr, status } = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '- validates\n', status: 0 });
});

describe('what becomes of an Application', () => {
  const unknown = { what: 'Application a (in b)', reason: 'not reachable', reached: true };
  test.each<[string, Partial<Report>, string]>([
    ['it passes', { applications: [application({ name: 'a' })] }, 'passed'],
    ['a new error', { applications: [application({ name: 'a', findings: [error] })] }, 'failure: r: m'],
    [
      'one that base has too',
      { applications: [application({ name: 'a', findings: [{ ...error, new: false }] })] },
      'passed',
    ],
    [
      'a warning',
      { applications: [application({ name: 'a', findings: [{ ...error, severity: 'warning' }] })] },
      'passed',
    ],
    [
      'a warning, where warnings fail',
      { failOn: 'warning', applications: [application({ name: 'a', findings: [{ ...error, severity: 'warning' }] })] },
      'failure: r: m',
    ],
    [
      'it could not be determined',
      { applications: [application({ name: 'a', status: 'unknown' })], notChecked: [unknown] },
      'error: not reachable',
    ],
    [
      'for whatever reason',
      { applications: [application({ name: 'a', status: 'unknown' })] },
      'error: it could not be determined',
    ],
    [
      'as broken as before, and reached',
      { applications: [application({ name: 'a', status: 'error' })] },
      'error: it cannot be rendered',
    ],
    [
      'as broken as before, and not reached',
      { applications: [application({ name: 'a', status: 'error', reached: false })] },
      'skipped: it cannot be rendered, at base neither',
    ],
    [
      'not checked, and not reached',
      { applications: [application({ name: 'a' })], notChecked: [{ ...unknown, reached: false }] },
      'skipped: not reachable',
    ],
  ])('%s', (_, over, expected) => {
    expect(outcomes(report(over))).toEqual({ a: expected });
  });
});

test('what belongs to no Application is told too, and all is counted', () => {
  const one = report({
    applications: [application({ name: 'a', findings: [error] })],
    findings: [
      { ...error, file: 'a.yaml' },
      { ...error, file: 'a.yaml', message: 'n' },
      { ...error, new: false },
    ],
    notChecked: [
      { what: 'ApplicationSet s', reason: 'why', reached: true },
      { what: 'ApplicationSet t', reason: 'why', reached: false },
    ],
  });
  expect(outcomes(one)).toEqual({
    a: 'failure: r: m',
    'a.yaml': 'failure: r: m (and 1 more)',
    'ApplicationSet s': 'error: why',
    'ApplicationSet t': 'skipped: why',
  });
  const xml = renderReport(one, 'junit');
  expect(xml).toContain('tests="1" failures="1" errors="0" skipped="0"');
  expect(xml).toContain('tests="3" failures="1" errors="1"');
});

test('it has no command of a CI host', () => {
  expect(renderReport(RICH, 'junit')).not.toMatch(/##(vso)?\[|^\s*::/im);
});
