import { type Document, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type YAMLError } from 'yaml';
import type { Json } from '../model/kube-object.ts';

export interface YamlDocument {
  value: Json;
  /** Where the document's content begins, counting from 1. */
  line: number;
  column: number;
}

export interface YamlFailure {
  message: string;
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

/** More aliases than any manifest needs; fewer than an alias bomb wants. */
const MAXIMUM_ALIASES = 100;

/**
 * Parses a YAML file, or a JSON one, as Kubernetes reads it (YAML 1.1 booleans and octals; sigs.k8s.io/yaml), with positions.
 * Empty documents are left out. Never throws: what cannot be parsed is a failure with its place.
 */
export function parseYaml(text: string): YamlFile {
  const lineCounter = new LineCounter();
  const file: YamlFile = { documents: [], failures: [], repeatedKeys: [] };
  for (const document of parsedDocuments(text, lineCounter)) addDocument(file, document, text, lineCounter);
  return file;
}

function parsedDocuments(text: string, lineCounter: LineCounter): Document.Parsed[] {
  const parsed = parseAllDocuments(text, {
    lineCounter,
    version: '1.1',
    prettyErrors: false,
    // Kubernetes refuses keys that are no scalars; a template's `{{ x }}` reads as one.
    stringKeys: true,
    intAsBigInt: true,
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || !(NOT_IN_KUBERNETES.has(tag.tag) || tag.format === 'TIME')),
  });
  return Array.isArray(parsed) ? parsed : [];
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
  const lineCounter = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  let found = { line: document.line, column: document.column };
  let node: unknown = parsedDocuments(text, lineCounter).find(({ contents }) => {
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
}

function addDocument(file: YamlFile, document: Document.Parsed, text: string, lineCounter: LineCounter): void {
  const fault = document.errors.find(({ code }) => code !== REPEATED_KEY);
  if (fault) {
    file.failures.push({ message: fault.message, ...placeOf(fault, lineCounter) });
    return;
  }
  const start = document.contents?.range[0] ?? 0;
  const { line, col } = lineCounter.linePos(start);
  try {
    const value = document.toJS({ maxAliasCount: MAXIMUM_ALIASES, reviver: narrowInteger }) as Json;
    if (value !== null && value !== undefined) file.documents.push({ value, line, column: col });
    file.repeatedKeys.push(
      ...document.errors.map((error) => ({ key: keyAt(text, error.pos[0]), ...placeOf(error, lineCounter) })),
    );
  } catch (error) {
    // The library throws a ReferenceError when aliases expand beyond the maximum.
    file.failures.push({ message: error instanceof Error ? error.message : String(error), line, column: col });
  }
}

const REPEATED_KEY = 'DUPLICATE_KEY';

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
