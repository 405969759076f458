import type { Report } from '../model/report.ts';
import { driftTotals } from './drift-phrases.ts';
import { dangersOf, type Overview } from './overview.ts';
import { plural } from './phrases.ts';

/** What a pass must not hide: `with 1 danger and 1 conflict with what is live`; empty when there is nothing, or no pass. */
export function reservation({ verdict, applications }: Report, overview: Overview): string {
  if (verdict !== 'passed') return '';
  const dangers = dangersOf(overview).length;
  const { conflicts } = driftTotals(applications);
  const parts = [
    dangers > 0 ? plural(dangers, 'danger') : '',
    conflicts > 0 ? `${plural(conflicts, 'conflict')} with what is live` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `with ${parts.join(' and ')}` : '';
}

/** `passed`, or `passed, with 1 danger`. */
export function verdictWords(report: Report, overview: Overview): string {
  return [report.verdict, reservation(report, overview)].filter((part) => part !== '').join(', ');
}
