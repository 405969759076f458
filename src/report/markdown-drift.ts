import type { ApplicationDrift, DriftedObject } from '../model/drift.ts';
import { forMarkdown, inlineCode } from '../text/sanitize.ts';
import * as drifts from './drift-phrases.ts';
import { diffBlock } from './markdown-diff.ts';
import { argoCdLink } from './markdown-link.ts';
import { proseWithPointers } from './markdown-prose.ts';
import * as phrases from './phrases.ts';

/** Objects of one Application that are told one by one. */
const NAMED_OBJECTS = 20;

/**
 * What had drifted of one Application, apart from what this change does to it.
 * @param withDiffs the objects whose diffs there is room for.
 * @param argoCdServer whose page of the Application is a link.
 * @param nothingToMerge whether base and head are one.
 */
export function driftBlock(
  drift: ApplicationDrift,
  withDiffs: ReadonlySet<DriftedObject>,
  argoCdServer: string | undefined,
  nothingToMerge: boolean,
): string {
  const { undetermined, url } = drift;
  if (undetermined) {
    const mend = undetermined.help === undefined ? '' : ` → ${forMarkdown(undetermined.help)}`;
    return `**Already drifted** could not be determined: ${forMarkdown(undetermined.reason)}${mend}`;
  }
  const objects = shownObjects(drift);
  const more = drift.objects.length - objects.length;
  const orphaned = drifts.orphanedObjects(drift);
  const page = url === undefined ? '' : (argoCdLink(url, argoCdServer) ?? inlineCode(url));
  const restored = drifts.whoRestores(drift);
  const items = [
    `- Live: ${forMarkdown(drifts.liveState(drift))}${page === '' ? '' : ` · ${page}`}`,
    ...drift.overridden.map((each) => `- Set in Argo CD by hand: ${forMarkdown(drifts.overriddenField(each))}`),
    ...(restored === undefined ? [] : [`- ${forMarkdown(restored)}`]),
    ...(orphaned === undefined ? [] : [`- ${forMarkdown(orphaned)}`]),
    ...drift.notes.map((note) => `- Note: ${forMarkdown(note)}`),
  ];
  const heading = nothingToMerge ? '**Already drifted**' : '**Already drifted**, before this pull request';
  return [
    objects.some((object) => withDiffs.has(object))
      ? `${heading}. In these diffs, − is live, + what Git has${nothingToMerge ? '' : ' at base'}.`
      : heading,
    items.join('\n'),
    ...objects.map((object) => objectBlock(object, withDiffs.has(object), nothingToMerge)),
    ...(more > 0 ? [`and ${phrases.plural(more, 'more object')}`] : []),
  ].join('\n\n');
}

/** The objects that are told one by one: not one less, only to say that there is one more. */
export function shownObjects(drift: ApplicationDrift): DriftedObject[] {
  const all = drifts.driftedObjects(drift);
  return all.length <= NAMED_OBJECTS + 1 ? all : all.slice(0, NAMED_OBJECTS);
}

function objectBlock(object: DriftedObject, withDiff: boolean, nothingToMerge: boolean): string {
  const health = object.health === undefined || object.health === 'Healthy' ? '' : `, ${forMarkdown(object.health)}`;
  const line = `**${drifts.DRIFT_WORDS[object.drift]}** ${inlineCode(phrases.objectName(object))}${health}`;
  const merged = object.selfHeals || nothingToMerge ? '' : 'When this is merged: ';
  const said = [line, `${merged}**${drifts.fateWord(object)}**. ${proseWithPointers(object.why)}`];
  const values = (object.values ?? []).map(({ merged: _, ...asItIs }) => asItIs);
  const fields = fieldsOf(nothingToMerge ? { ...object, values } : object, withDiff);
  return [said.join(' → '), ...(fields === '' ? [] : [fields]), ...(withDiff ? [diffBlock(object.diff)] : [])].join(
    '\n\n',
  );
}

/** What no diff tells: the fields where there is none, and what the merge makes of them where it is not what Git has. */
function fieldsOf(object: DriftedObject, withDiff: boolean): string {
  const { values = [], fields } = object;
  const shown = withDiff ? drifts.valuesAfterMerge(object) : values;
  const told = new Set(shown.map(({ field }) => field));
  const { shown: named, more } = phrases.someOf(
    withDiff ? [] : fields.filter((field) => !told.has(field)),
    phrases.NAMED,
  );
  const all = [
    ...shown.map((value) => proseWithPointers(drifts.driftedValue(value))),
    ...named.map(inlineCode),
    ...(more > 0 ? [`${more} more`] : []),
  ];
  return all.join('; ');
}
