import type { WaivedFinding } from '../model/policy.ts';
import type { ApplicationReport, Finding, Report } from '../model/report.ts';
import { disarmCommands } from '../text/sanitize.ts';
import { type Alike, alike, sameElsewhere } from './alike.ts';
import { Budget } from './budget.ts';
import { whyInShort } from './causes.ts';
import { dangersOf, isUneventful, type Overview, overviewOf, type Unknowns } from './overview.ts';
import * as phrases from './phrases.ts';
import type { RenderOptions } from './render-options.ts';
import { fitDetails, sharedLines } from './text-details.ts';
import { driftBlocks } from './text-drift.ts';
import { clean, SIGN_COLOURS, SIGNS, type TextStyle, textStyle, wrapped } from './text-style.ts';
import { reservation } from './verdict-words.ts';

const VERDICT_COLOURS = { passed: 'green', failed: 'red', unknown: 'yellow' } as const;

/** Kept free for headings and for the lines that say what was left out. */
const RESERVE = 24;
/** Nothing may use up the room of what follows. */
const HALF = 0.5;
/** Names of one list where there is a limit, though all are asked for. */
const LISTED = 200;

/** Columns that a row of the table needs before its name and between its cells. */
const ROW_SIGN = 14;
/** Less of a cause tells nothing. */
const SHORTEST_CAUSE = 16;

/**
 * A report for a terminal or the log of a job: the verdict first, then what is removed, then the rest. What does not fit into
 * `maxLines` is left out piece by piece, diffs first, and is counted where it would stand and at the end.
 */
export function renderText(
  report: Report,
  { all = false, colour = false, width = 80, maxLines = Number.POSITIVE_INFINITY }: RenderOptions,
): string {
  const style = textStyle(colour, width);
  const overview = overviewOf(report, all);
  const reserved = reservation(report, overview);
  const verdictColour = reserved === '' ? VERDICT_COLOURS[report.verdict] : 'yellow';
  const words = [report.verdict.toUpperCase(), reserved].filter((part) => part !== '').join(', ');
  const verdict = style.paint(verdictColour, style.paint('bold', words));
  const isOneLine = report.verdict === 'passed' && isUneventful(overview);
  const title = `${verdict}  ${isOneLine ? nothingChanges(report, overview) : phrases.headline(report, overview)}`;
  if (isOneLine && !all) return disarmCommands(`${[title, ...hiddenLines(style, report)].join('\n')}\n`);

  const isLimited = Number.isFinite(maxLines);
  const names = isLimited ? LISTED : Number.POSITIVE_INFINITY;
  const budget = new Budget<string[]>(maxLines - RESERVE, (lines) => lines.length);
  const closing = closingLines(style, report);
  budget.spend(closing);
  const warning = removalLines(style, overview);
  budget.spend(warning);
  // In order of what a reader can least do without; the page has another order.
  const undetermined = budget.fit(
    'reasons for what could not be determined',
    overview.undetermined.map((unknowns) => unknownLines(style, unknowns, all ? names : phrases.NAMED)),
    HALF,
  );
  const dangerous = new Set(dangersOf(overview));
  const alikeLines = (each: Alike) => {
    const elsewhere = sameElsewhere(each, all ? names : phrases.NAMED);
    return [
      ...findingLines(style)(each.finding),
      ...(elsewhere === undefined ? [] : wrapped(style, '    ', elsewhere)),
    ];
  };
  const dangers = budget.fit('dangers', alike([...dangerous]).map(alikeLines), HALF);
  const others = overview.findings.filter((finding) => !dangerous.has(finding));
  const findings = budget.fit('findings', alike(others).map(alikeLines), HALF);
  const waived = budget.fit('waived findings', overview.waived.map(waivedLines(style)), HALF);
  const rows =
    overview.applications.length > 1 ? budget.fit('rows of the table', tableRows(style, overview), HALF) : [];
  const causes = budget.fit('causes', causeLines(style, overview, all ? names : phrases.NAMED_CAUSES), HALF);
  const unreached = budget.fit(
    'reasons for what was not checked',
    overview.unreached.map((unknowns) => unknownLines(style, unknowns, all ? names : 0)),
    HALF,
  );
  const list = (which: ApplicationReport[]) =>
    all && which.length > 0 ? [wrapped(style, '    ', which.map(overview.label).join(', '))] : [];
  const brokenNames = budget.fit('lists of names', list(overview.knownBroken), HALF);
  const unchangedNames = budget.fit('lists of names', list(overview.unchanged), HALF);
  const idle = budget.fit('changes without effect', idleLines(style, overview), HALF);
  const sharedBlocks = new Map(overview.shared.all.map((each) => [['', ...sharedLines(each, style, isLimited)], each]));
  const shared = budget.fit('shared changes', [...sharedBlocks.keys()], HALF);
  const elsewhere = new Set(shared.flatMap((block) => sharedBlocks.get(block) ?? []));
  const drifted = driftBlocks(overview, style, budget, isLimited);
  const details = fitDetails(overview, elsewhere, style, budget, isLimited);
  const leftOut = [
    details.leftOut > 0 ? `${phrases.plural(details.leftOut, 'line')} of diffs` : '',
    budget.leftOut,
  ].filter((part) => part !== '');
  const cut = `Cut to ${maxLines} lines. Left out here: ${leftOut.join(', ')}. All is in --output FILE, and with --max-lines 0.`;

  const blocks = [
    [title, ...warning],
    section([style.paint('red', 'Danger: what merging would do')], dangers),
    section([style.paint('bold', 'What was changed')], causes),
    rows.flat(),
    section([style.paint('bold', 'Findings')], findings),
    knownFindings(overview),
    section(['Waived'], waived),
    shared.length > 0 ? [style.paint('bold', 'Changes that several objects have in common'), ...shared.flat()] : [],
    ...drifted,
    ...details.blocks,
    [...knownBrokenLines(style, overview, all), ...brokenNames.flat()],
    [...unchangedLines(overview), ...idle.flat(), ...unchangedNames.flat()],
    section([style.paint('yellow', 'Could not be determined')], undetermined),
    section(['Not checked, and not reached by this change'], unreached),
    leftOut.length > 0 ? wrapped(style, '', cut, 2) : [],
    closing,
  ];
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return disarmCommands(`${lines.join('\n\n')}\n`);
}

