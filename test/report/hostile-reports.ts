import type { Report } from '../../src/model/report.ts';
import { DRIFTED } from './drifted.ts';
import { RICH, report, SHARED } from './reports.ts';

/** What Seatrial itself writes: nobody else has a say in it. */
const OUR_OWN = new Set([
  'schema',
  'tool',
  'command',
  'verdict',
  'status',
  'severity',
  'change',
  'rule',
  'drift',
  'fate',
  'sync',
  'failOn',
  'by',
  'digest',
  'timings',
]);

/**
 * Everything that a report can say, with every text in it that comes from elsewhere replaced by one, numbered, so that names stay
 * apart.
 */
export function reportOf(text: string): Report {
  let count = 0;
  const next = () => `${text} ${count++}`;

  function replaced(value: unknown, key: string): unknown {
    if (OUR_OWN.has(key) && (typeof value === 'string' || key === 'tool' || key === 'digest' || key === 'timings'))
      return value;
    if (key === 'diff' && typeof value === 'string') return value === '' ? '' : diffOf(next());
    if (typeof value === 'string') return next();
    if (Array.isArray(value)) return value.map((each) => replaced(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, name)]));
  }

  const whole = report({
    verdict: 'failed',
    applications: [...RICH.applications, ...SHARED.applications, ...DRIFTED.applications],
    findings: [
      ...RICH.findings,
      { rule: 'deletes-data', severity: 'error', new: true, danger: true, message: 'm', help: 'h', application: 'a' },
      ...(['error', 'warning', 'info'] as const).map((severity) => ({
        rule: `${severity}-of-a-file`,
        severity,
        new: true,
        message: 'm',
        help: 'h',
        file: 'f',
        line: 3,
        column: 1,
      })),
    ],
    waived: [
      {
        rule: 'mutable-revision',
        severity: 'warning',
        new: true,
        message: 'm',
        waived: { by: 'waiver', reason: 'r', place: '.seatrial.yaml:1', expires: '2026-06-15' },
      },
    ],
    notChecked: [...RICH.notChecked, ...SHARED.notChecked],
    notAsked: RICH.notAsked,
    hidden: RICH.hidden,
    settings: RICH.settings,
  });
  return replaced(whole, '') as Report;
}

/** A diff whose lines are the lines of a text, each once with every sign. */
function diffOf(text: string): string {
  const lines = text.split('\n');
  return ['@@ -1,9 +1,9 @@', ...['-', '+', ' '].flatMap((sign) => lines.map((line) => `${sign}${line}`))].join('\n');
}
