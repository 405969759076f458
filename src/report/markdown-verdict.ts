import type { Report } from '../model/report.ts';
import { inlineCode } from '../text/sanitize.ts';
import { driftTotals } from './drift-phrases.ts';
import { dangersOf } from './markdown-findings.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';

const VERDICT_ICONS = { passed: '✅', failed: '❌', unknown: '❔' };

/** @param isOneLine whether there is nothing else to say. */
export function titleOf(report: Report, overview: Overview, isOneLine: boolean): string {
  const icon = VERDICT_ICONS[report.verdict];
  if (!isOneLine) return `### ${icon} Argo CD review: ${report.verdict} · ${phrases.headline(report, overview)}`;
  const { base, head } = phrases.compared(report);
  const same = phrases.plural(overview.unchanged.length, 'Application');
  const drift = driftTotals(report.applications).isAsked ? ', and nothing had drifted' : '';
  return `${icon} **Argo CD review: passed** · nothing changes: ${same}, the same at ${inlineCode(base)} and ${inlineCode(head)}${drift}`;
}

/** What each step of a review said, and which nobody asked for. */
export function rungLine(report: Report, overview: Overview): string {
  const isAsked = (rung: string) => !report.notAsked.some((each) => each.startsWith(`${rung}:`));
  const drift = isAsked('drift') ? driftRung(report) : '⚪ **drift** not compared';
  return [checkRung(overview), drift, isAsked('trial') ? '' : '⚪ **smoke tests** not run'].filter(Boolean).join(' · ');
}

function checkRung({ deciding, findings, undetermined }: Overview): string {
  const { errors, warnings } = deciding;
  if (errors + warnings > 0) {
    const counts = [errors > 0 && phrases.plural(errors, 'error'), warnings > 0 && phrases.plural(warnings, 'warning')];
    return `❌ **check** ${counts.filter(Boolean).join(', ')}`;
  }
  const unknown = undetermined.reduce((sum, { what }) => sum + what.length, 0);
  if (unknown > 0) return `❔ **check** ${unknown} not determined`;
  const others = findings.filter((finding) => finding.new && finding.severity !== 'info').length;
  return others > 0 ? `⚠️ **check** ${phrases.plural(others, 'warning')}` : '✅ **check** rendered, nothing invalid';
}

function driftRung({ applications }: Report): string {
  const { isAsked, objects, applications: drifted, conflicts, undetermined } = driftTotals(applications);
  if (!isAsked) return '';
  const where = phrases.plural(drifted, 'Application');
  const what = objects > 0 ? `${phrases.plural(objects, 'object')} of ${where}` : where;
  const parts = [
    drifted > 0 ? what : '',
    conflicts > 0 ? `${conflicts} in conflict with this change` : '',
    undetermined > 0 ? `not determined for ${phrases.plural(undetermined, 'Application')}` : '',
  ].filter((part) => part !== '');
  const icon = drifted > 0 ? '⚠️' : undetermined > 0 ? '❔' : '✅';
  return `${icon} **drift** ${parts.join(', ') || 'none'}`;
}

/** What somebody who reads the verdict should do; empty when there is nothing to do. */
export function nextStep({ verdict, applications }: Report, overview: Overview): string {
  const { errors, warnings } = overview.deciding;
  const hasBox = dangersOf(overview).length > 0 || phrases.removals(overview).length > 0;
  const box = hasBox ? 'Make sure that what the box says is meant.' : '';
  const { conflicts } = driftTotals(applications);
  const conflict =
    conflicts > 0 ? `Decide what becomes of ${phrases.plural(conflicts, 'live change')} in conflict with it.` : '';
  const steps = [box, conflict].filter((step) => step !== '');
  if (verdict === 'failed') {
    const what = [
      errors > 0 && phrases.plural(errors, 'new error'),
      warnings > 0 && phrases.plural(warnings, 'new warning'),
    ];
    steps.unshift(`Mend what is listed below: ${what.filter(Boolean).join(' and ')}.`);
  } else if (verdict === 'unknown') {
    steps.unshift('Do what stands under *Could not be determined*, and run this again.');
  } else if (steps.length > 0) {
    steps.push('Nothing else keeps it from being merged.');
  } else if (overview.applications.length > 0) {
    steps.push('Read what changes. Nothing that was checked keeps it from being merged.');
  }
  return steps.length > 0 ? `**Next:** ${steps.join(' ')}` : '';
}

/** What is compared with what. */
export function comparedLine(report: Report): string {
  const { base, head } = phrases.compared(report);
  const sides = `head ${inlineCode(head)} against base ${inlineCode(base)}, both rendered as Argo CD renders them`;
  return driftTotals(report.applications).isAsked
    ? `**This pull request**: ${sides}. **Already drifted**: what is live against base, before this pull request, and what merging does to it.`
    : `**This pull request**: ${sides}.`;
}
