import type { Json, JsonObject } from '../model/kube-object.ts';

/** A document, and the line that its content begins in, counting from 1; always in the first column. */
export interface PlainDocument {
  value: Json;
  line: number;
}

/**
 * Reads what most manifests are written in, many times faster than the library does: mappings and sequences in block style, scalars
 * on one line, literal blocks. Empty documents are left out.
 *
 * @returns nothing for a text with anything else, valid or not: flow style, anchors, tags, escapes, folded scalars, keys that are
 * there twice, scalars that only some version of YAML takes for text. The library is to read those. What is returned is what the
 * library returns.
 */
export function readPlainYaml(text: string): PlainDocument[] | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const reader: Reader = { lines: text.split('\n'), at: 0, indent: END, rest: '' };
  const documents: PlainDocument[] = [];
  try {
    for (;;) {
      findLine(reader);
      const line = reader.at + 1;
      if (reader.indent === 0) documents.push({ value: readNode(reader, 0), line });
      if (reader.indent !== END) return undefined;
      if (reader.rest === '') return documents;
      reader.at += 1;
    }
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

/** Tabs, line breaks of Windows, marks, surrogates, and what is not printable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these
const UNUSUAL = /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;
/** Made once: it is thrown for every tenth file. */
const NOT_PLAIN = new Error('this is no plain YAML');
const SEPARATOR = '---';
/** Where a document ends. */
const END = -1;
/** The library has a limit of its own. */
const MAXIMUM_DEPTH = 50;

/** The lines, and the one that is read. */
interface Reader {
  lines: readonly string[];
  at: number;
  /** Of the line, or of the node that begins in it. */
  indent: number;
  /** What is behind that. At the end of a document: the separator, or nothing at the end of the text. */
  rest: string;
}

/** Goes to the next line that is neither empty nor a comment, unless it is at one. */
function findLine(reader: Reader): void {
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = reader.lines[reader.at] as string;
    const indent = indentOf(line);
    if (indent === line.length || line[indent] === '#') continue;
    const isMarker = indent === 0 && /^(?:---|\.\.\.|%)/.test(line);
    if (isMarker && line !== SEPARATOR) throw NOT_PLAIN;
    reader.indent = isMarker ? END : indent;
    reader.rest = line.slice(indent);
    return;
  }
  reader.indent = END;
  reader.rest = '';
}

function goOn(reader: Reader): void {
  reader.at += 1;
  findLine(reader);
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 0x20) indent++;
  return indent;
}

/** With a key that begins as no number does, so that keys keep their order. */
const ENTRY = /^([A-Za-z_][\w./-]*):(?: +(.*))?$/;

function isItem(rest: string): boolean {
  return rest === '-' || rest.startsWith('- ');
}

/** Reads the mapping or sequence that begins where the reader is. */
function readNode(reader: Reader, depth: number): JsonObject | Json[] {
  if (depth > MAXIMUM_DEPTH) throw NOT_PLAIN;
  return isItem(reader.rest) ? readSequence(reader, depth) : readMapping(reader, depth);
}

function readMapping(reader: Reader, depth: number): JsonObject {
  const { indent } = reader;
  const mapping: JsonObject = {};
  while (reader.indent === indent) {
    const [, key = '__proto__', written = ''] = ENTRY.exec(reader.rest) ?? [];
    if (key === '__proto__' || Object.hasOwn(mapping, key)) throw NOT_PLAIN;
    mapping[key] = readValue(reader, written, indent, depth);
    // A sequence may stand right below its key
    if (mapping[key] === null && reader.indent === indent && isItem(reader.rest) && isEmpty(written))
      mapping[key] = readSequence(reader, depth + 1);
  }
  if (reader.indent > indent) throw NOT_PLAIN;
  return mapping;
}

function readSequence(reader: Reader, depth: number): Json[] {
  if (depth > MAXIMUM_DEPTH) throw NOT_PLAIN;
  const { indent } = reader;
  const items: Json[] = [];
  while (reader.indent === indent && isItem(reader.rest)) {
    const written = reader.rest.slice(1).trimStart();
    if (isItem(written) || ENTRY.test(written)) {
      reader.indent += reader.rest.length - written.length;
      reader.rest = written;
      items.push(readNode(reader, depth + 1));
    } else items.push(readValue(reader, written, indent, depth));
  }
  if (reader.indent > indent) throw NOT_PLAIN;
  return items;
}

function isEmpty(written: string): boolean {
  return written === '' || written.startsWith('#');
}

/** @param indent of the mapping or sequence that the value is in. */
function readValue(reader: Reader, written: string, indent: number, depth: number): Json {
  if (isEmpty(written)) {
    goOn(reader);
    return reader.indent > indent ? readNode(reader, depth + 1) : null;
  }
  if (written.startsWith('|')) return readLiteral(reader, written, indent);
  const value = readScalar(written);
  goOn(reader);
  // A scalar that goes on
  if (reader.indent > indent) throw NOT_PLAIN;
  return value;
}

/** Reads the lines of a block that keeps its line breaks. */
function readLiteral(reader: Reader, header: string, parent: number): string {
  const { lines } = reader;
  if (!/^\|-? *$/.test(header)) throw NOT_PLAIN;
  const content: string[] = [];
  let block = -1;
  let at = reader.at + 1;
  for (; at < lines.length; at++) {
    const line = lines[at] as string;
    const indent = indentOf(line);
    if (indent === line.length) {
      // Spaces can be content, or an error
      if (indent > Math.max(block, 0)) throw NOT_PLAIN;
      content.push('');
      continue;
    }
    if (indent <= parent) break;
    if (block < 0) block = indent;
    if (indent < block) throw NOT_PLAIN;
    content.push(line.slice(block));
  }
  while (content.at(-1) === '') content.pop();
  // Without a line break at the very end there is none in the value
  if (content.length === 0 || lines.at(-1) !== '') throw NOT_PLAIN;
  reader.at = at;
  findLine(reader);
  return content.join('\n') + (header.startsWith('|-') ? '' : '\n');
}

const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')(?: *| +#.*)$/;
/** What may begin a scalar that is not quoted, and be a text; and numbers, of which few are read. */
const BEGINS = /^(?:[A-Za-z_/$(\\^\u00a1-\ud7ff]|--?[A-Za-z]|\.{1,2}(?:\/|$))/;
const INTEGER = /^(?:0|[1-9][0-9]{0,14})$/;
/** Versions, addresses, quantities, durations, schedules. */
const NO_NUMBER = /^[0-9]+(?:\.[0-9]+\.[0-9][\w.+/-]*|m|ms|s|h|d|k|%|[KMGTPE]i?| .+)$/;
/** What YAML 1.1 has for booleans and nothing, in some spelling. */
const WORD = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function readScalar(written: string): Json {
  const [isQuoted, double, single] = QUOTED.exec(written) ?? [];
  if (isQuoted !== undefined) return double ?? single ?? '';
  const comment = written.indexOf(' #');
  const text = (comment < 0 ? written : written.slice(0, comment)).trimEnd();
  if (text.includes(': ') || text.endsWith(':')) throw NOT_PLAIN;
  if (BEGINS.test(text)) return WORD.test(text) ? readWord(text) : text;
  if (INTEGER.test(text)) return Number(text);
  if (NO_NUMBER.test(text)) return text;
  if (text === '[]') return [];
  if (text === '{}') return {};
  throw NOT_PLAIN;
}

function readWord(text: string): Json {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  throw NOT_PLAIN;
}
