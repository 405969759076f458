import type { ApplicationReport, Finding, ObjectChange } from '../../model/report.ts';
import { capLines, forHtml, oneLine } from '../../text/sanitize.ts';
import { whyInShort, whysOf } from '../causes.ts';
import { driftInShort, syncMode } from '../drift-phrases.ts';
import { type Entry, entriesOf, standIn } from '../entries.ts';
import type { Overview } from '../overview.ts';
import * as phrases from '../phrases.ts';
import type { DiffPart, SharedChange } from '../shared-changes.ts';

/** Text on one line. All that comes from elsewhere passes here or `block`. */
export function line(text: string): string {
  return forHtml(capLines(oneLine(text)));
}

function block(text: string): string {
  return forHtml(capLines(text));
}

/** A text that came from elsewhere, as code. */
export function code(text: string): string {
  return `<code>${line(text)}</code>`;
}

/** A list; each item is HTML already. */
export function items(list: readonly string[], attributes = ''): string {
  return `<ul${attributes}>\n${list.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
}

/** A word in a coloured frame. */
export function chip(word: string, colour = word): string {
  return `<span class="chip ${colour}">${word}</span>`;
}

/** Numbers of lines, in their colours. */
function counts(text: string): string {
  return text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => `<span class="${part.startsWith('+') ? 'plus' : 'minus'}">${line(part)}</span>`)
    .join(' ');
}

/** One finding with its place and its help. */
export function findingBlock(finding: Finding): string {
  const { severity, rule, application, message, help } = finding;
  const where = [phrases.locationOf(finding), application].filter(Boolean).map((part) => code(String(part)));
  const known = finding.new ? '' : ' <span class="faint">at base too</span>';
  const danger = finding.danger && finding.new ? ` ${chip('danger', 'removed')}` : '';
  const mend = help === undefined ? '' : `<p>→ ${line(help)}</p>`;
  return `<li class="finding" data-severity="${severity}" data-name="${line(application ?? '')}">${chip(severity)}${danger}${known} ${[
    `<strong>${line(rule)}</strong>`,
    ...where,
  ].join(' · ')}<p>${line(message)}</p>${mend}</li>`;
}

/** A change that several objects have in common, and which they are. */
export function sharedBlock(shared: SharedChange, isOpen: boolean): string {
  const example = phrases.objectName(shared.example);
  return [
    `<details class="shared"${isOpen ? ' open' : ''}><summary><h3>${shared.label}</h3> ${line(phrases.sharedTitle(shared))}</summary>`,
    `<div class="body"><p class="faint">As in ${code(example)}</p>`,
    `${diff(shared.hunk, `Change ${shared.label}`)}</div></details>`,
  ].join('\n');
}

/**
 * One Application: a line, and what is behind it.
 * @param own the findings of it that are shown.
 */
export function applicationBlock(
  application: ApplicationReport,
  id: string,
  overview: Overview,
  own: readonly Finding[],
): string {
  const { status, changes, findings } = application;
  const label = overview.label(application);
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  const severities = [...new Set([...own, ...findings].map(({ severity }) => severity))];
  const data = [
    `data-name="${line(label)}"`,
    `data-status="${status}"`,
    `data-kinds="${line(kinds.join(' '))}"`,
    `data-severities="${severities.join(' ')}"`,
  ].join(' ');
  const row = [
    chip(status),
    `<h3>${line(label)}</h3>`,
    `<span>${line(phrases.effectOf(application))}</span>`,
    `<span>${counts(phrases.linesOf(application))}</span>`,
    `<span class="faint">${line(whyInShort(application))}</span>`,
  ];
  return [
    `<details class="app" id="${id}" ${data}><summary><span class="row">${row.join('')}</span></summary>`,
    `<noscript>${body(application, own, overview)}</noscript></details>`,
  ].join('\n');
}

function body(application: ApplicationReport, findings: readonly Finding[], overview: Overview): string {
  const { definedAt, automated, notes, unstable } = application;
  const drift = driftInShort(application);
  const terms: [string, string][] = [
    ['Project → destination', line(phrases.placeOf(application))],
    ['Defined', line(definedAt)],
    ...whysOf(application).map((why): [string, string] => ['Why', line(why)]),
    ...(automated ? [['Sync', line(syncMode(automated))] as [string, string]] : []),
    ...notes.map((note): [string, string] => ['Note', line(note)]),
    ...(drift === '' ? [] : [['Already drifted', line(drift)] as [string, string]]),
    ...unstable.map(({ object, field }): [string, string] => [
      'Left out',
      `different from one render to the next: ${code(`${object} ${field}`)}`,
    ]),
  ];
  return [
    '<div class="body">',
    `<dl>${terms.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join('\n')}</dl>`,
    findings.length > 0 ? `<ul class="list">${findings.map(findingBlock).join('\n')}</ul>` : '',
    ...entriesOf(application, overview.shared).map(entryBlock),
    '</div>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function entryBlock(entry: Entry): string {
  if (entry.kind === 'object') return objectBlock(entry.change, entry.parts);
  const title = entry.kind === 'folded' ? phrases.foldedTitle(entry) : phrases.sharedEntryTitle(entry);
  const kinds = [...new Set(entry.changes.map(({ kind }) => kind))].join(' ');
  const inside =
    entry.kind === 'folded'
      ? entry.changes.map(
          (change) => `<p>${code(phrases.objectName(change))}</p>${diff(change.diff, phrases.objectName(change))}`,
        )
      : [items(entry.changes.map((change) => code(phrases.objectName(change))))];
  return [
    `<details class="object" data-kinds="${line(kinds)}"><summary>${chip('changed')} <h4>${line(title)}</h4></summary>`,
    ...inside,
    '</details>',
  ].join('\n');
}

function objectBlock(change: ObjectChange, parts: readonly DiffPart[]): string {
  const word = phrases.changeWord(change);
  const name = phrases.changedObjectName(change);
  const masked = phrases.maskedFields(change);
  const masks = phrases.maskNote(change.diff);
  const said = [
    ...(change.replacesPods ? ['The sync replaces its pods.'] : []),
    ...(change.ignoredFields.length > 0
      ? [`Ignored by ${code('ignoreDifferences')}, applied all the same: ${change.ignoredFields.map(code).join(', ')}`]
      : []),
    ...(masked.shown.length > 0 ? [`Masked like credentials: ${masked.shown.map(code).join(', ')}${masked.more}`] : []),
    ...(change.notes ?? []).map(line),
    ...(masks === '' ? [] : [masks]),
  ];
  return [
    `<details class="object" data-kinds="${line(change.kind)}" open><summary>${chip(word)} <h4>${line(name)}</h4> ${counts(
      phrases.lineCounts(change.lines),
    )}</summary>`,
    ...said.map((text) => `<p>${text}</p>`),
    diff(parts.map((part) => standIn(part) ?? part.hunk).join('\n'), name),
    '</details>',
  ].join('\n');
}

/** A unified diff, a line each, with what it adds and removes marked. @param of what it is of, for screen readers. */
export function diff(text: string, of: string): string {
  // A newline right after the tag would be dropped.
  return `<pre class="diff raw" tabindex="0" role="group" aria-label="Diff of ${line(of)}">${block(text)}</pre>`;
}
