import { marked } from 'marked';

/** What a forge would make of Markdown: its HTML. */
function htmlOf(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true, breaks: true });
}

/** The same without what stands in code, where a forge links and runs nothing. */
export function outsideCode(markdown: string): string {
  return htmlOf(markdown)
    .replace(/<code[^>]*>[\s\S]*?<\/code>/g, '')
    .replaceAll('&#8203;', '\u200b');
}
