import type { WaivedFinding } from '../model/policy.ts';
import type { ApplicationReport, Finding, Report } from '../model/report.ts';
import { forMarkdown, inlineCode, tableCode } from '../text/sanitize.ts';
import { Budget } from './budget.ts';
import { causeInShort, reasonsBeyondCauses } from './causes.ts';
import { fitDetails, ICONS, sharedBlock } from './markdown-details.ts';
import { isUneventful, type Overview, overviewOf, type Unknowns } from './overview.ts';
import * as phrases from './phrases.ts';
import type { RenderOptions } from './render-options.ts';

const VERDICT_ICONS = { passed: '✅', failed: '❌', unknown: '❔' };
const SEVERITY_ICONS = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** GitHub refuses a comment of more than 65,536. */
const MAXIMUM_LENGTH = 65_000;
/** Kept free for headings, and for the line that says what was left out. */
const RESERVE = 900;
/** Two newlines, or a newline and a line break, around a piece. */
const AROUND = 8;
/** What could not be determined leaves room for the rest. */
const HALF = 0.5;
/** Names of one list, though all are asked for. */
const LISTED = 200;

/**
 * A report as a comment on a pull request: the verdict first, then what is removed. What does not fit into `maxLength` is left
 * out piece by piece, diffs first, then details, then rows, never in the middle of one, and is counted.
 */
