import type { ApplicationReport, Report } from '../model/report.ts';
import { inlineCode } from '../text/sanitize.ts';
import { Budget } from './budget.ts';
import { tellsOfDrift } from './drift-phrases.ts';
import { causeItems, idleItems } from './markdown-causes.ts';
import { closingSentences, fullReportLink, hiddenSentence, leftOutLine, settingsBlock } from './markdown-closing.ts';
import { conflictItems } from './markdown-conflicts.ts';
import { fitDetails, sharedBlock } from './markdown-details.ts';
import { boxOf, dangerItems, findingItems, unknownsItem, waivedItem } from './markdown-findings.ts';
import { fitTable } from './markdown-table.ts';
import { comparedLine, nextStep, rungLine, titleOf } from './markdown-verdict.ts';
import { countLines, dangersOf, isUneventful, type Overview, overviewOf } from './overview.ts';
import * as phrases from './phrases.ts';
import type { RenderOptions } from './render-options.ts';

/** GitHub refuses a comment of more than 65,536. */
const MAXIMUM_LENGTH = 65_000;
/** Kept free for headings, and for the line that says what was left out. */
const RESERVE = 900;
/** Two newlines, or a newline and the marks of a quotation, around a piece. */
const AROUND = 8;
/** What could not be determined leaves room for the rest. */
const HALF = 0.5;
/** Names of one list, though all are asked for. */
const LISTED = 200;

/**
 * A report as a comment on a pull request: the verdict first, then what is dangerous, what was changed, one row for each Application,
 * and the details. What does not fit into `maxLength` is left out piece by piece, diffs first, then details, then rows, never in the
 * middle of one, and is counted.
 */
export function renderMarkdown(report: Report, options: RenderOptions): string {
  const { all = false, maxLength = MAXIMUM_LENGTH, alerts = false, fullReport, argoCdServer } = options;
  const overview = overviewOf(report, all);
  const isOneLine = report.verdict === 'passed' && isUneventful(overview);
  const title = titleOf(report, overview, isOneLine);
  if (isOneLine && !all) return oneLine(title, report, fullReport);
  const budget = new Budget<string>(maxLength - RESERVE - (fullReport?.length ?? 0), (piece) => piece.length + AROUND);
  const rungs = rungLine(report, overview);
  const next = nextStep(report, overview);
  budget.spend(title + rungs + next);
  // In order of what a reader can least do without; the page has another order.
  const applications = worstFirst(overview);
  const compared = budget.fit('lines on what was compared', [comparedLine(report, overview, applications)]);
  const conflicts = budget.fit('conflicts with what is live', conflictItems(overview, all ? LISTED : phrases.NAMED));
  const closing = budget.fit('lines of the footer', closingSentences(report, overview, all));
  const dangerous = new Set(dangersOf(overview));
  const named = all ? LISTED : phrases.NAMED;
  const dangers = budget.fit('dangers', dangerItems(overview, named));
  const undetermined = budget.fit(
    'reasons for what could not be determined',
    overview.undetermined.map(unknownsItem(named)),
    HALF,
  );
  const findings = budget.fit(
    'findings',
    findingItems(
      overview.findings.filter((finding) => !dangerous.has(finding)),
      named,
    ),
  );
  const causes = budget.fit('causes', causeItems(overview, all ? LISTED : phrases.NAMED_CAUSES), HALF);
  const waived = budget.fit('waived findings', overview.waived.map(waivedItem));
  const table = fitTable(overview, applications, budget);
  const unreached = all
    ? budget.fit('reasons for what was not checked', overview.unreached.map(unknownsItem(LISTED)))
    : [];
  const idle = budget.fit('changes without effect', idleItems(overview));
  const sharedBlocks = new Map(overview.shared.all.map((each) => [sharedBlock(each), each]));
  const shared = budget.fit('shared changes', [...sharedBlocks.keys()], HALF);
  const elsewhere = new Set(shared.flatMap((block) => sharedBlocks.get(block) ?? []));
  const details = fitDetails(overview, applications, elsewhere, budget, argoCdServer);
  const names = (which: 'knownBroken' | 'unchanged') =>
    all
      ? budget.fit('lists of names', [
          overview[which].map((application) => inlineCode(overview.label(application))).join(', '),
        ])
      : [];
  const brokenNames = names('knownBroken');
  const unchangedNames = names('unchanged');
  const settings = budget.fit('lists of settings', settingsBlock(report));

  const blocks = [
    title,
    [rungs, next].filter((line) => line !== '').join('\n\n'),
    conflicts.join('\n'),
    boxOf(dangers, alerts),
    section('Could not be determined', undetermined),
    section('Findings', findings),
    section('Waived', waived),
    section('What was changed', causes),
    section('Without effect', idle),
    ...compared,
    table,
    shared.length > 0 ? ['**Changes that several objects have in common**', ...shared].join('\n\n') : '',
    details.join('\n\n'),
    counted(overview.knownBroken, 'cannot be rendered, at base neither', brokenNames),
    all ? counted(overview.unchanged, 'unchanged', unchangedNames) : '',
    section('Not checked, and not reached by this change', unreached),
    settings.join(''),
    leftOutLine(budget.leftOut, fullReport),
    [...closing, fullReportLink(fullReport)].filter((part) => part !== '').join(' '),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function oneLine(title: string, report: Report, fullReport: string | undefined): string {
  const more = [...hiddenSentence(report), fullReportLink(fullReport)].filter((part) => part !== '');
  return more.length > 0 ? `${title}\n\n${more.join(' ')}\n` : `${title}\n`;
}

/** Errors, what is not known, what somebody has to decide about, then the largest change; those at last that had only drifted. */
function worstFirst(overview: Overview): ApplicationReport[] {
  const { applications, unchanged, label } = overview;
  const dangerous = new Set(dangersOf(overview).map(({ application }) => application));
  const rank = (each: ApplicationReport) => {
    if (each.status === 'error') return 0;
    if (each.status === 'unknown') return 1;
    const isInBox = dangerous.has(label(each)) || each.changes.some(({ change }) => change === 'removed');
    const isInConflict = each.drift?.objects.some(({ fate }) => fate === 'conflicts');
    return isInBox || isInConflict || each.status === 'removed' ? 2 : 3;
  };
  const sizes = new Map(
    applications.map((each) => {
      const { added, removed } = countLines(each.changes);
      return [each, added + removed];
    }),
  );
  const size = (application: ApplicationReport) => sizes.get(application) ?? 0;
  return [
    ...[...applications].sort((a, b) => rank(a) - rank(b) || size(b) - size(a)),
    ...unchanged.filter(({ drift }) => tellsOfDrift(drift)),
  ];
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
