import type { ApplicationReport } from '../model/report.ts';
import { visible } from '../text/sanitize.ts';
import type { Budget } from './budget.ts';
import { whysOf } from './causes.ts';
import { driftInShort, syncMode } from './drift-phrases.ts';
import { type Entry, entriesOf, standIn } from './entries.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';
import type { DiffPart, SharedChange } from './shared-changes.ts';
import { DIFF_LINES, diffLines } from './text-diff.ts';
import { clean, SIGN_COLOURS, SIGNS, type TextStyle, wrapped } from './text-style.ts';

/** Names of objects of which the same is to be said, where there is a limit. */
const NAMED_OBJECTS = 12;
const HALF = 0.5;

/** Paid for with an Application: a blank line before it, and two lines that may count its further objects. */
const HEAD_SPARE = ['', '', ''];
/** Paid for with an object: a blank line before it, and one that may count the lines of its diff. */
const TITLE_SPARE = ['', ''];

/** The Applications one by one, and how many lines of their diffs found no room. */
export interface Details {
  blocks: string[][];
  leftOut: number;
}

/**
 * What can be shown of each Application: first all of them without their objects, then the objects, then the diffs, each as far as
 * there is room. What is not shown is counted where it would stand.
 * @param elsewhere the shared changes that are shown already.
 */
export function fitDetails(
  { applications, label, shared, causes }: Overview,
  elsewhere: ReadonlySet<SharedChange>,
  style: TextStyle,
  budget: Budget<string[]>,
  isLimited: boolean,
): Details {
  const heads = new Map(
    applications.map((each) => [
      [...headOf(each, label(each), causes.ownOf(each), style, isLimited), ...HEAD_SPARE],
      each,
    ]),
  );
  const entriesByApplication = new Map(applications.map((each) => [each, entriesOf(each, shared, elsewhere)]));
  const entriesAt = (head: string[]) => entriesByApplication.get(heads.get(head) as ApplicationReport) ?? [];
  const shown = budget.fit('Applications in detail', [...heads.keys()], HALF);
  const entries = shown.flatMap(entriesAt);
  const titles = new Map(entries.map((entry) => [[...titleOf(entry, style, isLimited), ...TITLE_SPARE], entry]));
  const titleByEntry = new Map(
    budget.fit('objects', [...titles.keys()], HALF).map((title) => [titles.get(title), title]),
  );
  const diffs = new Map(
    entries
      .filter((entry) => titleByEntry.has(entry))
      .map((entry) => [entry.kind === 'object' ? diffOf(entry.parts, style, isLimited) : [], entry]),
  );
  const diffByEntry = new Map(budget.fit('diffs as a whole', [...diffs.keys()]).map((diff) => [diffs.get(diff), diff]));

  const blocks = shown.flatMap((head) => {
    const own = entriesAt(head);
    const objects = own.flatMap((entry) => {
      const title = titleByEntry.get(entry);
      if (!title) return [];
      const diff = diffByEntry.get(entry) ?? [`    … ${phrases.plural(ownLineCount(entry), 'line')}`];
      return [[...title.slice(0, -TITLE_SPARE.length), ...diff]];
    });
    const more = own.filter((entry) => !titleByEntry.has(entry)).reduce((sum, entry) => sum + objectCount(entry), 0);
    return [
      head.slice(0, -HEAD_SPARE.length),
      ...objects,
      ...(more > 0 ? [[`  … ${phrases.plural(more, 'more object')}`]] : []),
    ];
  });
  const leftOut = [...entriesByApplication.values()].flat().reduce((sum, entry) => {
    const lines = ownLineCount(entry);
    if (!diffByEntry.has(entry)) return sum + lines;
    return sum + (isLimited ? Math.max(0, lines - DIFF_LINES) : 0);
  }, 0);
  return { blocks, leftOut };
}

/** A change that several objects have in common, as it is in the first of them. */
export function sharedLines(shared: SharedChange, style: TextStyle, isLimited: boolean): string[] {
  const example = phrases.objectName(shared.example);
  return [
    ...wrapped(style, `  ${style.paint('bold', shared.label)}  `, phrases.sharedTitle(shared), 5),
    ...wrapped(style, '     ', `as in ${example}`),
    ...diffOf([{ hunk: shared.hunk }], style, isLimited),
  ];
}

