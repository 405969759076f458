import type { ApplicationReport, Finding, ObjectChange, Report } from '../model/report.ts';
import { capLines, disarmCommands, oneLine, visible } from '../text/sanitize.ts';
import { isUneventful, type Overview, overviewOf, type Unknowns } from './overview.ts';
import * as phrases from './phrases.ts';
import type { RenderOptions } from './render.ts';

type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'bold' | 'dim';
const ANSI: Record<Colour, number> = { red: 31, green: 32, yellow: 33, cyan: 36, bold: 1, dim: 2 };
const ESCAPE = String.fromCharCode(0x1b);

const VERDICT_COLOURS = { passed: 'green', failed: 'red', unknown: 'yellow' } as const;
const SIGNS = { removed: '-', changed: '~', added: '+', error: '!', unknown: '?', unchanged: '=' };
const SIGN_COLOURS = {
  removed: 'red',
  changed: 'yellow',
  added: 'green',
  error: 'red',
  unknown: 'yellow',
  unchanged: 'dim',
} as const;

interface Page {
  lines: string[];
  width: number;
  all: boolean;
  paint(colour: Colour, text: string): string;
}

/** A report for a terminal or the log of a job: the verdict first, then what is removed, then the rest. */
export function renderText(report: Report, { all = false, colour = false, width = 80 }: RenderOptions): string {
  const page: Page = {
    lines: [],
    width: Math.max(40, width),
    all,
    paint: (name, text) => (colour ? `${ESCAPE}[${ANSI[name]}m${text}${ESCAPE}[0m` : text),
  };
  const overview = overviewOf(report, all);
  const verdict = page.paint(VERDICT_COLOURS[report.verdict], page.paint('bold', report.verdict.toUpperCase()));
  const isOneLine = report.verdict === 'passed' && isUneventful(overview);
  page.lines.push(`${verdict}  ${isOneLine ? nothingChanges(report, overview) : phrases.headline(report, overview)}`);
  if (isOneLine && !all) {
    addHidden(page, report);
  } else {
    addTable(page, overview);
    addFindings(page, overview);
    for (const application of overview.applications) addApplication(page, application, overview.label(application));
    addKnownBroken(page, overview);
    addUnchanged(page, overview);
    addNotChecked(page, overview);
    addClosing(page, report);
  }
  return disarmCommands(`${page.lines.join('\n')}\n`);
}

function nothingChanges(report: Report, { unchanged }: Overview): string {
  const { base, head } = phrases.compared(report);
  const same = phrases.plural(unchanged.length, 'Application');
  return `nothing changes: ${same}, the same at ${clean(base)} and ${clean(head)}`;
}

function clean(text: string): string {
  return capLines(oneLine(text));
}

