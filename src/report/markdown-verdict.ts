import type { Finding, Report } from '../model/report.ts';
import { inlineCode } from '../text/sanitize.ts';
import { type DriftTotals, driftTotals } from './drift-phrases.ts';
import { dangersOf, type Overview } from './overview.ts';
import * as phrases from './phrases.ts';
import { decides } from './verdict.ts';

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

/** The finding of `fail-on-drift`, which is of the step that looks for drift. */
const DRIFTED = 'drifted';

/** What each step of a review said, and which nobody asked for. */
export function rungLine(report: Report, overview: Overview): string {
  const isAsked = (rung: string) => !report.notAsked.some((each) => each.startsWith(`${rung}:`));
  const totals = driftTotals(report.applications);
  const drift = isAsked('drift') ? driftRung(totals, overview) : '⚪ **drift** not compared';
  const trial = isAsked('trial') ? '' : '⚪ **smoke tests** not run';
  return [checkRung(report, overview, totals), drift, trial].filter((rung) => rung !== '').join(' · ');
}

function checkRung(
  { failOn }: Report,
  { findings, undetermined }: Overview,
  { undetermined: drifts }: DriftTotals,
): string {
  const found = findings.filter(({ rule, severity, new: isNew }) => isNew && rule !== DRIFTED && severity !== 'info');
  const deciding = found.filter((finding) => decides(finding, failOn));
  if (deciding.length > 0) return `❌ **check** ${countsOf(deciding)}`;
  const unknown = undetermined.reduce((sum, { what }) => sum + what.length, 0) - drifts;
  if (unknown > 0) return `❔ **check** ${unknown} not determined`;
  if (found.length === 0) return '✅ **check** rendered, nothing invalid';
  const dangers = found.filter(({ danger }) => danger);
  const others = countsOf(found.filter(({ danger }) => !danger));
  const parts = [dangers.length > 0 ? phrases.plural(dangers.length, 'danger') : '', others];
  return `⚠️ **check** ${parts.filter((part) => part !== '').join(', ')}`;
}

function countsOf(findings: readonly Finding[]): string {
  const [errors, warnings] = ['error', 'warning'].map((each) => findings.filter(({ severity }) => severity === each));
  return errorsAndWarnings(errors?.length ?? 0, warnings?.length ?? 0, '');
}

/** `2 new errors, 1 new warning`; empty when there is none. */
function errorsAndWarnings(errors: number, warnings: number, which: string): string {
  const parts = [
    errors > 0 ? phrases.plural(errors, `${which}error`) : '',
    warnings > 0 ? phrases.plural(warnings, `${which}warning`) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function driftRung(
  { isAsked, objects, applications, conflicts, undetermined }: DriftTotals,
  { findings }: Overview,
): string {
  if (!isAsked) return '';
  const where = phrases.plural(applications, 'Application');
  const what = objects > 0 ? `${phrases.plural(objects, 'object')} of ${where}` : where;
  const parts = [
    applications > 0 ? what : '',
    conflicts > 0 ? `${conflicts} in conflict with this change` : '',
    undetermined > 0 ? `not determined for ${phrases.plural(undetermined, 'Application')}` : '',
  ].filter((part) => part !== '');
  const fails = findings.some(({ rule, new: isNew }) => isNew && rule === DRIFTED);
  const icon = fails ? '❌' : applications > 0 ? '⚠️' : undetermined > 0 ? '❔' : '✅';
  return `${icon} **drift** ${parts.join(', ') || 'none'}`;
}

/** What somebody who reads the verdict should do; empty when there is nothing to do. */
export function nextStep({ verdict, applications }: Report, overview: Overview): string {
  const { errors, warnings } = overview.deciding;
  const dangers = dangersOf(overview);
  const hasBox = dangers.length > 0 || phrases.removals(overview).length > 0;
  const box = hasBox ? 'Make sure that what the box says is meant.' : '';
  const { conflicts } = driftTotals(applications);
  const conflict =
    conflicts > 0
      ? `Decide about what was changed live in ${phrases.plural(conflicts, 'object')} that this changes too.`
      : '';
  const steps = [box, conflict].filter((step) => step !== '');
  if (verdict === 'failed') {
    steps.unshift(`Mend what is listed below: ${errorsAndWarnings(errors, warnings, 'new ')}.`);
  } else if (verdict === 'unknown') {
    steps.unshift(
      overview.undetermined.length > 0
        ? 'Do what stands under *Could not be determined*, and run this again.'
        : 'Nobody can tell what this does to the Applications with ❔.',
    );
  } else if (steps.length > 0) {
    steps.push('Nothing else keeps it from being merged.');
  } else if (overview.applications.length > 0) {
    const hasFindings = overview.findings.some((finding) => finding.new && !dangers.includes(finding));
    steps.push(hasFindings ? 'Read the findings, and what changes.' : 'Read what changes.');
    steps.push('Nothing that was checked keeps it from being merged.');
  }
  return steps.length > 0 ? `**Next:** ${steps.join(' ')}` : '';
}

/** What is compared with what. */
export function comparedLine(report: Report): string {
  const { base, head } = phrases.compared(report);
  const sides = `head ${inlineCode(head)} against base ${inlineCode(base)}, both rendered as Argo CD renders them (objects · lines)`;
  return driftTotals(report.applications).isAsked
    ? `**This pull request**: ${sides}. **Already drifted**: what is live against base, before this pull request, and what merging does to it.`
    : `**This pull request**: ${sides}.`;
}