function nothingChanges(report: Report, { unchanged }: Overview): string {
  const { base, head } = phrases.compared(report);
  const same = phrases.plural(unchanged.length, 'Application');
  return `nothing changes: ${same}, the same at ${clean(base)} and ${clean(head)}`;
}

function section(heading: string[], pieces: string[][]): string[] {
  return pieces.length > 0 ? [...heading, ...pieces.flat()] : [];
}

function removalLines(style: TextStyle, overview: Overview): string[] {
  const parts = phrases.removals(overview).map(({ count, names, more }) => `${count} (${names.join(', ')}${more})`);
  return parts.length > 0 ? wrapped(style, style.paint('red', 'This removes '), parts.join(' and '), 2) : [];
}

/** What several Applications have in common; with one Application, or of one, it stands with it. */
function causeLines(style: TextStyle, { causes }: Overview, named: number): string[][] {
  const shown = causes.shared.slice(0, named);
  const more = causes.shared.length - shown.length;
  return [
    ...shown.map((cause) => wrapped(style, '  ', `${cause.text}  (${phrases.causePlaces(cause)})`, 4)),
    ...(more > 0 ? [[`  … ${phrases.plural(more, 'more cause')} (--all lists them)`]] : []),
  ];
}

function tableRows(style: TextStyle, { applications, label }: Overview): string[][] {
  const { paint, width } = style;
  const nameWidth = Math.min(40, Math.max(...applications.map((application) => clean(label(application)).length)));
  return applications.map((application) => {
    const { status } = application;
    const head = paint(SIGN_COLOURS[status], `${SIGNS[status]} ${status.padEnd(8)}`);
    const name = clean(label(application)).padEnd(nameWidth);
    const cells = [name, phrases.effectOf(application), phrases.linesOf(application)].filter(Boolean).join('  ');
    const cause = clean(whyInShort(application));
    const room = width - cells.length - ROW_SIGN;
    const short = cause.length > room ? `${cause.slice(0, room - 1)}…` : cause;
    return [`  ${head}${cells}${room > SHORTEST_CAUSE && cause !== '' ? `  ${paint('dim', short)}` : ''}`.trimEnd()];
  });
}

