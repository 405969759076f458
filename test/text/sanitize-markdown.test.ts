import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fence, forMarkdown, htmlCode, inlineCode, tableCode } from '../../src/text/sanitize.ts';
import { ACTIVE_TEXT, HOSTILE, hostileText } from './hostile.ts';
import { nodesOf, parseMarkdown } from './parse-markdown.ts';

/** The kinds of nodes in Markdown, each once, in the order of their names. */
function kindsOf(markdown: string): string[] {
  return [...new Set([...nodesOf(parseMarkdown(markdown))].map(({ type }) => type))].sort();
}

function textsOf(markdown: string): string[] {
  return [...nodesOf(parseMarkdown(markdown))].flatMap((node) => (node.type === 'text' ? [node.value] : []));
}

const PLACES: [string, (inside: string) => string, string[]][] = [
  ['a paragraph', (inside) => `Say: ${inside} and more`, ['paragraph', 'root', 'text']],
  ['the start of a paragraph', (inside) => `${inside} and more`, ['paragraph', 'root', 'text']],
  ['a line of its own', (inside) => inside, ['paragraph', 'root', 'text']],
  ['an item of a list', (inside) => `- ${inside}`, ['list', 'listItem', 'paragraph', 'root', 'text']],
  ['a block quote', (inside) => `> x\n> ${inside}`, ['blockquote', 'paragraph', 'root', 'text']],
  ['bold text', (inside) => `**Verdict: ${inside}.**`, ['paragraph', 'root', 'strong', 'text']],
  [
    'a cell of a table',
    (inside) => `| a | b |\n|---|---|\n| x ${inside} x | y |`,
    ['root', 'table', 'tableCell', 'tableRow', 'text'],
  ],
];

describe.each(PLACES)('prose in %s', (_place, put, kinds) => {
  const check = (text: string) => {
    const markdown = put(forMarkdown(text));
    expect(kindsOf(markdown).filter((kind) => !kinds.includes(kind))).toEqual([]);
    for (const seen of textsOf(markdown)) expect(seen).not.toMatch(ACTIVE_TEXT);
  };

  test.each(HOSTILE)('is only text: %j', (text) => check(text));
  test('is only text, whatever it is', () => {
    fc.assert(fc.property(hostileText, check), { numRuns: 400 });
  });
});

describe.each<[string, (text: string) => string, (markdown: string) => string]>([
  ['inline code', inlineCode, (code) => `x ${code} y`],
  ['inline code in a table', tableCode, (code) => `| a |\n|---|\n| ${code} |`],
  ['a fence', (text) => fence(text, 'diff'), (code) => `before\n\n${code}\n\nafter`],
  ['a fence in an item', (text) => fence(text, 'diff'), (code) => `<details>\n\n${code}\n\n</details>`],
])('%s', (name, make, put) => {
  const allowed = ['code', 'html', 'inlineCode', 'paragraph', 'root', 'table', 'tableCell', 'tableRow', 'text'];
  const check = (text: string) => {
    const code = make(text);
    if (code === '') return;
    const markdown = put(code);
    expect(kindsOf(markdown).filter((kind) => !allowed.includes(kind))).toEqual([]);
    const html = [...nodesOf(parseMarkdown(markdown))].filter(({ type }) => type === 'html');
    expect(html.length).toBe(name === 'a fence in an item' ? 2 : 0);
    for (const seen of textsOf(markdown)) expect(seen).not.toMatch(ACTIVE_TEXT);
    expect(textsOf(markdown).join('')).toContain(name === 'a fence' ? 'after' : '');
  };

  test.each(HOSTILE)('holds %j', (text) => check(text));
  test('holds whatever it is', () => {
    fc.assert(fc.property(hostileText, check), { numRuns: 400 });
  });
});

test('code in HTML has no element but its own', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const html = [...nodesOf(parseMarkdown(`<summary>${htmlCode(text)} x</summary>`))].flatMap((node) =>
        node.type === 'html' ? [node.value] : [],
      );
      expect(html.join('').replace(/<\/?(summary|code)>/g, '')).not.toMatch(/<[a-z!/]/i);
    }),
  );
});
