import { forMarkdown, inlineCode } from '../text/sanitize.ts';
import type { Overview } from './overview.ts';
import * as phrases from './phrases.ts';

/** What several Applications have in common. */
export function causeItems({ causes }: Overview, named: number): string[] {
  const shown = causes.shared.slice(0, named);
  const more = causes.shared.length - shown.length;
  return [
    ...shown.map((cause) => `- ${inlineCode(cause.text)} (${phrases.causePlaces(cause)})`),
    ...(more > 0 ? [`- ${phrases.plural(more, 'more cause')}`] : []),
  ];
}

/** What was changed and changes nothing that is rendered. */
export function idleItems({ causes, label }: Overview): string[] {
  return causes.idle.map((cause) => {
    const { shown, more } = phrases.someOf(cause.applications.map(label), phrases.NAMED);
    const names = shown.map(inlineCode).join(', ');
    return `- ${forMarkdown(cause.text)}: ${names}${more > 0 ? ` and ${more} more` : ''}`;
  });
}