export function renderMarkdown(report: Report, { all = false, maxLength = MAXIMUM_LENGTH }: RenderOptions): string {
  const overview = overviewOf(report, all);
  const icon = VERDICT_ICONS[report.verdict];
  const isOneLine = report.verdict === 'passed' && isUneventful(overview);
  const title = isOneLine
    ? `${icon} **passed** · ${nothingChanges(report, overview)}`
    : `### ${icon} ${report.verdict} · ${phrases.headline(report, overview)}`;
  if (isOneLine && !all) return report.hidden.length > 0 ? `${title}\n\n${hiddenLine(report)}\n` : `${title}\n`;
  const budget = new Budget<string>(maxLength - RESERVE, (piece) => piece.length + AROUND);
  budget.spend(title);
  // In order of what a reader can least do without; the page has another order.
  const closing = budget.fit('lines of the footer', closingLines(report));
  const warning = budget.fit('warnings', removalWarning(overview));
  const named = all ? LISTED : phrases.NAMED;
  const undetermined = budget.fit(
    'reasons for what could not be determined',
    overview.undetermined.map(unknownsItem(named)),
    HALF,
  );
  const findings = budget.fit('findings', overview.findings.map(findingItem));
  const causes = budget.fit('causes', causeItems(overview, all ? LISTED : phrases.NAMED_CAUSES), HALF);
  const waived = budget.fit('waived findings', overview.waived.map(waivedItem));
  const rows =
    overview.applications.length > 0 ? budget.fit('rows of the table', overview.applications.map(row(overview))) : [];
  const unreached = budget.fit(
    'reasons for what was not checked',
    overview.unreached.map(unknownsItem(all ? LISTED : 0)),
  );
  const idle = budget.fit('changes without effect', idleItems(overview));
  const sharedBlocks = new Map(overview.shared.all.map((each) => [sharedBlock(each), each]));
  const shared = budget.fit('shared changes', [...sharedBlocks.keys()], HALF);
  const elsewhere = new Set(shared.flatMap((block) => sharedBlocks.get(block) ?? []));
  const details = fitDetails(overview, elsewhere, budget);
  const names = (which: 'knownBroken' | 'unchanged') =>
    all
      ? budget.fit('lists of names', [
          overview[which].map((application) => inlineCode(overview.label(application))).join(', '),
        ])
      : [];
  const brokenNames = names('knownBroken');
  const unchangedNames = names('unchanged');

  const blocks = [
    title,
    warning.join('\n'),
    section('What was changed', causes),
    section('Findings', findings),
    overview.knownFindings > 0 ? `${phrases.plural(overview.knownFindings, 'finding')} that base has too` : '',
    section('Waived', waived),
    rows.length > 0 ? [...TABLE_HEAD, ...rows].join('\n') : '',
    shared.length > 0 ? ['**Changes that several objects have in common**', ...shared].join('\n\n') : '',
    details.join('\n\n'),
    counted(overview.knownBroken, 'cannot be rendered, at base neither', brokenNames),
    all ? counted(overview.unchanged, 'unchanged', unchangedNames) : '',
    section('Without effect', idle),
    section('Could not be determined', undetermined),
    section('Not checked, and not reached by this change', unreached),
    budget.leftOut === ''
      ? ''
      : `⚠️ Too long for one comment. Left out here: ${budget.leftOut}. The JSON report has everything.`,
    closing.join('<br>\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const TABLE_HEAD = ['| | Application | Project → destination | Why | Objects | Lines |', '|---|---|---|---|---|---|'];

function nothingChanges(report: Report, { unchanged }: Overview): string {
  const { base, head } = phrases.compared(report);
  const same = phrases.plural(unchanged.length, 'Application');
  return `nothing changes: ${same}, the same at ${inlineCode(base)} and ${inlineCode(head)}`;
}

/** How many there are, and, when there is room, their names. */
function counted(applications: readonly ApplicationReport[], what: string, names: string[]): string {
  if (applications.length === 0) return '';
  const list = names.filter((each) => each !== '').map((each) => `: ${each}`);
  return `${phrases.plural(applications.length, 'Application')} ${what}${list.join('')}`;
}

function section(heading: string, items: string[]): string {
  return items.length > 0 ? `**${heading}**\n\n${items.join('\n')}` : '';
}

function removalWarning(overview: Overview): string[] {
  const parts = phrases.removals(overview).map(({ count, names, more }) => {
    return `${count} (${names.map(inlineCode).join(', ')}${more})`;
  });
  return parts.length > 0 ? [`> ⚠️ **This removes** ${parts.join(' and ')}.`] : [];
}

/** What several Applications have in common. */
function causeItems({ causes }: Overview, named: number): string[] {
  const shown = causes.shared.slice(0, named);
  const more = causes.shared.length - shown.length;
  return [
    ...shown.map((cause) => `- ${inlineCode(cause.text)} (${phrases.causePlaces(cause)})`),
    ...(more > 0 ? [`- ${phrases.plural(more, 'more cause')}`] : []),
  ];
}

function idleItems({ causes, label }: Overview): string[] {
  return causes.idle.map((cause) => {
    const { shown, more } = phrases.someOf(cause.applications.map(label), phrases.NAMED);
    const names = shown.map(inlineCode).join(', ');
    return `- ${forMarkdown(cause.text)}: ${names}${more > 0 ? ` and ${more} more` : ''}`;
  });
}

function findingItem(finding: Finding): string {
  const { severity, rule, application, message, help } = finding;
  const where = [phrases.locationOf(finding), application]
    .filter((part) => part)
    .map((part) => inlineCode(String(part)));
  const known = finding.new ? '' : ' (at base too)';
  const mend = help === undefined ? '' : ` → ${forMarkdown(help)}`;
  return `- ${[`${SEVERITY_ICONS[severity]} ${inlineCode(rule)}${known}`, ...where].join(' · ')}: ${forMarkdown(message)}${mend}`;
}

function waivedItem(finding: WaivedFinding): string {
  const { help: _, ...rest } = finding;
  return `${findingItem(rest)}. Waived: ${forMarkdown(phrases.whyWaived(finding))}`;
}

function row({ label }: Overview): (application: ApplicationReport) => string {
  return (application) => {
    const { status } = application;
    const [first, ...others] = reasonsBeyondCauses(application);
    const reason = first === undefined ? '' : forMarkdown(first) + (others.length > 0 ? ` (+${others.length})` : '');
    const why = forMarkdown(causeInShort(application)) || reason;
    const cells = [
      `${ICONS[status]} ${status}`,
      tableCode(label(application)),
      tableCode(phrases.placeOf(application)),
      why,
      phrases.effectOf(application),
      phrases.linesOf(application),
    ];
    return `| ${cells.join(' | ')} |`;
  };
}

/** @param named how many of the things are named; none of several when 0: the change has nothing to do with it. */
function unknownsItem(named: number): (unknowns: Unknowns) => string {
  return ({ reason, helps, what }) => {
    const mend = phrases.someOf(helps, phrases.NAMED_HELPS);
    const next = mend.shown.map((help) => ` → ${forMarkdown(help)}`).join('');
    const others = mend.more > 0 ? ` → and ${mend.more} more like it` : '';
    if (what.length === 1) return `- ${inlineCode(String(what[0]))}: ${forMarkdown(reason)}${next}${others}`;
    const { shown, more } = phrases.someOf(what, named);
    return [
      `- ${what.length}× ${forMarkdown(reason)}${next}${others}`,
      ...shown.map((each) => `  - ${inlineCode(each)}`),
      ...(named > 0 && more > 0 ? [`  - and ${more} more`] : []),
    ].join('\n');
  };
}

function closingLines(report: Report): string[] {
  const { base, head } = phrases.compared(report);
  const lines = report.hidden.length > 0 ? [hiddenLine(report)] : [];
  if (report.notAsked.length > 0) lines.push(`Not asked: ${report.notAsked.map(forMarkdown).join(' · ')}`);
  if (report.settings.length > 0) {
    const settings = report.settings.map(({ name, value, from }) => forMarkdown(`${name} ${value} (${from})`));
    lines.push(`Settings: ${settings.join(' · ')}`);
  }
  const { name, version } = report.tool;
  lines.push(
    `Compared ${inlineCode(base)} (base) with ${inlineCode(head)} (head) · ${forMarkdown(`${name} ${version} ${report.command}`)}`,
  );
  return lines;
}

function hiddenLine({ hidden }: Report): string {
  return `Left out: ${hidden.map(({ rule, count }) => `${forMarkdown(phrases.words(rule))}: ${count}`).join(' · ')}`;
}
