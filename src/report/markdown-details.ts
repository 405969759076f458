import type { ApplicationReport, ObjectChange } from '../model/report.ts';
import { fence, forMarkdown, htmlCode, inlineCode } from '../text/sanitize.ts';
import type { Budget } from './budget.ts';
import { reasonsBeyondCauses } from './causes.ts';
import { type Entry, entriesOf, standIn } from './entries.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';
import type { DiffPart, SharedChange } from './shared-changes.ts';

export const ICONS = { removed: '➖', changed: '✏️', added: '➕', error: '❌', unknown: '❔', unchanged: '⚪' };

/** Names of objects of which the same is to be said. */
const NAMED_OBJECTS = 12;

/**
 * Every Application without its diffs first, then as many diffs as fit.
 * @param elsewhere the shared changes that are shown already.
 */
export function fitDetails(overview: Overview, elsewhere: ReadonlySet<SharedChange>, budget: Budget<string>): string[] {
  const shown: { application: ApplicationReport; entries: Entry[]; diffs: Set<Entry> }[] = [];
  for (const application of overview.applications) {
    const entries = entriesOf(application, overview.shared, elsewhere);
    const bare = details(application, overview, entries, new Set());
    if (budget.fit('details of Applications', [bare]).length > 0)
      shown.push({ application, entries, diffs: new Set() });
  }
  for (const { entries, diffs } of shown) {
    for (const entry of entries) {
      if (entry.kind === 'object' && budget.fit('diffs', [diffOf(entry.parts)]).length > 0) diffs.add(entry);
    }
  }
  return shown.map(({ application, entries, diffs }) => details(application, overview, entries, diffs));
}

/** A change that several objects have in common, as it is in the first of them. */
export function sharedBlock(shared: SharedChange): string {
  const { label, example, hunk } = shared;
  const summary = `<details><summary><b>${label}</b> ${phrases.sharedTitle(shared)}</summary>`;
  return [summary, `As in ${inlineCode(phrases.objectName(example))}:`, fence(hunk, 'diff'), '</details>'].join('\n\n');
}

function details(
  application: ApplicationReport,
  { label, causes }: Overview,
  entries: readonly Entry[],
  diffs: Set<Entry>,
): string {
  const { status, definedAt, notes, unstable } = application;
  const summary = [
    `${ICONS[status]} ${htmlCode(label(application))} ${status}`,
    phrases.effectOf(application),
    phrases.linesOf(application),
  ];
  const own = causes.ownOf(application);
  const { shown, more } = phrases.someOf(own, phrases.NAMED_CAUSES);
  const common = application.causes.length - own.length;
  const items = [
    `- Defined: ${inlineCode(definedAt)}`,
    ...shown.map((cause) => `- Cause: ${forMarkdown(cause)}`),
    ...(more > 0 ? [`- Cause: ${more} more`] : []),
    ...(common > 0 ? [`- Cause: ${common} that other Applications have too`] : []),
    ...reasonsBeyondCauses(application).map((reason) => `- Why: ${forMarkdown(reason)}`),
    ...notes.map((note) => `- Note: ${forMarkdown(note)}`),
    ...unstable.map(
      ({ object, field }) => `- Left out, different from one render to the next: ${inlineCode(`${object} ${field}`)}`,
    ),
  ];
  return [
    `<details><summary>${summary.filter(Boolean).join(' · ')}</summary>`,
    items.join('\n'),
    ...entries.map((entry) => entryBlock(entry, diffs.has(entry))),
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
  const lines = parts.map((part) => standIn(part) ?? part.hunk);
  return fence(lines.join('\n'), 'diff');
}
