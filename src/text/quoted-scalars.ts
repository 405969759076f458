import type { CST } from 'yaml';

/** Deeper than any key that a quoted scalar may belong to. */
const INDENTATION = ' '.repeat(300);

/** A quoted scalar that goes on where the library has ended it. */
export interface CutScalar {
  /** Of its first quote. */
  start: number;
  /** Behind its last one. */
  end: number;
}

/**
 * Kubernetes' parser takes the lines of a quoted scalar for a part of it however little they are indented; the library, as YAML 1.2 has
 * it, ends the scalar there.
 *
 * @returns the first scalar that the library has ended too early; nothing when there is none, or none that any parser could read.
 */
export function cutScalar(text: string, tokens: readonly CST.Token[]): CutScalar | undefined {
  for (const token of tokens) {
    const start = endedEarly(token);
    const end = start === undefined ? undefined : endOfQuotes(text, start);
    if (start === undefined || end === undefined) continue;
    const scalar = text.slice(start, end);
    return scalar.includes('\n') && !/\n(---|\.\.\.)(\s|$)/.test(scalar) ? { start, end } : undefined;
  }
  return undefined;
}

/**
 * Indentation within quotes means nothing, so that it can be added.
 *
 * @param maximum characters that the text may have then.
 * @returns the text with the lines of the scalar moved to the right; nothing where it would have more characters.
 */
export function withIndentedScalar(text: string, { start, end }: CutScalar, maximum: number): string | undefined {
  const lines = text.slice(start, end).split('\n');
  if (text.length + (lines.length - 1) * INDENTATION.length > maximum) return undefined;
  return text.slice(0, start) + lines.join(`\n${INDENTATION}`) + text.slice(end);
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
