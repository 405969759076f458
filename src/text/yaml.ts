import {
  Composer,
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  type ScalarTag,
  type Tags,
  type YAMLError,
} from 'yaml';
import type { Json } from '../model/kube-object.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { cutScalar, withIndentedScalar } from './quoted-scalars.ts';
import { MAXIMUM_TOKENS, yamlTokens } from './yaml-tokens.ts';

export interface YamlDocument {
  value: Json;
  /** Where the document's content begins, counting from 1. */
  line: number;
  column: number;
}

export interface YamlFailure {
  message: string;
  /** True when it is beyond what is read here; for Kubernetes' parser it may be valid. */
  beyondLimit: boolean;
  line: number;
  column: number;
}

/** A key that is in a mapping already. */
export interface RepeatedKey {
  key: string;
  line: number;
  column: number;
}

export interface YamlFile {
  documents: YamlDocument[];
  failures: YamlFailure[];
  /** Of the documents. Kubernetes' parser takes the last value of such a key. */
  repeatedKeys: RepeatedKey[];
}

/** Sexagesimal numbers and timestamps are YAML 1.1, but not what Kubernetes' parser makes of them: there they are strings. */
const NOT_IN_KUBERNETES = new Set(['tag:yaml.org,2002:timestamp', 'TIME']);

/**
 * Floats have a digit (yaml.v2 resolve.go). To the library's own expressions `.` is one as well, and `e123456`, which is a
 * commit: it makes NaN of `path: .`.
 */
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*\.[0-9_]*)$/;
const FLOAT_WITH_EXPONENT = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)[eE][-+]?[0-9]+$/;

/** Those for `.inf` and `.nan` need no digit. */
function isFloat(tag: Tags[number]): tag is ScalarTag {
  return typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:float' && !String(tag.test).includes('inf');
}

/** More aliases than any manifest needs; fewer than an alias bomb wants. */
const MAXIMUM_ALIASES = 100;

/**
 * Deeper than any manifest, shallower than what the library's recursion takes: with too little stack left, a regular expression
 * that is compiled within it ends the whole process.
 */
const MAXIMUM_NESTING = 200;

/**
 * Parses a YAML file, or a JSON one, as Kubernetes reads it (YAML 1.1 booleans and octals; sigs.k8s.io/yaml), with positions.
 * Empty documents are left out. Never throws: what cannot be parsed is a failure with its place.
 */
export function parseYaml(text: string): YamlFile {
  const plain = readPlainYaml(text);
  if (plain === undefined) return parseAnyYaml(text);
  return { documents: plain.map((document) => ({ ...document, column: 1 })), failures: [], repeatedKeys: [] };
}

/** The same for all YAML, with the library alone. */
export function parseAnyYaml(text: string): YamlFile {
  const file: YamlFile = { documents: [], failures: [], repeatedKeys: [] };
  const { read, tokens, lineCounter, isGivenUp } = tokensOf(text);
  if (tokens === undefined) {
    const message = `it has more than ${MAXIMUM_TOKENS.toLocaleString('en')} tokens`;
    file.failures.push({ message, beyondLimit: true, line: 1, column: 1 });
    return file;
  }
  const tooDeep = tokens.find(isTooDeep);
  if (tooDeep) {
    const message = `it is nested more than ${MAXIMUM_NESTING} levels deep`;
    const { line, col } = lineCounter.linePos(tooDeep.offset);
    file.failures.push({ message, beyondLimit: true, line, column: col });
    return file;
  }
  for (const document of composed(tokens, lineCounter)) addDocument(file, document, { read, lineCounter, isGivenUp });
  return file;
}

/** More scalars that have to be moved to the right than any file has. */
const MAXIMUM_MOVES = 50;
/** Characters that are parsed once more for that, all in all: the text as a whole for each of them. */
const MAXIMUM_READ_AGAIN = 1_000_000;

interface Tokens {
  /** The text that was read: with other columns within quotes than the one that was given, where it has to be. */
  read: string;
  /** Nothing where there are too many. */
  tokens: CST.Token[] | undefined;
  lineCounter: LineCounter;
  /** Whether a scalar would have to be moved that was not, as that would cost too much. */
  isGivenUp: boolean;
}

function tokensOf(text: string): Tokens {
  let read = text;
  let left = MAXIMUM_READ_AGAIN;
  for (let moves = 0; ; moves += 1) {
    const lineCounter = new LineCounter();
    const tokens = yamlTokens(read, lineCounter);
    const cut = tokens === undefined || tokens.some(isTooDeep) ? undefined : cutScalar(read, tokens);
    const moved = cut && moves < MAXIMUM_MOVES ? withIndentedScalar(read, cut, left) : undefined;
    if (moved === undefined) return { read, tokens, lineCounter, isGivenUp: cut !== undefined };
    read = moved;
    left -= moved.length;
  }
}

function composed(tokens: CST.Token[], lineCounter: LineCounter, uniqueKeys = true): Document.Parsed[] {
  const composer = new Composer<ParsedNode, true>({
    lineCounter,
    version: '1.1',
    prettyErrors: false,
    uniqueKeys,
    // Kubernetes refuses keys that are no scalars; a template's `{{ x }}` reads as one.
    stringKeys: true,
    intAsBigInt: true,
    customTags: (tags) =>
      tags
        .filter((tag) => typeof tag === 'string' || !(NOT_IN_KUBERNETES.has(tag.tag) || tag.format === 'TIME'))
        .map((tag) => (isFloat(tag) ? { ...tag, test: tag.format === 'EXP' ? FLOAT_WITH_EXPONENT : FLOAT } : tag)),
  });
  return [...composer.compose(tokens)];
}

