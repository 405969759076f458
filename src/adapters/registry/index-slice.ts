/** The part of an index.yaml that is about one chart, and the names of all charts. */
export interface IndexSlice {
  charts: string[];
  /** Whether there is an `apiVersion`: Helm refuses an index without. */
  apiVersion: boolean;
  /** A key that is there twice, which Helm refuses. */
  repeated: string | undefined;
  /** `CHART:` and its versions, as a YAML document of its own; nothing when the index lacks the chart. */
  text: string | undefined;
}

const ENTRIES = /^(?:entries|"entries"|'entries')[ \t]*:[ \t]*(?:#.*)?$/;
const START = /^---[ \t]*(?:#.*)?$/;
/** Of a list such as publicKeys. */
const PLAIN_ITEM = /^- [^&*]*$/;
const API_VERSION = /^(?:apiVersion|"apiVersion"|'apiVersion')[ \t]*:[ \t]*[^\s#]/;
const TOP_KEY = /^(?:[A-Za-z][\w.-]*|"[^"\\]*"|'[^']*')[ \t]*:(?:[ \t]|$)/;
const CHART_KEY =
  /^ *(?:([A-Za-z0-9_][^\s:#'"&*!|>%@`[\]{},]*)|("(?:[^"\\]|\\.)*")|'((?:[^']|'')*)')[ \t]*:[ \t]*(#.*)?$/;
/** Charts without versions are written on one line. */
const EMPTY_CHART = /^ *([A-Za-z0-9_][\w./-]*)[ \t]*:[ \t]*(?:\[\]|null|~)[ \t]*$/;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/**
 * Cuts one chart out of an index by its lines, without parsing the rest: indexes have 20 MB and more, and Helm writes them all alike.
 *
 * @param text YAML in block style, without a byte order mark.
 * @returns nothing when the text is not laid out as `helm repo index` does it; then all of it has to be parsed.
 */
export function sliceIndex(text: string, chart: string): IndexSlice | undefined {
  const charts = new Set<string>();
  let repeated: string | undefined;
  let apiVersion = false;
  let first = true;
  let inside = false;
  let seen = false;
  let indent: number | undefined;
  let from: number | undefined;
  let to: number | undefined;
  for (const { start, end, depth } of contentLines(text)) {
    const beginning = first;
    first = false;
    if (depth === 0) {
      const line = text.slice(start, end);
      if ((beginning && START.test(line)) || (!inside && PLAIN_ITEM.test(line))) continue;
      if (!TOP_KEY.test(line)) return undefined;
      if (from !== undefined) to ??= start;
      inside = ENTRIES.test(line);
      if (inside && seen) repeated = 'entries';
      seen ||= inside;
      apiVersion ||= API_VERSION.test(line);
      continue;
    }
    if (!inside) continue;
    indent ??= depth;
    if (depth < indent) return undefined;
    if (depth > indent || isItem(text, start + depth)) {
      if (charts.size === 0) return undefined;
      continue;
    }
    const name = chartName(text.slice(start, end));
    if (name === undefined) return undefined;
    if (charts.has(name)) repeated = name;
    charts.add(name);
    if (from !== undefined) to ??= start;
    if (name === chart) from ??= start;
  }
  if (!seen) return undefined;
  return { charts: [...charts], apiVersion, repeated, text: from === undefined ? undefined : text.slice(from, to) };
}

/** Lines that hold more than blanks and a comment; `depth` counts the spaces in front; a tab counts as none, where no key begins with one. */
function* contentLines(text: string): Generator<{ start: number; end: number; depth: number }> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    if (end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end -= 1;
    let at = start;
    while (at < end && text.charCodeAt(at) === SPACE) at += 1;
    if (at < end && text[at] !== '#') yield { start, end, depth: text[at] === '\t' ? 0 : at - start };
    start = next;
  }
}

function isItem(text: string, at: number): boolean {
  return text[at] === '-' && /^\s?$/.test(text[at + 1] ?? '');
}

function chartName(line: string): string | undefined {
  const [, plain, double, single] = CHART_KEY.exec(line) ?? EMPTY_CHART.exec(line) ?? [];
  if (plain !== undefined) return plain;
  if (single !== undefined) return single.replaceAll("''", "'");
  if (double === undefined) return undefined;
  try {
    return JSON.parse(double) as string;
  } catch {
    return undefined;
  }
}
