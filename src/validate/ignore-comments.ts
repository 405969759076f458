import { type CST, LineCounter } from 'yaml';
import { isJsonObject, type Json } from '../model/kube-object.ts';
import { nearest } from '../text/nearest.ts';
import { parseYaml } from '../text/yaml.ts';
import { yamlTokens } from '../text/yaml-tokens.ts';

/** A comment `# seatrial: ignore RULE REASON` in a YAML file, or one with a word that is nearly `ignore`. */
export interface WrittenIgnore {
  /** `ignore`, or what was written for it. */
  word: string;
  /** Empty when none is given. */
  rule: string;
  reason: string;
  line: number;
  column: number;
  /** The lines that it is about, both included: its own, or the one below it, or, above the first line of a document, all of it. */
  from: number;
  to: number;
  /** What it stands at: the same in another version of the file when it is about the same field of the same object. */
  anchor: string;
}

const DIRECTIVE = /^#+\s*seatrial:\s*([A-Za-z]+)\b(?:\s+(\S+))?(.*)$/;
const SEPARATOR = /^(---|\.\.\.|%)/;

/** @param text of a YAML file; what is not valid is passed over. */
export function ignoreComments(text: string): WrittenIgnore[] {
  const comments = commentsOf(text);
  if (comments.length === 0) return [];
  const lines = text.split('\n');
  const documents = parseYaml(text).documents.map(({ line, value }, index) => ({ line, name: nameOf(value, index) }));
  return comments.flatMap(({ source, line, column }) => {
    const [, word = '', rule = '', reason = ''] = DIRECTIVE.exec(source.trimEnd()) ?? [];
    const isAlone = (lines[line - 1] ?? '').slice(0, column - 1).trim() === '';
    const about = isAlone ? nextContent(lines, line + 1) : line;
    const index = documents.filter((document) => document.line <= about).length - 1;
    const document = documents[index];
    if (!document) return [];
    const isWhole = isAlone && document.line === about;
    const end = (documents[index + 1]?.line ?? lines.length + 1) - 1;
    return {
      word,
      rule,
      reason: reason.trim(),
      line,
      column,
      from: about,
      to: isWhole ? end : about,
      anchor: [document.name, ...(isWhole ? [] : fieldAt(lines, about, document.line))].join('\n'),
    };
  });
}

function commentsOf(text: string): { source: string; line: number; column: number }[] {
  const lineCounter = new LineCounter();
  const left: unknown[] = yamlTokens(text, lineCounter) ?? [];
  const found: CST.SourceToken[] = [];
  // Tokens nest in each other under several names; a comment within a block scalar is text, not a token
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (Array.isArray(next)) left.push(...next);
    else if (typeof next === 'object' && next !== null) {
      const token = next as CST.SourceToken;
      if (token.type === 'comment') found.push(token);
      else left.push(...Object.values(next).filter((value) => typeof value === 'object'));
    }
  }
  return found
    .filter(({ source }) => {
      const [, word] = DIRECTIVE.exec(source.trimEnd()) ?? [];
      return word !== undefined && nearest(word, ['ignore']) !== undefined;
    })
    .sort((a, b) => a.offset - b.offset)
    .map(({ source, offset }) => {
      const { line, col } = lineCounter.linePos(offset);
      return { source, line, column: col };
    });
}

/** @returns the number of the first line from `line` on that is no comment, no separator and not empty. */
function nextContent(lines: readonly string[], line: number): number {
  let at = line;
  for (; at <= lines.length; at++) {
    const text = (lines[at - 1] ?? '').trim();
    if (text !== '' && !text.startsWith('#') && !SEPARATOR.test(text)) break;
  }
  return at;
}

function nameOf(value: Json, index: number): string {
  if (!isJsonObject(value) || typeof value['kind'] !== 'string') return `#${index}`;
  const metadata = isJsonObject(value['metadata']) ? value['metadata'] : {};
  return [value['apiVersion'], value['kind'], metadata['namespace'] ?? '', metadata['name'] ?? '']
    .map(String)
    .join(' ');
}

/** The keys above a line by their indentation, and its own; items of lists with their first line, as they have no name. */
function fieldAt(lines: readonly string[], line: number, first: number): string[] {
  const path: string[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let at = line; at >= first && indent > 0; at--) {
    const text = lines[at - 1] ?? '';
    const own = text.search(/\S/);
    if (own < 0 || own >= indent || text.trimStart().startsWith('#')) continue;
    indent = own;
    path.unshift(keyOf(text.trim()));
  }
  return path;
}

function keyOf(text: string): string {
  const [, key] = /^("[^"]*"|'[^']*'|[^\s#:-][^:]*):(?:\s|$)/.exec(text) ?? [];
  return key ?? text.replace(/\s+#.*$/, '');
}