function headOf(
  application: ApplicationReport,
  label: string,
  ownWhys: readonly string[],
  style: TextStyle,
  isLimited: boolean,
): string[] {
  const { status, definedAt, automated, notes, unstable } = application;
  const sign = style.paint(SIGN_COLOURS[status], `${SIGNS[status]} ${status}`);
  const { shown, more } = phrases.someOf(ownWhys, isLimited ? phrases.NAMED_CAUSES : Number.POSITIVE_INFINITY);
  const common = whysOf(application).length - ownWhys.length;
  const drift = driftInShort(application);
  const lines = [
    `${sign}  ${style.paint('bold', clean(label))}  ${clean(phrases.placeOf(application))}`,
    ...wrapped(style, '    defined  ', definedAt),
    ...shown.flatMap((why) => wrapped(style, '    why      ', why)),
    ...(more > 0 ? [`    why      … ${more} more`] : []),
    ...(common > 0 ? [`    why      ${common} that other Applications have too`] : []),
    ...(automated ? [`    sync     ${syncMode(automated)}`] : []),
    ...notes.flatMap((note) => wrapped(style, '    note     ', note)),
    ...(drift === '' ? [] : wrapped(style, '    drifted  ', drift)),
  ];
  if (unstable.length === 0) return lines;
  const fields = unstable.map(({ object, field }) => `${object} ${field}`).join(', ');
  const count = phrases.plural(unstable.length, 'field');
  const said = `${count} left out, different from one render to the next: ${fields}`;
  return [...lines, ...wrapped(style, '    unstable ', said)];
}

function titleOf(entry: Entry, style: TextStyle, isLimited: boolean): string[] {
  if (entry.kind !== 'object') {
    const title = entry.kind === 'folded' ? phrases.foldedTitle(entry) : phrases.sharedEntryTitle(entry);
    const names = entry.changes.map(phrases.objectName);
    const { shown, more } = phrases.someOf(names, isLimited ? NAMED_OBJECTS : Number.POSITIVE_INFINITY);
    return [
      `  ${style.paint(SIGN_COLOURS.changed, `${SIGNS.changed} changed`)}  ${clean(title)}`,
      ...wrapped(style, '    ', shown.join(', ') + (more > 0 ? ` and ${more} more` : '')),
    ];
  }
  const { change } = entry;
  const sign = style.paint(SIGN_COLOURS[change.change], `${SIGNS[change.change]} ${phrases.changeWord(change)}`);
  const ignored = change.ignoredFields.join(', ');
  const masked = phrases.maskedFields(change);
  const pods = change.replacesPods ? '  replaces its pods' : '';
  const note = phrases.maskNote(change.diff);
  return [
    `  ${sign}  ${clean(phrases.changedObjectName(change))}  ${phrases.lineCounts(change.lines)}${pods}`,
    ...(ignored === '' ? [] : wrapped(style, '    ', `ignored by ignoreDifferences, applied all the same: ${ignored}`)),
    ...(masked.shown.length === 0
      ? []
      : wrapped(style, '    ', `masked like credentials: ${masked.shown.join(', ')}${masked.more}`)),
    ...(change.notes ?? []).flatMap((each) => wrapped(style, '    ', each)),
    ...(note === '' ? [] : wrapped(style, '    ', note)),
  ];
}

function diffOf(parts: readonly DiffPart[], style: TextStyle, isLimited: boolean): string[] {
  return diffLines(parts.flatMap(partLines), style, isLimited);
}

function partLines(part: DiffPart): string[] {
  const instead = standIn(part);
  return instead === undefined ? visible(part.hunk).split('\n') : [instead];
}

function ownLineCount(entry: Entry): number {
  return entry.kind === 'object' ? entry.parts.flatMap(partLines).length : 0;
}

function objectCount(entry: Entry): number {
  return entry.kind === 'object' ? 1 : entry.changes.length;
}