/** Breaks prose at blanks; what has none, such as a path, is left whole. */
function addWrapped(page: Page, lead: string, text: string, hang = lead.length): void {
  let line = lead;
  let empty = true;
  for (const word of clean(text).split(' ')) {
    if (!empty && line.length + 1 + word.length > page.width) {
      page.lines.push(line);
      line = ' '.repeat(hang);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  page.lines.push(line);
}

function addTable(page: Page, { applications, label }: Overview): void {
  if (applications.length < 2) return;
  page.lines.push('');
  const nameWidth = Math.min(40, Math.max(...applications.map((application) => clean(label(application)).length)));
  for (const application of applications) {
    const { status } = application;
    const head = page.paint(SIGN_COLOURS[status], `${SIGNS[status]} ${status.padEnd(8)}`);
    const cells = [
      clean(label(application)).padEnd(nameWidth),
      phrases.effectOf(application),
      phrases.linesOf(application),
    ];
    page.lines.push(`  ${head}${cells.filter(Boolean).join('  ')}`.trimEnd());
  }
}

function addFindings(page: Page, { findings, knownFindings }: Overview): void {
  if (findings.length > 0) page.lines.push('', page.paint('bold', 'Findings'));
  for (const finding of findings) addFinding(page, finding);
  if (knownFindings > 0) {
    page.lines.push('', `${phrases.plural(knownFindings, 'finding')} that base has too (--all lists them)`);
  }
}

function addFinding(page: Page, finding: Finding): void {
  const { severity, rule, application, message, help } = finding;
  const colour = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'dim';
  const known = finding.new ? '' : ' (at base too)';
  const where = [phrases.locationOf(finding), application].filter(Boolean).map((part) => clean(String(part)));
  page.lines.push(`  ${page.paint(colour, severity)}${known}  ${[clean(rule), ...where].join('  ')}`);
  addWrapped(page, '    ', message);
  if (help !== undefined) addWrapped(page, '    → ', help);
}

function addApplication(page: Page, application: ApplicationReport, label: string): void {
  const { status, definedAt, reasons, causes, notes, unstable, changes } = application;
  const sign = page.paint(SIGN_COLOURS[status], `${SIGNS[status]} ${status}`);
  page.lines.push('', `${sign}  ${page.paint('bold', clean(label))}  ${clean(phrases.placeOf(application))}`);
  addWrapped(page, '    defined  ', definedAt);
  for (const reason of reasons) addWrapped(page, '    why      ', reason);
  for (const cause of causes) addWrapped(page, '    cause    ', cause);
  for (const note of notes) addWrapped(page, '    note     ', note);
  if (unstable.length > 0) {
    const fields = unstable.map(({ object, field }) => `${object} ${field}`).join(', ');
    const count = phrases.plural(unstable.length, 'field');
    addWrapped(page, '    unstable ', `${count} left out, different from one render to the next: ${fields}`);
  }
  for (const change of changes) addChange(page, change);
}

function addChange(page: Page, change: ObjectChange): void {
  const sign = page.paint(SIGN_COLOURS[change.change], `${SIGNS[change.change]} ${change.change}`);
  page.lines.push('', `  ${sign}  ${clean(phrases.objectName(change))}  ${phrases.lineCounts(change.lines)}`);
  if (change.ignoredFields.length > 0) {
    addWrapped(page, '    ', `ignored by ignoreDifferences, applied all the same: ${change.ignoredFields.join(', ')}`);
  }
  for (const note of change.notes ?? []) addWrapped(page, '    ', note);
  for (const line of capLines(visible(change.diff)).split('\n')) page.lines.push(`    ${paintDiffLine(page, line)}`);
}

function paintDiffLine(page: Page, line: string): string {
  if (line.startsWith('+')) return page.paint('green', line);
  if (line.startsWith('-')) return page.paint('red', line);
  return line.startsWith('@@') ? page.paint('cyan', line) : line;
}

function addKnownBroken(page: Page, { knownBroken, label }: Overview): void {
  if (knownBroken.length === 0) return;
  const count = phrases.plural(knownBroken.length, 'Application');
  const more = page.all ? '' : ' (--all lists them)';
  page.lines.push('');
  addWrapped(page, '', `${SIGNS.error} ${count} cannot be rendered, at base neither${more}`);
  if (page.all) addWrapped(page, '    ', knownBroken.map(label).join(', '));
}

function addUnchanged(page: Page, { unchanged, label }: Overview): void {
  if (unchanged.length === 0) return;
  page.lines.push('', `${SIGNS.unchanged} ${phrases.plural(unchanged.length, 'Application')} unchanged`);
  if (page.all) addWrapped(page, '    ', unchanged.map(label).join(', '));
}

function addNotChecked(page: Page, { undetermined, unreached }: Overview): void {
  if (undetermined.length > 0) page.lines.push('', page.paint('yellow', 'Could not be determined'));
  for (const unknowns of undetermined) {
    addUnknowns(page, unknowns);
    if (unknowns.help !== undefined) addWrapped(page, '    → ', unknowns.help);
  }
  if (unreached.length > 0) page.lines.push('', 'Not checked, and not reached by this change');
  for (const { reason, what } of unreached) {
    if (what.length === 1 || page.all) addUnknowns(page, { reason, help: undefined, what });
    else addWrapped(page, '  ', `${what.length}× ${reason}`, 4);
  }
}

function addUnknowns(page: Page, { reason, what }: Unknowns): void {
  const { names, more } = phrases.someOf(what, page.all);
  const line = what.length > 1 ? `${what.length}× ${reason}: ${names.join(', ')}${more}` : `${what[0]}: ${reason}`;
  addWrapped(page, '  ', line, 4);
}

function addClosing(page: Page, report: Report): void {
  page.lines.push('');
  addHidden(page, report);
  if (report.notAsked.length > 0) addWrapped(page, 'Not asked: ', report.notAsked.join(' · '), 2);
  if (report.settings.length > 0) {
    addWrapped(
      page,
      'Settings: ',
      report.settings.map(({ name, value, from }) => `${name} ${value} (${from})`).join(' · '),
      2,
    );
  }
  const { base, head } = phrases.compared(report);
  const { name, version } = report.tool;
  addWrapped(page, '', `Compared ${base} (base) with ${head} (head) · ${name} ${version} ${report.command}`, 2);
}

function addHidden(page: Page, { hidden }: Report): void {
  if (hidden.length === 0) return;
  addWrapped(page, 'Left out: ', hidden.map(({ rule, count }) => `${phrases.words(rule)}: ${count}`).join(' · '), 2);
}
