import type { Report } from '../model/report.ts';
import { forMarkdown } from '../text/sanitize.ts';
import { tookWords } from '../text/took.ts';
import { link } from './markdown-link.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';

const NAMED_REASONS = 3;

/** What was left out, not checked, not asked; how long it took. One paragraph, the sentences in their order. */
export function closingSentences(report: Report, overview: Overview, all: boolean): string[] {
  const { knownFindings, unreached } = overview;
  return [
    ...(knownFindings > 0 ? [`${phrases.plural(knownFindings, 'finding')} that base has too, not listed.`] : []),
    ...hiddenSentence(report),
    ...(all || unreached.length === 0 ? [] : [unreachedSentence(overview)]),
    ...notAskedSentence(report),
    toolSentence(report),
  ];
}

/** What was left out, with its count; nothing when nothing was. */
export function hiddenSentence({ hidden }: Report): string[] {
  if (hidden.length === 0) return [];
  return [`Left out: ${hidden.map((each) => forMarkdown(phrases.leftOut(each))).join(' · ')}.`];
}

function unreachedSentence({ unreached }: Overview): string {
  const { shown, more } = phrases.someOf(
    unreached.map(({ reason, what }) => `${what.length}× ${forMarkdown(reason)}`),
    NAMED_REASONS,
  );
  const others = more > 0 ? ` · and ${phrases.plural(more, 'more reason')}` : '';
  return `Not checked, and not reached by this change: ${shown.join(' · ')}${others}.`;
}

function notAskedSentence({ notAsked }: Report): string[] {
  if (notAsked.length === 0) return [];
  return [`⚪ Not asked for: ${notAsked.map(phrases.notAskedFor).map(forMarkdown).join(', ')}.`];
}

function toolSentence({ tool: { name, version }, command, timings }: Report): string {
  const milliseconds = Object.values(timings).reduce((sum, each) => sum + each, 0);
  return `${tookWords(milliseconds)} ${forMarkdown(`${name} ${version} ${command}`)}.`;
}

/** Folded away: what shaped the rendering matters only when it is doubted. */
export function settingsBlock({ settings }: Report): string[] {
  if (settings.length === 0) return [];
  const items = settings.map(({ name, value, from }) => `- ${forMarkdown(`${name} ${value} (${from})`)}`);
  return [`<details><summary>Settings that shaped the rendering</summary>\n\n${items.join('\n')}\n\n</details>`];
}

/** @param leftOut what there was no room for; empty when there was. */
export function leftOutLine(leftOut: string, fullReport: string | undefined): string {
  if (leftOut === '') return '';
  const where = fullReport === undefined ? '' : ` ${link('The page of the run', fullReport)} has more.`;
  return `⚠️ Too long for one comment. Left out here: ${leftOut}.${where} The JSON report has everything.`;
}

/** @param fullReport the address of the page that has more; the link is empty without one. */
export function fullReportLink(fullReport: string | undefined): string {
  return fullReport === undefined ? '' : `${link('Full report', fullReport)}.`;
}
