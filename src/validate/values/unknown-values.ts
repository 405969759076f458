import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import { nearest } from '../../text/nearest.ts';
import type { Chart } from './chart.ts';
import { keyInSchemas, type Schema } from './schema-values.ts';
import { type TemplateReads, templateReads } from './template-reads.ts';

/** A key of the values of a chart that nothing of the chart knows. */
export interface UnknownValue {
  path: readonly string[];
  /** The chart that does not know it: the one itself, or one within it. */
  chart: string;
  /** What was probably meant, as a whole path. To look for it costs more than to find the key. */
  meant(): string | undefined;
}

/** Keys that Helm takes for itself, or that people keep for anchors. */
const NEVER = /^(?:global|tags)$|^[x_.]-|^[_.]/;
/** What is shorter is near to anything. */
const SHORTEST_NAME = 4;
/** A chart may be within itself by an alias only so often. */
const MAXIMUM_DEPTH = 40;

/** What is known of one map of values. */
interface Level {
  /** Set at the top of the values of a chart. */
  top: Chart | undefined;
  /** The chart that a key which nobody knows is told of. */
  chart: Chart;
  defaults: readonly JsonObject[];
  schemas: readonly Schema[];
  /** The map as each chart sees it: the one itself, and those around it. */
  views: readonly View[];
}

interface View {
  reads: TemplateReads;
  /** From the top of the values of that chart. */
  path: string;
}

/**
 * The keys of values that are in none of: the chart's `values.yaml` and `values.schema.json`, what its templates read, its
 * dependencies by name or alias with theirs. Whatever may be a free map has any key: below `{}`, null, a list or a scalar, below
 * what a schema leaves open, and below what a template uses as a whole. Only the topmost unknown key is told.
 *
 * @param texts of the values themselves, which may hold templates
 */
export function unknownValues(chart: Chart, values: JsonObject, texts: readonly string[] = []): UnknownValue[] {
  const search: Search = { shared: sharedReads(chart), own: templateReads(texts), reads: new Map() };
  return [...walk(values, levelOf(chart, search, undefined), [], search, 0)];
}

/** The keys of a chart's own `values.yaml` that are for charts within it, and that those do not know. */
export function unknownForSubcharts(chart: Chart): UnknownValue[] {
  const search: Search = { shared: sharedReads(chart), own: templateReads([]), reads: new Map() };
  const forSubcharts = Object.entries(chart.values).filter(([key]) => typeof subchartOf(chart, key) === 'object');
  const level = { ...levelOf(chart, search, undefined), defaults: [] };
  return [...walk(Object.fromEntries(forSubcharts), level, [], search, 0)];
}

interface Search {
  /** Named templates are shared by a chart and all charts within it: what they read is of whichever chart uses them. */
  shared: TemplateReads;
  /** What templates within the values read. */
  own: TemplateReads;
  reads: Map<Chart, TemplateReads>;
}

/** By the chart: the same one is asked about many values. */
const reading = { shared: new WeakMap<Chart, TemplateReads>(), written: new WeakMap<Chart, TemplateReads>() };

function sharedReads(chart: Chart): TemplateReads {
  const reads = reading.shared.get(chart) ?? templateReads(sharedTexts(chart, 0));
  reading.shared.set(chart, reads);
  return reads;
}

