import type { ApplicationReport, ObjectChange } from '../model/report.ts';
import { capLines, visible } from '../text/sanitize.ts';
import type { Budget } from './budget.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';
import { clean, SIGN_COLOURS, SIGNS, type TextStyle, wrapped } from './text-style.ts';

/** Lines of one object's diff where there is a limit: a new Deployment fits, a CustomResourceDefinition does not. */
const DIFF_LINES = 200;
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
 */
export function fitDetails(
  { applications, label }: Overview,
  style: TextStyle,
  budget: Budget<string[]>,
  isLimited: boolean,
): Details {
  const heads = new Map(applications.map((each) => [[...headOf(each, label(each), style), ...HEAD_SPARE], each]));
  const shown = budget.fit('Applications in detail', [...heads.keys()], HALF);
  const changes = shown.flatMap((head) => heads.get(head)?.changes ?? []);
  const titles = new Map(changes.map((change) => [[...titleOf(change, style), ...TITLE_SPARE], change]));
  const titleByChange = new Map(
    budget.fit('objects', [...titles.keys()], HALF).map((title) => [titles.get(title), title]),
  );
  const diffs = new Map(
    changes.filter((change) => titleByChange.has(change)).map((change) => [diffOf(change, style, isLimited), change]),
  );
  const diffByChange = new Map(
    budget.fit('diffs as a whole', [...diffs.keys()]).map((diff) => [diffs.get(diff), diff]),
  );

  const blocks = shown.flatMap((head) => {
    const own = heads.get(head)?.changes ?? [];
    const objects = own.flatMap((change) => {
      const title = titleByChange.get(change);
      if (!title) return [];
      return [
        [
          ...title.slice(0, -TITLE_SPARE.length),
          ...(diffByChange.get(change) ?? [`    … ${phrases.plural(lineCount(change), 'line')}`]),
        ],
      ];
    });
    const more = own.length - objects.length;
    return [
      head.slice(0, -HEAD_SPARE.length),
      ...objects,
      ...(more > 0 ? [[`  … ${phrases.plural(more, 'more object')}`]] : []),
    ];
  });
  const all = applications.flatMap((application) => application.changes);
  const leftOut = all.reduce((sum, change) => {
    if (!diffByChange.has(change)) return sum + lineCount(change);
    return sum + (isLimited ? Math.max(0, lineCount(change) - DIFF_LINES) : 0);
  }, 0);
  return { blocks, leftOut };
}

function headOf(application: ApplicationReport, label: string, style: TextStyle): string[] {
  const { status, definedAt, reasons, causes, notes, unstable } = application;
  const sign = style.paint(SIGN_COLOURS[status], `${SIGNS[status]} ${status}`);
  const lines = [
    `${sign}  ${style.paint('bold', clean(label))}  ${clean(phrases.placeOf(application))}`,
    ...wrapped(style, '    defined  ', definedAt),
    ...reasons.flatMap((reason) => wrapped(style, '    why      ', reason)),
    ...causes.flatMap((cause) => wrapped(style, '    cause    ', cause)),
    ...notes.flatMap((note) => wrapped(style, '    note     ', note)),
  ];
  if (unstable.length === 0) return lines;
  const fields = unstable.map(({ object, field }) => `${object} ${field}`).join(', ');
  const count = phrases.plural(unstable.length, 'field');
  const said = `${count} left out, different from one render to the next: ${fields}`;
  return [...lines, ...wrapped(style, '    unstable ', said)];
}

function titleOf(change: ObjectChange, style: TextStyle): string[] {
  const sign = style.paint(SIGN_COLOURS[change.change], `${SIGNS[change.change]} ${change.change}`);
  const ignored = change.ignoredFields.join(', ');
  const masked = phrases.maskedFields(change);
  return [
    `  ${sign}  ${clean(phrases.objectName(change))}  ${phrases.lineCounts(change.lines)}`,
    ...(ignored === '' ? [] : wrapped(style, '    ', `ignored by ignoreDifferences, applied all the same: ${ignored}`)),
    ...(masked.shown.length === 0
      ? []
      : wrapped(style, '    ', `masked like credentials: ${masked.shown.join(', ')}${masked.more}`)),
    ...(change.notes ?? []).flatMap((note) => wrapped(style, '    ', note)),
  ];
}

function diffOf({ diff }: ObjectChange, style: TextStyle, isLimited: boolean): string[] {
  const lines = visible(diff).split('\n');
  const shown = isLimited ? lines.slice(0, DIFF_LINES) : lines;
  const more = lines.length - shown.length;
  return [
    ...shown.map((line) => `    ${paintDiffLine(style, capLines(line))}`),
    ...(more > 0 ? [`    … ${phrases.plural(more, 'more line')}`] : []),
  ];
}

function lineCount({ diff }: ObjectChange): number {
  return diff.split('\n').length;
}

function paintDiffLine({ paint }: TextStyle, line: string): string {
  if (line.startsWith('+')) return paint('green', line);
  if (line.startsWith('-')) return paint('red', line);
  return line.startsWith('@@') ? paint('cyan', line) : line;
}
