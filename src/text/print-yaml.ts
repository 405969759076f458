import type { Json, JsonObject } from '../model/kube-object.ts';
import { assertDepth, compareCodeUnits } from './canonical.ts';

/** What a reader looks for first; every other key follows in code-unit order, so that no order of keys is a difference. */
const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

/** Reads as the same string in YAML 1.1 and 1.2: starts with a letter or a slash, holds no indicator; or the run that masks a secret. */
const PLAIN = /^(?:[A-Za-z/][\w./+=@%-]*(?:[ :][\w./+=@%-]+)*|\+{2,})$/;
/** Letters that YAML 1.1 or 1.2 reads as a boolean, as null or as a number. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** Anything that a literal block cannot carry visibly: controls, line separators, bidi and zero-width characters, lone surrogates. */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0\ufffe\uffff]/u;
const UNPRINTABLES = new RegExp(UNPRINTABLE.source, 'gu');

/**
 * Prints a value as YAML that every YAML parser reads back as that value: keys in one fixed order, text of several lines
 * line by line, no aliases, no folded lines, invisible characters escaped.
 *
 * @returns text that ends with a newline
 * @throws UndeterminedError when it is nested too deeply
 */
export function printYaml(value: Json): string {
  const lines: string[] = [];
  printNode(value, '', '', lines, 0);
  return `${lines.join('\n')}\n`;
}

/**
 * @param lead what stands before the value on its first line, with the indentation: `  - name:`
 * @param indent the indentation of the lines that follow
 */
function printNode(value: Json, lead: string, indent: string, lines: string[], depth: number): void {
  assertDepth(depth, 'YAML');
  if (Array.isArray(value) && value.length > 0) {
    printList(value, lead, indent, lines, depth);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    printMap(value, lead, indent, lines, depth);
  } else if (typeof value === 'string' && value.includes('\n')) {
    printText(value, lead, indent, lines);
  } else {
    lines.push(`${lead}${lead === '' || lead.endsWith(' ') ? '' : ' '}${printScalar(value)}`);
  }
}

/** Items of a list stand at the column of its key, as in kubectl's output; a list right within a list begins on the line of its dash. */
function printList(list: Json[], lead: string, indent: string, lines: string[], depth: number): void {
  let itemLead = lead;
  if (lead.endsWith(':')) {
    lines.push(lead);
    itemLead = '';
  }
  for (const item of list) {
    printNode(item, `${itemLead || indent}- `, `${indent}  `, lines, depth + 1);
    itemLead = '';
  }
}

function printMap(map: JsonObject, lead: string, indent: string, lines: string[], depth: number): void {
  let keyLead = lead;
  let keyIndent = indent;
  if (lead.endsWith(':')) {
    lines.push(lead);
    keyLead = '';
    keyIndent = `${indent}  `;
  }
  for (const key of Object.keys(map).sort(byKey)) {
    const value = map[key];
    if (value === undefined) continue;
    printNode(value, `${keyLead || keyIndent}${printKey(key)}:`, keyIndent, lines, depth + 1);
    keyLead = '';
  }
}

function byKey(a: string, b: string): number {
  const left = FIRST_KEYS.indexOf(a);
  const right = FIRST_KEYS.indexOf(b);
  if (left >= 0 && right >= 0) return left - right;
  if (left >= 0 || right >= 0) return left >= 0 ? -1 : 1;
  return compareCodeUnits(a, b);
}

/** A key longer than 1024 characters must be explicit in YAML; no parser that Kubernetes uses asks for it. */
function printKey(key: string): string {
  return isPlain(key) ? key : quote(key);
}

function printScalar(value: Json): string {
  if (typeof value === 'string') return isPlain(value) ? value : quote(value);
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  if (typeof value === 'number') return printNumber(value);
  return String(value);
}

/** YAML 1.1 knows an exponent only behind a fraction: `1e+21` would be a string. */
function printNumber(value: number): string {
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !RESERVED.test(text);
}

function quote(text: string): string {
  return JSON.stringify(text).replace(UNPRINTABLES, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** A literal block where YAML allows one; else double quotes with escaped line breaks, so that a diff still goes line by line. */
function printText(text: string, lead: string, indent: string, lines: string[]): void {
  const separated = lead === '' || lead.endsWith(' ') ? lead : `${lead} `;
  const inner = lead.endsWith(':') || lead === '' ? `${indent}  ` : indent;
  const body = text.replace(/\n+$/, '');
  if (lead === '' || body === '' || UNPRINTABLE.test(text) || /(?:^|\n)[ \t]+(?:\n|$)/.test(body)) {
    printQuotedText(text, separated, inner, lines);
    return;
  }
  const trailing = text.length - body.length;
  const chomping = trailing === 0 ? '-' : trailing === 1 ? '' : '+';
  // The parser takes the indentation from the first line that is not empty, unless it is told.
  const indentation = /^\n*[ \t]/.test(body) ? '2' : '';
  lines.push(`${separated}|${indentation}${chomping}`);
  for (const line of body.split('\n')) lines.push(line === '' ? '' : inner + line);
  for (let i = 1; i < trailing; i++) lines.push('');
}

function printQuotedText(text: string, separated: string, inner: string, lines: string[]): void {
  const parts = text.split(/(?<=\n)/).map((part) => quote(part).slice(1, -1));
  parts.forEach((part, i) => {
    // Leading blanks of a continued line would be dropped.
    const start = i === 0 ? `${separated}"` : inner + part.replace(/^(?= )/, '\\');
    lines.push(`${i === 0 ? start + part : start}${i === parts.length - 1 ? '"' : '\\'}`);
  });
}
