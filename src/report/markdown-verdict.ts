import type { ApplicationReport, Finding, Report } from '../model/report.ts';
import { forMarkdown, inlineCode } from '../text/sanitize.ts';
import { type DriftTotals, driftTotals, syncsByItself } from './drift-phrases.ts';
import { commonCluster } from './markdown-table.ts';
import { dangersOf, type Overview } from './overview.ts';
import * as phrases from './phrases.ts';
import { decides } from './verdict.ts';
import { reservation, verdictWords } from './verdict-words.ts';

const VERDICT_ICONS = { passed: '✅', failed: '❌', unknown: '❔' };

/** @param isOneLine whether there is nothing else to say. */
export function titleOf(report: Report, overview: Overview, isOneLine: boolean): string {
  const icon = reservation(report, overview) === '' ? VERDICT_ICONS[report.verdict] : '⚠️';
  if (!isOneLine)
    return `### ${icon} Argo CD review: ${verdictWords(report, overview)} · ${phrases.headline(report, overview)}`;
  const { base, head } = phrases.compared(report);
  const same = phrases.plural(overview.unchanged.length, 'Application');
  const drift = withoutDrift(report.applications);
  return `${icon} **Argo CD review: passed** · nothing changes: ${same}, the same at ${inlineCode(base)} and ${inlineCode(head)}${drift}`;
}

/** Argo CD is asked of what the change reaches: of the others, nobody knows. */
function withoutDrift(applications: readonly ApplicationReport[]): string {
  const asked = applications.filter(({ drift }) => drift !== undefined);
  if (asked.length === 0) return '';
  const of = asked.length < applications.length ? ` in ${phrases.plural(asked.length, 'Application')} of them` : '';
  return `, and nothing had drifted${of}`;
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

/** What somebody who reads the verdict should do, and whether the check is in the way; empty when there is nothing to do. */
export function nextStep({ verdict, applications }: Report, overview: Overview): string {
  const { errors, warnings } = overview.deciding;
  const dangers = dangersOf(overview);
  const decisions = decisionsOf(applications, overview);
  const steps: string[] = [];
  if (verdict === 'failed') {
    steps.push(`This check fails. Mend what is listed below: ${errorsAndWarnings(errors, warnings, 'new ')}.`);
  } else if (verdict === 'unknown') {
    steps.push('This check does not pass.');
    steps.push(
      overview.undetermined.length > 0
        ? 'Do what stands under *Could not be determined*, and run this again.'
        : 'Nobody can tell what this does to the Applications with ❔.',
    );
  } else if (decisions === '' && overview.applications.length > 0) {
    const hasFindings = overview.findings.some((finding) => finding.new && !dangers.includes(finding));
    steps.push('Seatrial does not block this merge.');
    steps.push(hasFindings ? 'Read the findings, and what changes.' : 'Read what changes.');
  }
  if (decisions !== '') {
    steps.push(
      verdict === 'passed'
        ? `Seatrial does not block this merge; decide about ${decisions}`
        : `Decide about ${decisions}`,
    );
  }
  return steps.length > 0 ? `**Next:** ${steps.join(' ')}` : '';
}

/** What no check can decide: the list of conflicts follows where there are any. */
function decisionsOf(applications: readonly ApplicationReport[], overview: Overview): string {
  const dangers = dangersOf(overview).length;
  const { conflicts } = driftTotals(applications);
  const box =
    dangers > 0
      ? `${phrases.plural(dangers, 'danger')} (in the box)`
      : phrases.removals(overview).length > 0
        ? 'what is removed (in the box)'
        : '';
  const conflict = conflicts > 0 ? `${phrases.plural(conflicts, 'conflict')} with what was changed live` : '';
  const all = [box, conflict].filter((part) => part !== '').join(', and ');
  return all === '' ? '' : all + (conflicts > 0 ? ':' : '.');
}

/** Names of Applications that are not like the others. */
const NAMED_MANUAL = 3;

/** What is compared with what, what was done with both, and what all Applications have in common. */
export function comparedLine(report: Report, overview: Overview, shown: readonly ApplicationReport[]): string {
  const { base, head } = phrases.compared(report);
  const version = report.settings.find(({ name }) => name === 'argocd-version')?.value;
  const argoCd =
    version === undefined ? 'Argo CD' : `Argo CD ${/^[\d.]+$/.test(version) ? version : forMarkdown(version)}`;
  const atHead = phrases.plural(report.applications.filter(({ status }) => status !== 'removed').length, 'Application');
  const cluster = commonCluster(shown);
  const what = report.nothingToMerge
    ? `**Nothing is to be merged**: head ${inlineCode(head)} (${atHead}) is the same as base ${inlineCode(base)}.`
    : `**This pull request**: head ${inlineCode(head)} (${atHead}) against base ${inlineCode(base)}, both rendered and validated against ${argoCd}'s schemas and rules.`;
  const drift = report.nothingToMerge
    ? '**Already drifted**: what is live against Git, and what the next sync does to it.'
    : '**Already drifted**: what is live against base, before this pull request, and what merging does to it.';
  return [
    what,
    report.nothingToMerge ? '' : syncSentence(overview),
    cluster === undefined ? '' : `Cluster: ${inlineCode(cluster)}.`,
    driftTotals(report.applications).isAsked ? drift : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Whether merging deploys. */
function syncSentence({ applications, label }: Overview): string {
  const known = applications.filter((application) => syncsByItself(application) !== undefined);
  const manual = known.filter((application) => !syncsByItself(application));
  if (known.length === 0) return '';
  if (manual.length === 0)
    return known.length === 1
      ? 'It syncs by itself once merged.'
      : `All ${known.length} sync by themselves once merged.`;
  const [all, count] = [known.length, known.length - manual.length];
  if (count === 0)
    return all === 1 ? 'It does not sync by itself once merged.' : `None of the ${all} syncs by itself once merged.`;
  const { shown, more } = phrases.someOf(manual.map(label), NAMED_MANUAL);
  return `${count} of ${all} sync by themselves once merged, not ${shown.map(inlineCode).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
