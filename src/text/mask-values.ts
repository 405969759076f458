import { forMarkdown, oneLine, visible } from './sanitize.ts';

export const MASK = '••••••';

/** Shorter values would mask half of every text: they are not masked. */
const SHORTEST = 4;
/** A piece of base64 that is shorter may stand for anything. */
const SHORTEST_PIECE = 8;

/**
 * Makes a function that replaces secret values in texts. Found are the values themselves, their single lines when they have
 * several (but not the `-----BEGIN …-----` of PEM), and what JSON, YAML, URLs, HTML, Markdown and base64 make of them, also
 * where base64 has something in front. Where occurrences overlap, all that any of them covers goes.
 *
 * Not found are values shorter than 4 characters, and values that were cut, hashed or encrypted.
 */
export function maskValues(values: readonly string[]): (text: string) => string {
  const patterns = [...new Set(values.flatMap(formsOf))].filter((pattern) => pattern.length >= SHORTEST);
  if (patterns.length === 0) return (text) => text;
  const starts = new Uint8Array(0x10000);
  const byStart = new Map<string, string[]>();
  for (const pattern of patterns.sort((a, b) => b.length - a.length)) {
    starts[hashAt(pattern, 0)] = 1;
    const start = pattern.slice(0, SHORTEST);
    byStart.set(start, [...(byStart.get(start) ?? []), pattern]);
  }
  return (text) => {
    const parts: string[] = [];
    let kept = 0;
    let from = 0;
    let end = 0;
    const hide = () => {
      if (end === 0) return;
      parts.push(text.slice(kept, from), MASK);
      kept = end;
    };
    for (let at = 0; at <= text.length - SHORTEST; at++) {
      // Most places are dismissed here: an index of the first characters keeps this one pass, however many patterns there are
      if (starts[hashAt(text, at)] === 0) continue;
      const candidates = byStart.get(text.slice(at, at + SHORTEST)) ?? [];
      const found = candidates.find((pattern) => text.startsWith(pattern, at));
      if (found === undefined) continue;
      if (at >= end) {
        hide();
        from = at;
      }
      end = Math.max(end, at + found.length);
    }
    if (end === 0) return text;
    hide();
    return parts.join('') + text.slice(kept);
  };
}

function hashAt(text: string, at: number): number {
  const first = text.charCodeAt(at) * 31 + text.charCodeAt(at + 1);
  return (first * 961 + text.charCodeAt(at + 2) * 31 + text.charCodeAt(at + 3)) & 0xffff;
}

function formsOf(value: string): string[] {
  if (value.trim().length < SHORTEST) return [];
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const single = lines.filter((line) => line.length >= SHORTEST && !line.startsWith('-----'));
  // Of PEM, the lines are the secret; as a whole it is looked for in base64 and where line breaks are written out
  return [...new Set([value, value.trim(), ...single].flatMap(writtenForms))].concat(base64Forms(value));
}

function writtenForms(value: string): string[] {
  const encoded = Buffer.from(value).toString('base64').replace(/=+$/, '');
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    value.replaceAll("'", "''"),
    percentEncoded(value),
    percentEncoded(value).replaceAll('%20', '+'),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    visible(value),
    oneLine(value),
    // What is done to the beginning and the end depends on what is around
    forMarkdown(value),
    forMarkdown(`x ${value} x`).slice(2, -2),
    forMarkdown(`x${value}x`).slice(1, -1),
    encoded,
    encoded.replaceAll('+', '-').replaceAll('/', '_'),
  ];
}

/** A lone surrogate has no encoding. */
function percentEncoded(value: string): string {
  return encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'));
}

/** What base64 of any text with the value in it has in common, by where the value begins in a group of three bytes. */
function base64Forms(value: string): string[] {
  return [0, 1, 2]
    .map((offset) => {
      const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
      const whole = bytes.length - (bytes.length % 3);
      return bytes
        .subarray(0, whole)
        .toString('base64')
        .slice(offset === 0 ? 0 : 4);
    })
    .filter((piece) => piece.length >= SHORTEST_PIECE)
    .flatMap((piece) => [piece, piece.replaceAll('+', '-').replaceAll('/', '_')]);
}