function findingLines(style: TextStyle): (finding: Finding) => string[] {
  return (finding) => {
    const { severity, rule, application, message, help } = finding;
    const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'dim';
    const known = finding.new ? '' : ' (at base too)';
    const where = [phrases.locationOf(finding), application].filter(Boolean).map((part) => clean(String(part)));
    return [
      `  ${style.paint(colour, severity)}${known}  ${[clean(rule), ...where].join('  ')}`,
      ...wrapped(style, '    ', message),
      ...(help === undefined ? [] : wrapped(style, '    → ', help)),
    ];
  };
}

function waivedLines(style: TextStyle): (finding: WaivedFinding) => string[] {
  const lines = findingLines(style);
  return ({ help: _, ...finding }) => [
    ...lines(finding),
    ...wrapped(style, '    waived: ', phrases.whyWaived(finding), 6),
  ];
}

function knownFindings({ knownFindings: count }: Overview): string[] {
  return count > 0 ? [`${phrases.plural(count, 'finding')} that base has too (--all lists them)`] : [];
}

function knownBrokenLines(style: TextStyle, { knownBroken }: Overview, all: boolean): string[] {
  if (knownBroken.length === 0) return [];
  const count = phrases.plural(knownBroken.length, 'Application');
  const more = all ? '' : ' (--all lists them)';
  return wrapped(style, '', `${SIGNS.error} ${count} cannot be rendered, at base neither${more}`);
}

function unchangedLines({ unchanged }: Overview): string[] {
  if (unchanged.length === 0) return [];
  return [`${SIGNS.unchanged} ${phrases.plural(unchanged.length, 'Application')} unchanged`];
}

function idleLines(style: TextStyle, { causes, label }: Overview): string[][] {
  return causes.idle.map((cause) => wrapped(style, '  ', phrases.idleCause(cause, cause.applications.map(label)), 4));
}

/** @param named how many of the things are named; none of several when 0. */
function unknownLines(style: TextStyle, { reason, helps, what }: Unknowns, named: number): string[] {
  const mend = phrases.someOf(helps, phrases.NAMED_HELPS);
  const next = [
    ...mend.shown.flatMap((help) => wrapped(style, '    → ', help)),
    ...(mend.more > 0 ? [`    → and ${mend.more} more like it`] : []),
  ];
  if (what.length === 1) return [...wrapped(style, '  ', `${what[0]}: ${reason}`, 4), ...next];
  const { shown, more } = phrases.someOf(what, named);
  const hint = named === phrases.NAMED ? ' (--all lists them)' : '';
  const others = named > 0 && more > 0 ? [`    and ${more} more${hint}`] : [];
  return [
    ...wrapped(style, '  ', `${what.length}× ${reason}`, 4),
    ...shown.flatMap((each) => wrapped(style, '    ', each, 6)),
    ...others,
    ...next,
  ];
}

function closingLines(style: TextStyle, report: Report): string[] {
  const { base, head } = phrases.compared(report);
  const { name, version } = report.tool;
  const settings = report.settings.map(({ name: key, value, from }) => `${key} ${value} (${from})`).join(' · ');
  return [
    ...hiddenLines(style, report),
    ...(report.notAsked.length > 0
      ? wrapped(style, 'Not asked for: ', report.notAsked.map(phrases.notAskedFor).join(' · '), 2)
      : []),
    ...(settings === '' ? [] : wrapped(style, 'Settings: ', settings, 2)),
    ...wrapped(style, '', `Compared ${base} (base) with ${head} (head) · ${name} ${version} ${report.command}`, 2),
  ];
}

function hiddenLines(style: TextStyle, { hidden }: Report): string[] {
  const all = hidden.map(phrases.leftOut).join(' · ');
  return all === '' ? [] : wrapped(style, 'Left out: ', all, 2);
}
