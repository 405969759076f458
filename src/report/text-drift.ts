import type { DriftedObject } from '../model/drift.ts';
import { visible } from '../text/sanitize.ts';
import type { Budget } from './budget.ts';
import * as drifts from './drift-phrases.ts';
import type { ApplicationWithDrift, Overview } from './overview.ts';
import * as phrases from './phrases.ts';
import { diffLines } from './text-diff.ts';
import { clean, type TextStyle, wrapped } from './text-style.ts';

const FATE_COLOURS = { conflicts: 'red', unknown: 'yellow', overwritten: 'yellow', kept: 'cyan' } as const;

const HALF = 0.5;

/**
 * What had drifted, Application by Application, apart from what the change does: first what is to be said of each Application, then its
 * objects, then their diffs, each as far as there is room. What is not shown is counted where it would stand.
 */
export function driftBlocks(
  overview: Overview,
  style: TextStyle,
  budget: Budget<string[]>,
  isLimited: boolean,
): string[][] {
  const { withDrift, label } = overview;
  if (withDrift.length === 0) return [];
  const heads = new Map(withDrift.map((each) => [headOf(each, label(each), style), each]));
  const shown = budget.fit('Applications that had drifted', [...heads.keys()], HALF);
  const blocks = shown.flatMap((head) => {
    const { drift } = heads.get(head) as ApplicationWithDrift;
    const all = drifts.driftedObjects(drift);
    // Fields stand where there is no diff, or no room for it.
    const bare = new Map(all.map((object) => [[...titleOf(object, style), ...fieldsOf(object, style)], object]));
    const fitting = budget.fit('drifted objects', [...bare.keys()], HALF);
    const objects = fitting.flatMap((lines) => {
      const object = bare.get(lines) as DriftedObject;
      if (object.diff === '') return lines;
      const whole = diffLines(visible(object.diff).split('\n'), style, isLimited, '      ');
      const [diff] = budget.fit('diffs of drift', [whole]);
      return diff ? [...titleOf(object, style), ...diff] : lines;
    });
    const more = all.length - fitting.length;
    return [[...head, ...objects, ...(more > 0 ? [`  … ${phrases.plural(more, 'more object')}`] : [])]];
  });
  const legend = withDrift.some(({ drift }) => drift.objects.some(({ diff }) => diff !== ''));
  const heading = [
    style.paint('bold', drifts.driftHeading(overview)),
    ...(legend ? ['  In these diffs, - is live, and + is what Git has.'] : []),
  ];
  return [heading, ...blocks];
}

function headOf({ drift }: ApplicationWithDrift, label: string, style: TextStyle): string[] {
  const orphaned = drifts.orphanedObjects(drift);
  const restored = drifts.whoRestores(drift);
  return [
    ...wrapped(style, `  ${style.paint('bold', clean(label))}  `, drifts.liveState(drift), 4),
    ...(drift.url === undefined ? [] : wrapped(style, '    ', drift.url)),
    ...drift.overridden.flatMap((each) => wrapped(style, '    set by hand  ', drifts.overriddenField(each), 6)),
    ...(restored === undefined ? [] : wrapped(style, '    ', restored, 6)),
    ...(orphaned === undefined ? [] : wrapped(style, '    ', orphaned, 6)),
    ...drift.notes.flatMap((note) => wrapped(style, '    note  ', note, 6)),
  ];
}

function titleOf(object: DriftedObject, style: TextStyle): string[] {
  const fate = style.paint(FATE_COLOURS[object.fate], drifts.fateWord(object));
  const health = object.health === undefined || object.health === 'Healthy' ? '' : `  ${clean(object.health)}`;
  const name = clean(phrases.objectName(object));
  return [
    `    ${drifts.DRIFT_WORDS[object.drift]}  ${name}${health}: ${fate}`,
    ...wrapped(style, '      ', object.why),
    ...drifts.valuesAfterMerge(object).flatMap((value) => wrapped(style, '      ', drifts.driftedValue(value), 8)),
  ];
}

function fieldsOf(object: DriftedObject, style: TextStyle): string[] {
  return object.fields.length === 0 ? [] : wrapped(style, '      ', drifts.driftedFields(object));
}