function* sharedTexts(chart: Chart, depth: number): Generator<string> {
  yield* chart.texts.filter((text) => /\{\{-?\s*define\b/.test(text));
  if (depth < MAXIMUM_DEPTH) for (const each of chart.charts.values()) yield* sharedTexts(each, depth + 1);
}

function readsOf(chart: Chart, search: Search): TemplateReads {
  const known = search.reads.get(chart);
  if (known) return known;
  const written = reading.written.get(chart) ?? templateReads(chart.texts);
  reading.written.set(chart, written);
  const conditions = chart.dependencies.flatMap((each) => each.conditions);
  const imported = chart.dependencies.flatMap((each) => each.imported.map((path) => path.replace(/^\.$/, '')));
  const reads = {
    paths: new Set([...written.paths, ...search.shared.paths, ...search.own.paths, ...conditions]),
    // What a shared template does with all values is told by the values that it is used for
    whole: new Set([
      ...written.whole,
      ...[...search.shared.whole, ...search.own.whole].filter((path) => path !== ''),
      ...imported,
    ]),
  };
  search.reads.set(chart, reads);
  return reads;
}

/** The top of the values of a chart. @param outer what the chart around it knows of them */
function levelOf(chart: Chart, search: Search, outer: Level | undefined): Level {
  return {
    top: chart,
    chart,
    defaults: [chart.values, ...(outer?.defaults ?? [])],
    schemas: [
      ...(chart.schema === undefined ? [] : [{ schema: chart.schema, root: chart.schema }]),
      ...(outer?.schemas ?? []),
    ],
    views: [{ reads: readsOf(chart, search), path: '' }, ...(outer?.views ?? [])],
  };
}

function* walk(
  values: JsonObject,
  level: Level,
  at: readonly string[],
  search: Search,
  depth: number,
): Generator<UnknownValue> {
  if (depth > MAXIMUM_DEPTH) return;
  for (const [key, value] of Object.entries(values)) {
    if (level.top && NEVER.test(key)) continue;
    const path = [...at, key];
    const subchart = level.top && subchartOf(level.top, key);
    if (subchart === 'not at hand') continue;
    const below = levelBelow(level, key);
    if (subchart) {
      const inner = levelOf(subchart, search, below);
      if (isJsonObject(value) && !isUsedAsWhole(below)) yield* walk(value, inner, path, search, depth + 1);
    } else if (!below.isKnown) {
      yield { path, chart: level.chart.name, meant: () => meantAt(level, at, key) };
    } else if (!below.isFree && isJsonObject(value)) yield* walk(value, below, path, search, depth + 1);
  }
}

function meantAt(level: Level, at: readonly string[], key: string): string | undefined {
  const name = key.length < SHORTEST_NAME ? undefined : nearest(key, namesAt(level));
  return name === undefined ? undefined : [...at, name].join('.');
}

/** @returns the chart that a key at the top stands for, by its alias or its name. */
function subchartOf(chart: Chart, key: string): Chart | 'not at hand' | undefined {
  const declared = chart.dependencies.find(({ name, alias }) => (alias ?? name) === key);
  if (declared) return chart.charts.get(declared.name) ?? 'not at hand';
  return chart.charts.get(key);
}

interface LevelBelow extends Level {
  isKnown: boolean;
  /** Whether any key may be there. */
  isFree: boolean;
}

function levelBelow(level: Level, key: string): LevelBelow {
  const bySchema = keyInSchemas(level.schemas, key);
  const found = level.defaults.filter((each) => Object.hasOwn(each, key)).map((each) => each[key]);
  const maps = found.filter(isJsonObject).filter((each) => Object.keys(each).length > 0);
  const views = level.views.map(({ reads, path }) => ({ reads, path: path === '' ? key : `${path}.${key}` }));
  const below = {
    top: undefined,
    chart: level.chart,
    defaults: maps,
    schemas: bySchema.known === true ? bySchema.schemas : [],
    views,
  };
  const isWhole = isUsedAsWhole(below);
  const isReadBelow = views.some(({ reads, path }) => hasBelow(reads.paths, path));
  const isRead = isWhole || isReadBelow || views.some(({ reads, path }) => reads.paths.has(path));
  const isWritten = bySchema.known !== false || found.length > 0;
  // Of what is only asked for, nothing is known
  const isOnlyAsked = !isWritten && !isReadBelow;
  return {
    ...below,
    isKnown: isWritten || isRead,
    isFree: isWhole || bySchema.known === 'any' || maps.length < found.length || isOnlyAsked,
  };
}

function isUsedAsWhole({ views }: Pick<Level, 'views'>): boolean {
  return views.some(({ reads: { whole }, path }) => {
    if (whole.has('') || whole.has(path)) return true;
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1))
      if (whole.has(path.slice(0, dot))) return true;
    return false;
  });
}

function hasBelow(paths: ReadonlySet<string>, path: string): boolean {
  const start = `${path}.`;
  for (const each of paths) if (each.startsWith(start)) return true;
  return false;
}

/** What may have been meant: the keys that are known at a level. */
function namesAt({ defaults, schemas, views, top }: Level): string[] {
  const bySchema = keyInSchemas(schemas, '');
  const read = views.flatMap(({ reads, path }) => {
    const start = path === '' ? '' : `${path}.`;
    return [...reads.paths].flatMap((each) =>
      each.startsWith(start) ? (each.slice(start.length).split('.')[0] ?? []) : [],
    );
  });
  const charts = top ? [...top.dependencies.map(({ name, alias }) => alias ?? name), ...top.charts.keys()] : [];
  return [
    ...new Set([
      ...defaults.flatMap((each) => Object.keys(each)),
      ...(bySchema.known === false ? bySchema.names : []),
      ...read,
      ...charts,
    ]),
  ].filter((name) => name !== '');
}