function isTooDeep(token: CST.Token): boolean {
  const left: { at: CST.Token; depth: number }[] = [{ at: token, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { at, depth } = next;
    if (depth > MAXIMUM_NESTING) return true;
    if (at.type === 'document' && at.value) left.push({ at: at.value, depth });
    for (const { key, value } of 'items' in at ? at.items : []) {
      if (key) left.push({ at: key, depth: depth + 1 });
      if (value) left.push({ at: value, depth: depth + 1 });
    }
  }
  return false;
}

/**
 * Where a key or an item stands, for a message about it. Parses the text once more: not for the common case.
 *
 * @param path keys and indexes, from the top of the document.
 * @returns the place of as much of the path as there is.
 */
export function placeInYaml(
  text: string,
  document: Pick<YamlDocument, 'line' | 'column'>,
  path: readonly (string | number)[],
): { line: number; column: number } {
  return placesInYaml(text, document)(path);
}

/** Like `placeInYaml`, for many paths of one document: the text is parsed once. */
export function placesInYaml(
  text: string,
  document: Pick<YamlDocument, 'line' | 'column'>,
): (path: readonly (string | number)[]) => { line: number; column: number } {
  const placeOf = placesInText(text);
  return (path) => placeOf(document, path);
}

export type PlacesInText = (
  document: Pick<YamlDocument, 'line' | 'column'>,
  path: readonly (string | number)[],
) => { line: number; column: number };

/** Like `placeInYaml`, for many paths of many documents: the text is parsed once. */
export function placesInText(text: string): PlacesInText {
  const { tokens, lineCounter } = tokensOf(text);
  const place = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  // To look for repeated keys costs the square of their number.
  const documents = composed(tokens?.some(isTooDeep) ? [] : (tokens ?? []), lineCounter, false);
  return (document, path) => {
    let found = { line: document.line, column: document.column };
    let node: unknown = documents.find(({ contents }) => {
      const { line, column } = place(contents?.range[0] ?? 0);
      return line === document.line && column === document.column;
    })?.contents;
    for (const step of path) {
      const pair = isMap(node)
        ? node.items.filter(({ key }) => isScalar(key) && String(key.value) === String(step)).at(-1)
        : undefined;
      const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
      const range = ((pair?.key ?? item) as { range?: [number, number, number] | null } | undefined)?.range;
      if (!range) return found;
      found = place(range[0]);
      node = pair === undefined ? item : pair.value;
    }
    return found;
  };
}

function addDocument(
  file: YamlFile,
  document: Document.Parsed,
  { read, lineCounter, isGivenUp }: Omit<Tokens, 'tokens'>,
): void {
  const fault = document.errors.find(({ code, message }) => code !== REPEATED_KEY && !LENIENT.test(message));
  if (fault) {
    file.failures.push({ message: fault.message, beyondLimit: isGivenUp, ...placeOf(fault, lineCounter) });
    return;
  }
  const start = document.contents?.range[0] ?? 0;
  const { line, col } = lineCounter.linePos(start);
  try {
    const value = document.toJS({ maxAliasCount: MAXIMUM_ALIASES, reviver: narrowInteger }) as Json;
    if (value !== null && value !== undefined) file.documents.push({ value, line, column: col });
    for (const error of document.errors) {
      if (error.code !== REPEATED_KEY) continue;
      file.repeatedKeys.push({ key: keyAt(read, error.pos[0]), ...placeOf(error, lineCounter) });
    }
  } catch (error) {
    // The library throws a ReferenceError when aliases expand beyond the maximum, and when one stands for nothing.
    const message = error instanceof Error ? error.message : String(error);
    const beyondLimit = /excessive alias count/i.test(message)
      ? `it uses more than ${MAXIMUM_ALIASES} aliases`
      : error instanceof RangeError
        ? 'it is nested too deeply'
        : undefined;
    file.failures.push({
      message: beyondLimit ?? message,
      beyondLimit: beyondLimit !== undefined,
      line,
      column: col,
    });
  }
}

const REPEATED_KEY = 'DUPLICATE_KEY';

/** Kubernetes' parser takes a comment right behind a quote for one. */
const LENIENT = /^Comments must be separated from other tokens/;

function placeOf(error: YAMLError, lineCounter: LineCounter): { line: number; column: number } {
  const { line, col } = lineCounter.linePos(error.pos[0]);
  return { line, column: col };
}

/** @returns a key as it is written, without its quotes. */
function keyAt(text: string, offset: number): string {
  const [written = ''] = /^(?:"[^"\n]*"|'[^'\n]*'|[^:,\s{}]*)/.exec(text.slice(offset, offset + 300)) ?? [];
  return written.replace(/^(["'])(.*)\1$/, '$2');
}

/** Integers are read as bigints so that none loses digits; those that fit become numbers. */
function narrowInteger(_key: unknown, value: unknown): unknown {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
