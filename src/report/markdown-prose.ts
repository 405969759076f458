import { capLines, forMarkdown, inlineCode, oneLine } from '../text/sanitize.ts';

/** A JSON Pointer of two steps or more that stands alone. */
const POINTER = /((?<=^|\s)(?:\/[\w.~-]*[\w~])+\/[\w.~-]*[\w~](?=[\s,:;.)]|$))/;

/** Prose that names fields: JSON Pointers as code, the rest harmless as `forMarkdown` makes it. */
export function proseWithPointers(text: string): string {
  const pieces = capLines(oneLine(text)).split(POINTER);
  return pieces.map((piece, i) => (i % 2 === 1 ? inlineCode(piece) : keepingBlanks(piece))).join('');
}

/** `forMarkdown` takes the blanks around a text away. */
function keepingBlanks(text: string): string {
  if (text.trim() === '') return text;
  const [, before = '', after = ''] = /^(\s*).*?(\s*)$/s.exec(text) ?? [];
  return `${before}${forMarkdown(text)}${after}`;
}
