import type { CST } from 'yaml';

/** Deeper than any key that a quoted scalar may belong to. */
const INDENTATION = ' '.repeat(300);

/**
 * Kubernetes' parser takes the lines of a quoted scalar for a part of it however little they are indented; the library, as YAML 1.2 has
 * it, ends the scalar there. Indentation within quotes means nothing, so that it can be added.
 *
 * @returns the text with the lines of the first scalar that the library has ended too early moved to the right; nothing when there is
 *   none, or none that any parser could read.
 */
export function withIndentedQuotes(text: string, tokens: readonly CST.Token[]): string | undefined {
  for (const token of tokens) {
    const offset = endedEarly(token);
    const end = offset === undefined ? undefined : endOfQuotes(text, offset);
    if (offset === undefined || end === undefined) continue;
    const scalar = text.slice(offset, end);
    if (!scalar.includes('\n') || /\n(---|\.\.\.)(\s|$)/.test(scalar)) return undefined;
    return text.slice(0, offset) + scalar.replaceAll('\n', `\n${INDENTATION}`) + text.slice(end);
  }
  return undefined;
}

/** @returns where the first quoted scalar in a token begins that has no end. */
function endedEarly(token: CST.Token): number | undefined {
  const left: CST.Token[] = [token];
  for (let at = left.pop(); at; at = left.pop()) {
    if (at.type === 'single-quoted-scalar' || at.type === 'double-quoted-scalar') {
      if (endOfQuotes(at.source, 0) === undefined) return at.offset;
    } else if (at.type === 'document') {
      if (at.value) left.push(at.value);
    } else if ('items' in at) {
      // In reverse: the last that is pushed is the first that is looked at
      for (const { key, value } of [...at.items].reverse()) {
        if (value) left.push(value);
        if (key) left.push(key);
      }
    }
  }
  return undefined;
}

/** @returns the offset behind the closing quote; nothing when there is none. */
function endOfQuotes(text: string, offset: number): number | undefined {
  const quote = text[offset];
  for (let at = offset + 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return undefined;
}
