import type { WaivedFinding } from '../model/policy.ts';
import type { Finding } from '../model/report.ts';
import { forMarkdown, inlineCode } from '../text/sanitize.ts';
import { alike, sameElsewhere } from './alike.ts';
import { proseWithPointers } from './markdown-prose.ts';
import { dangersOf, type Overview, type Unknowns } from './overview.ts';
import * as phrases from './phrases.ts';

const SEVERITY_ICONS = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** What cannot be undone after the merge: what is removed, and what the rules call dangerous. */
export function dangerItems(overview: Overview, named: number): string[] {
  const dangers = dangersOf(overview);
  const told = new Map<string | undefined, string[]>();
  for (const { application, message } of dangers) told.set(application, [...(told.get(application) ?? []), message]);
  const others = phrases.removals(overview, (name, application) => {
    return (told.get(overview.label(application)) ?? []).some((message) => isNamedIn(message, name));
  });
  const removed = others
    .map(({ count, names, more }) => `${count} (${names.map(inlineCode).join(', ')}${more})`)
    .join(' and ');
  const verb = dangers.length > 0 ? 'This also removes' : 'This removes';
  return [...findingItems(dangers, named), ...(removed === '' ? [] : [`- **${verb}** ${removed}.`])];
}

/** Whether a message has a name in it, and not only the beginning of a longer one. */
function isNamedIn(message: string, name: string): boolean {
  const end = message.indexOf(name) + name.length;
  return message.includes(name) && !/^[\w.-]*\w/.test(message.slice(end));
}

/** @param alerts whether GitHub's alerts are boxes where it is read; a block quote is one everywhere. */
export function boxOf(items: readonly string[], alerts: boolean): string {
  if (items.length === 0) return '';
  const lines = items.join('\n').split('\n');
  return [alerts ? '> [!CAUTION]' : '> **🛑 Danger**\n>', ...lines.map((line) => `> ${line}`)].join('\n');
}

/** @param named how many of the Applications are named that have the same. */
export function findingItems(findings: readonly Finding[], named: number): string[] {
  return alike(findings).map((each) => {
    const elsewhere = sameElsewhere(each, named);
    return `${findingItem(each.finding)}${elsewhere === undefined ? '' : `. ${forMarkdown(elsewhere)}`}`;
  });
}

/** What is wrong comes before the name of the rule, which only those need who want to read about it or to waive it. */
function findingItem(finding: Finding): string {
  const { severity, rule, application, message, help } = finding;
  const where = [application, phrases.locationOf(finding)]
    .filter((part) => part)
    .map((part) => inlineCode(String(part)))
    .join(' · ');
  const known = finding.new ? '' : ', at base too';
  const mend = help === undefined ? '' : ` → ${proseWithPointers(help)}`;
  return `- ${SEVERITY_ICONS[severity]} ${where === '' ? '' : `${where}: `}${proseWithPointers(message)}${mend} (${inlineCode(rule)}${known})`;
}

/** A finding that counts for nothing, with who said so in place of what mends it. */
export function waivedItem(finding: WaivedFinding): string {
  const { help: _, ...rest } = finding;
  return `${findingItem(rest)}. Waived: ${forMarkdown(phrases.whyWaived(finding))}`;
}

/** @param named how many of the things are named; none of several when 0: the change has nothing to do with it. */
export function unknownsItem(named: number): (unknowns: Unknowns) => string {
  return ({ reason, helps, what }) => {
    const mend = phrases.someOf(helps, phrases.NAMED_HELPS);
    const next = mend.shown.map((help) => ` → ${forMarkdown(help)}`).join('');
    const others = mend.more > 0 ? ` → and ${mend.more} more like it` : '';
    if (what.length === 1) return `- ❔ ${inlineCode(String(what[0]))}: ${forMarkdown(reason)}${next}${others}`;
    const { shown, more } = phrases.someOf(what, named);
    return [
      `- ❔ ${what.length}× ${forMarkdown(reason)}${next}${others}`,
      ...shown.map((each) => `  - ${inlineCode(each)}`),
      ...(named > 0 && more > 0 ? [`  - and ${more} more`] : []),
    ].join('\n');
  };
}
