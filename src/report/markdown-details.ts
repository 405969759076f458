import type { ApplicationDrift, DriftedObject } from '../model/drift.ts';
import type { ApplicationReport, ObjectChange } from '../model/report.ts';
import { forMarkdown, htmlCode, inlineCode } from '../text/sanitize.ts';
import type { Budget } from './budget.ts';
import { whysOf } from './causes.ts';
import { hasDrifted, syncMode, tellsOfDrift } from './drift-phrases.ts';
import { type Entry, entriesOf, standIn } from './entries.ts';
import { diffBlock } from './markdown-diff.ts';
import { driftBlock, shownObjects } from './markdown-drift.ts';
import { changeOf, ICONS } from './markdown-table.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';
import type { DiffPart, SharedChange } from './shared-changes.ts';

/** Names of objects of which the same is to be said. */
const NAMED_OBJECTS = 12;

/** What there is room for of one Application. */
interface Shown {
  application: ApplicationReport;
  entries: Entry[];
  diffs: Set<Entry>;
  /** What had drifted, where there is room for it. */
  drift: ApplicationDrift | undefined;
  driftDiffs: Set<DriftedObject>;
}

/**
 * Every Application without its diffs first, then as many diffs as fit: those of this change before those of drift.
 * @param elsewhere the shared changes that are shown already.
 * @param argoCdServer whose pages are links.
 */
export function fitDetails(
  overview: Overview,
  applications: readonly ApplicationReport[],
  elsewhere: ReadonlySet<SharedChange>,
  budget: Budget<string>,
  argoCdServer: string | undefined,
): string[] {
  const shown: Shown[] = [];
  for (const application of applications) {
    const entries = entriesOf(application, overview.shared, elsewhere);
    const one: Shown = { application, entries, diffs: new Set(), drift: undefined, driftDiffs: new Set() };
    if (budget.fit('details of Applications', [details(one, overview, argoCdServer)]).length > 0) shown.push(one);
  }
  for (const one of shown) {
    const { drift } = one.application;
    if (drift === undefined || !(drift.undetermined || tellsOfDrift(drift))) continue;
    if (
      budget.fit('lists of what had drifted', [driftBlock(drift, new Set(), argoCdServer, overview.nothingToMerge)])
        .length > 0
    )
      one.drift = drift;
  }
  for (const { entries, diffs } of shown) {
    for (const entry of entries) {
      if (entry.kind === 'object' && budget.fit('diffs', [diffOf(entry.parts)]).length > 0) diffs.add(entry);
    }
  }
  for (const { drift, driftDiffs } of shown) {
    const withDiff = drift ? shownObjects(drift).filter(({ diff }) => diff !== '') : [];
    for (const object of withDiff) {
      if (budget.fit('diffs of drift', [diffBlock(object.diff)]).length > 0) driftDiffs.add(object);
    }
  }
  return shown.map((one) => details(one, overview, argoCdServer));
}

/** A change that several objects have in common, as it is in the first of them. */
export function sharedBlock(shared: SharedChange): string {
  const { label, example, hunk } = shared;
  const summary = `<details><summary><b>${label}</b> ${phrases.sharedTitle(shared)}</summary>`;
  return [summary, `As in ${inlineCode(phrases.objectName(example))}:`, diffBlock(hunk), '</details>'].join('\n\n');
}

function details(
  { application, entries, diffs, drift, driftDiffs }: Shown,
  { label, causes, nothingToMerge }: Overview,
  argoCdServer: string | undefined,
): string {
  const { status, definedAt, automated, notes, unstable } = application;
  const summary = [
    `${ICONS[status]} ${htmlCode(label(application))}`,
    changeOf(application),
    hasDrifted(application.drift) ? 'already drifted' : '',
  ];
  const own = causes.ownOf(application);
  const { shown, more } = phrases.someOf(own, phrases.NAMED_CAUSES);
  const common = whysOf(application).length - own.length;
  const items = [
    `- Defined: ${inlineCode(definedAt)}`,
    ...shown.map((why) => `- Why: ${forMarkdown(why)}`),
    ...(more > 0 ? [`- Why: ${more} more`] : []),
    ...(common > 0 ? [`- Why: ${common} that other Applications have too`] : []),
    ...(automated
      ? [`- Sync: ${syncMode(automated)}${automated.enabled ? '' : ', so that the merge alone deploys nothing'}`]
      : []),
    ...notes.map((note) => `- Note: ${forMarkdown(note)}`),
    ...unstable.map(
      ({ object, field }) => `- Left out, different from one render to the next: ${inlineCode(`${object} ${field}`)}`,
    ),
  ];
  return [
    `<details><summary>${summary.filter(Boolean).join(' · ')}</summary>`,
    items.join('\n'),
    ...(drift && entries.length > 0 ? ['**This pull request**'] : []),
    ...entries.map((entry) => entryBlock(entry, diffs.has(entry))),
    ...(drift ? [driftBlock(drift, driftDiffs, argoCdServer, nothingToMerge)] : []),
    '</details>',
  ].join('\n\n');
}

function entryBlock(entry: Entry, withDiff: boolean): string {
  if (entry.kind === 'object') return changeBlock(entry.change, withDiff ? diffOf(entry.parts) : undefined);
  const title = entry.kind === 'folded' ? phrases.foldedTitle(entry) : phrases.sharedEntryTitle(entry);
  const { shown, more } = phrases.someOf(entry.changes.map(phrases.objectName), NAMED_OBJECTS);
  const names = shown.map(inlineCode).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `**${ICONS.changed} changed** ${forMarkdown(title)}: ${names}`;
}

function changeBlock(change: ObjectChange, diff: string | undefined): string {
  const lines = [
    [
      `**${ICONS[change.change]} ${phrases.changeWord(change)}** ${inlineCode(phrases.changedObjectName(change))}`,
      phrases.lineCounts(change.lines),
      change.replacesPods ? '· replaces its pods' : '',
    ]
      .filter(Boolean)
      .join(' '),
  ];
  if (change.ignoredFields.length > 0) {
    const fields = change.ignoredFields.map(inlineCode).join(', ');
    lines.push(`Ignored by ${inlineCode('ignoreDifferences')}, applied all the same: ${fields}`);
  }
  const masked = phrases.maskedFields(change);
  if (masked.shown.length > 0)
    lines.push(`Masked like credentials: ${masked.shown.map(inlineCode).join(', ')}${masked.more}`);
  lines.push(...(change.notes ?? []).map(forMarkdown));
  if (diff !== undefined) lines.push(diff);
  return lines.join('\n\n');
}

function diffOf(parts: readonly DiffPart[]): string {
  return diffBlock(parts.map((part) => standIn(part) ?? part.hunk).join('\n'));
}
