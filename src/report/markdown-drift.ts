import type { ApplicationDrift, DriftedObject } from '../model/drift.ts';
import { fence, forMarkdown, inlineCode } from '../text/sanitize.ts';
import * as drifts from './drift-phrases.ts';
import * as phrases from './phrases.ts';

/** Objects of one Application that are told one by one. */
const NAMED_OBJECTS = 20;

/**
 * What had drifted of one Application, apart from what this change does to it.
 * @param withDiffs the objects whose diffs there is room for.
 */
export function driftBlock(drift: ApplicationDrift, withDiffs: ReadonlySet<DriftedObject>): string {
  const { undetermined, url } = drift;
  if (undetermined) {
    const mend = undetermined.help === undefined ? '' : ` → ${forMarkdown(undetermined.help)}`;
    return `**Already drifted** could not be determined: ${forMarkdown(undetermined.reason)}${mend}`;
  }
  const objects = shownObjects(drift);
  const more = drift.objects.length - objects.length;
  const orphaned = drifts.orphanedObjects(drift);
  const items = [
    `- Live: ${forMarkdown(drifts.liveState(drift))}${url === undefined ? '' : ` · ${inlineCode(url)}`}`,
    ...drift.overridden.map((each) => `- Overridden in Argo CD: ${forMarkdown(drifts.overriddenField(each))}`),
    ...(orphaned === undefined ? [] : [`- ${forMarkdown(orphaned)}`]),
    ...drift.notes.map((note) => `- Note: ${forMarkdown(note)}`),
  ];
  return [
    objects.some((object) => withDiffs.has(object))
      ? '**Already drifted**, before this pull request. In these diffs, − is what Git has, + what is live.'
      : '**Already drifted**, before this pull request',
    items.join('\n'),
    ...objects.map((object) => objectBlock(object, withDiffs.has(object))),
    ...(more > 0 ? [`and ${phrases.plural(more, 'more object')}`] : []),
  ].join('\n\n');
}

export function shownObjects(drift: ApplicationDrift): DriftedObject[] {
  const all = drifts.driftedObjects(drift);
  return all.length <= NAMED_OBJECTS + 1 ? all : all.slice(0, NAMED_OBJECTS);
}

export function driftDiff({ diff }: DriftedObject): string {
  return fence(diff, 'diff');
}

function objectBlock(object: DriftedObject, withDiff: boolean): string {
  const fields = withDiff || object.fields.length === 0 ? '' : `: ${forMarkdown(drifts.driftedFields(object))}`;
  const health = object.health === undefined || object.health === 'Healthy' ? '' : `, ${forMarkdown(object.health)}`;
  const line = `**${drifts.DRIFT_WORDS[object.drift]}** ${inlineCode(phrases.objectName(object))}${health}${fields}`;
  const fate = `When this is merged: **${drifts.fateWord(object)}**. ${forMarkdown(object.why)}`;
  return [`${line} → ${fate}`, ...(withDiff ? [driftDiff(object)] : [])].join('\n\n');
}
