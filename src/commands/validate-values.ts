import { readChart } from '../desired/chart-content.ts';
import type { DesiredApplication, DesiredState } from '../desired/desired-state.ts';
import { type ChartUse, chartKey, chartUses, type GivenValues, givenValues } from '../desired/given-values.ts';
import type { Pair } from '../desired/pairs.ts';
import type { Application } from '../model/application.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { SourceLocation } from '../model/location.ts';
import type { Finding } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { stringifyJson } from '../text/json.ts';
import { placesInYaml } from '../text/yaml.ts';
import type { Chart } from '../validate/values/chart.ts';
import { type UnknownValue, unknownValues } from '../validate/values/unknown-values.ts';
import { textOf } from './validate-sides.ts';

/** A value that a chart does not know, and who gives it. */
interface Found {
  application: DesiredApplication;
  use: ChartUse;
  given: GivenValues;
  unknown: UnknownValue;
}

/** Of one Application; more are counted. */
const MAXIMUM = 30;

/**
 * Values that charts do not know, in the Applications that the change reaches. A value file that several Applications share may be
 * for the charts of others: what any of them knows is known.
 *
 * @param isOurs whether a tree is one of this repository
 */
export async function validateValues(
  pairs: readonly Pair[],
  head: DesiredState,
  isOurs: (snapshot: Snapshot) => boolean,
): Promise<Finding[]> {
  const reader = valuesReader();
  const findings = new Map<string, Finding>();
  for (const { base, head: after } of pairs) {
    if (!after || after.obstacle?.kind === 'undetermined') continue;
    const found = await reader.unknownIn(after);
    if (found.length === 0) continue;
    const before = new Set((base ? await reader.unknownIn(base) : []).map(keyOf));
    const own = [];
    for (const each of found) if (!(await isKnownElsewhere(each, head, reader))) own.push(each);
    for (const each of own.slice(0, MAXIMUM)) {
      const finding = await findingOf(each, !before.has(keyOf(each)), head, isOurs);
      const { application, ...place } = finding;
      const key = JSON.stringify([
        finding.file === undefined ? application : '',
        place.file,
        place.line,
        place.message,
      ]);
      const known = findings.get(key);
      // In a file that several Applications share it is said once
      if (!known) findings.set(key, finding);
      else if (finding.new) known.new = true;
    }
  }
  return [...findings.values()];
}

function keyOf({ use, given, unknown }: Found): string {
  return JSON.stringify([use.index, given.from, given.file?.path, unknown.path]);
}

interface ValuesReader {
  unknownIn(application: DesiredApplication): Promise<Found[]>;
}

/** Reads each chart, and holds each file against it, once. */
function valuesReader(): ValuesReader {
  const charts = new Map<string, Promise<Chart | undefined>>();
  const results = new Map<string, UnknownValue[]>();
  return {
    async unknownIn(application) {
      const found: Found[] = [];
      for (const use of chartUses(application)) {
        const key = chartKey(use);
        const reading = charts.get(key) ?? readChart(use.folder, use.step.files);
        charts.set(key, reading);
        const chart = await reading;
        if (!chart) continue;
        const all = await givenValues(use);
        const texts = all.map(({ text }) => text).filter((text) => text.includes('.Values'));
        for (const given of all) {
          const memo = texts.length === 0 && given.file ? `${key}\n\n${given.file.at.oid}` : undefined;
          const unknown =
            (memo === undefined ? undefined : results.get(memo)) ?? unknownValues(chart, given.values, texts);
          if (memo !== undefined) results.set(memo, unknown);
          found.push(
            ...unknown
              .filter((each) => !isAnchor(each, given))
              .map((each) => ({ application, use, given, unknown: each })),
          );
        }
      }
      return found;
    },
  };
}

/** A key whose value other keys refer to is there for them. */
function isAnchor({ path }: UnknownValue, { text }: GivenValues): boolean {
  const key = path.at(-1)?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^\\s*["']?${key}["']?\\s*:\\s*&\\S`, 'm').test(text);
}

async function isKnownElsewhere(
  { application, given, unknown }: Found,
  head: DesiredState,
  reader: ValuesReader,
): Promise<boolean> {
  const { file } = given;
  if (!file) return false;
  for (const other of head.applications.values()) {
    if (other === application) continue;
    const isShared = [...(other.plan?.steps ?? [])].some(
      ({ operation, arguments: { values }, files }) => operation === 'helm.template' && passes(values, files, file),
    );
    if (!isShared) continue;
    const same = (await reader.unknownIn(other)).filter(
      (each) => each.given.file?.at.oid === file.at.oid && each.given.file.path === file.path,
    );
    if (!same.some((each) => startsWith(unknown.path, each.unknown.path))) return true;
  }
  return false;
}

function passes(
  values: Json | undefined,
  files: ChartUse['step']['files'],
  file: NonNullable<GivenValues['file']>,
): boolean {
  return (Array.isArray(values) ? values.filter(isJsonObject) : []).some(({ path }) => {
    const passed = typeof path === 'string' ? files.get(path) : undefined;
    return passed?.oid === file.at.oid && (passed.at ?? path) === file.path;
  });
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((key, index) => path[index] === key);
}

async function findingOf(
  { application, given, unknown }: Found,
  isNew: boolean,
  head: DesiredState,
  isOurs: (snapshot: Snapshot) => boolean,
): Promise<Finding> {
  const isFile = given.file !== undefined && isOurs(given.file.at.from);
  const where = given.file ? (isFile ? '' : `${given.file.path}: `) : `${WORDS[given.from]} `;
  const meant = unknown.meant === undefined ? '' : `Did you mean ${unknown.meant}? `;
  const place =
    isFile && given.file
      ? { file: given.file.path, ...placesInYaml(given.text, given.start)(unknown.path) }
      : await placeInApplication(application.application, given, unknown.path, head);
  return {
    rule: 'helm-value-unknown',
    severity: 'warning',
    new: isNew,
    message: `${where}${unknown.path.join('.')}: the chart ${unknown.chart} knows no such value`,
    help: `${meant}Neither its values.yaml nor its schema has it, and no template is seen to read it.`,
    application: application.application.name,
    ...place,
  };
}

const WORDS = { file: 'file', inline: 'values', parameters: 'parameter' };

/** Where values stand in the file of an Application; nowhere for one that is rendered. */
async function placeInApplication(
  { origin, sources, multiSource }: Application,
  { from, text }: GivenValues,
  path: readonly string[],
  head: DesiredState,
): Promise<Partial<SourceLocation>> {
  if (origin.found !== 'file') return {};
  const { location } = origin;
  const file = await textOf(head, location.file);
  if (file === undefined) return location;
  for (const [index, { helm }] of sources.entries()) {
    const within = helm && placeInHelm(helm, from, text, path);
    const source = multiSource ? ['sources', index] : ['source'];
    if (within) return { file: location.file, ...placesInYaml(file, location)(['spec', ...source, 'helm', ...within]) };
  }
  return location;
}

function placeInHelm(
  { values, valuesObject, parameters, fileParameters }: JsonObject,
  from: GivenValues['from'],
  text: string,
  path: readonly string[],
): (string | number)[] | undefined {
  if (from === 'inline') {
    if (isJsonObject(valuesObject) && stringifyJson(valuesObject) === text) return ['valuesObject', ...path];
    return values === text ? ['values'] : undefined;
  }
  for (const [key, list] of Object.entries({ parameters, fileParameters })) {
    const index = Array.isArray(list) ? list.findIndex((each) => isJsonObject(each) && each['name'] === text) : -1;
    if (index >= 0) return [key, index, 'name'];
  }
  return undefined;
}
