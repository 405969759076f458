import { readChart } from '../desired/chart-content.ts';
import type { DesiredApplication, DesiredState } from '../desired/desired-state.ts';
import {
  type ChartUse,
  chartKey,
  chartUses,
  type GivenValues,
  givenValues,
  ownValues,
} from '../desired/given-values.ts';
import type { Pair } from '../desired/pairs.ts';
import type { Application } from '../model/application.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { SourceLocation } from '../model/location.ts';
import type { Finding } from '../model/report.ts';
import type { Snapshot } from '../ports/repository.ts';
import { stringifyJson } from '../text/json.ts';
import { type PlacesInText, placesInText } from '../text/yaml.ts';
import type { Chart } from '../validate/values/chart.ts';
import { type UnknownValue, unknownForSubcharts, unknownValues } from '../validate/values/unknown-values.ts';
import { textOf } from './validate-sides.ts';

/** A value that a chart does not know, and who gives it. */
interface Found {
  application: DesiredApplication;
  use: ChartUse;
  given: GivenValues;
  unknown: UnknownValue;
}

/** Of one Application; the rest is counted. */
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
  const unknownIn = valuesReader(isOurs);
  const isKnownElsewhere = sharedFiles(head, unknownIn);
  const findings = new Map<string, Finding>();
  const placesIn = placesReader();
  for (const { base, head: after } of pairs) {
    if (!after || after.obstacle?.kind === 'undetermined') continue;
    const found: Found[] = [];
    for (const each of await unknownIn(after)) if (!(await isKnownElsewhere(each))) found.push(each);
    if (found.length === 0) continue;
    const before = new Set((base ? await unknownIn(base) : []).map(keyOf));
    for (const each of found.slice(0, MAXIMUM)) {
      const finding = await findingOf(each, !before.has(keyOf(each)), head, isOurs, placesIn);
      const { application, file, line, message } = finding;
      // In a file that several Applications share it is said once
      const key = JSON.stringify([file === undefined ? application : '', file, line, message]);
      const known = findings.get(key);
      if (!known) findings.set(key, finding);
      else if (finding.new) known.new = true;
    }
    const rest = found.slice(MAXIMUM);
    if (rest.length > 0)
      findings.set(
        after.id,
        furtherOf(
          after,
          rest.length,
          rest.some((each) => !before.has(keyOf(each))),
        ),
      );
  }
  return [...findings.values()];
}

function furtherOf({ application: { name } }: DesiredApplication, count: number, isNew: boolean): Finding {
  return {
    rule: 'helm-value-unknown',
    severity: 'warning',
    new: isNew,
    message: `${count} more values that its charts do not know`,
    help: 'Are they for another chart, or another version of it?',
    application: name,
  };
}

function keyOf({ use, given, unknown }: Found): string {
  return JSON.stringify([use.index, given.from, given.file?.path, unknown.path]);
}

type UnknownIn = (application: DesiredApplication) => Promise<Found[]>;

/** Reads each chart, asks each Application, and holds each file against a chart, once. */
function valuesReader(isOurs: (snapshot: Snapshot) => boolean): UnknownIn {
  const charts = new Map<string, Promise<Chart | undefined>>();
  const results = new Map<string, UnknownValue[]>();
  const wrapped = new Map<string, UnknownValue[]>();
  const owns = new Map<string, Promise<GivenValues | undefined>>();
  const answers = new Map<DesiredApplication, Promise<Found[]>>();
  const unknownIn: UnknownIn = async (application) => {
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
        const memo = texts.length === 0 && given.file ? `${key} ${given.file.at.oid}` : undefined;
        const unknown =
          (memo === undefined ? undefined : results.get(memo)) ??
          unknownValues(chart, given.values, texts).filter((each) => !isAnchor(each, given));
        if (memo !== undefined) results.set(memo, unknown);
        found.push(...unknown.map((each) => ({ application, use, given, unknown: each })));
      }
      // A chart that wraps others gives them their values in its own file
      const place = `${key} ${use.folder}`;
      const own = chart.charts.size > 0 ? await (owns.get(place) ?? ownValues(use)) : undefined;
      owns.set(place, Promise.resolve(own));
      if (!own?.file || !isOurs(own.file.at.from)) continue;
      const unknown = wrapped.get(key) ?? unknownForSubcharts(chart).filter((each) => !isAnchor(each, own));
      wrapped.set(key, unknown);
      found.push(...unknown.map((each) => ({ application, use, given: own, unknown: each })));
    }
    return found;
  };
  return (application) => {
    const answer = answers.get(application) ?? unknownIn(application);
    answers.set(application, answer);
    return answer;
  };
}

/** A key whose value other keys refer to is there for them. */
function isAnchor({ path }: UnknownValue, { text }: GivenValues): boolean {
  const key = path.at(-1)?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Within its line: thousands of empty lines must not cost thousands of times as much
  return new RegExp(`^[^\\S\\n]*["']?${key}["']?[^\\S\\n]*:[^\\S\\n]*&\\S`, 'm').test(text);
}

/** Tells whether a value of a file is known to the chart of any Application that is given the file. */
function sharedFiles(head: DesiredState, unknownIn: UnknownIn): (found: Found) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>();
  const isKnown = async (file: GivenFile, { path }: UnknownValue): Promise<boolean> => {
    for (const each of head.applications.values()) {
      const isGiven = (each.plan?.steps ?? []).some(
        ({ operation, arguments: { values }, files }) => operation === 'helm.template' && passes(values, files, file),
      );
      if (!isGiven) continue;
      const unknown = (await unknownIn(each)).filter(
        ({ given }) => given.file?.at.oid === file.at.oid && given.file.path === file.path,
      );
      if (!unknown.some((other) => startsWith(path, other.unknown.path))) return true;
    }
    return false;
  };
  return async ({ given: { file }, unknown }) => {
    if (!file) return false;
    const key = JSON.stringify([file.path, file.at.oid, unknown.path]);
    const answer = answers.get(key) ?? isKnown(file, unknown);
    answers.set(key, answer);
    return answer;
  };
}

type GivenFile = NonNullable<GivenValues['file']>;

function passes(values: Json | undefined, files: ChartUse['step']['files'], file: GivenFile): boolean {
  return (Array.isArray(values) ? values.filter(isJsonObject) : []).some(({ path }) => {
    const passed = typeof path === 'string' ? files.get(path) : undefined;
    return passed?.oid === file.at.oid && (passed.at ?? path) === file.path;
  });
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((key, index) => path[index] === key);
}

/** Parses each text once, however much is found in it. */
function placesReader(): (text: string) => PlacesInText {
  const known = new Map<string, PlacesInText>();
  return (text) => {
    const places = known.get(text) ?? placesInText(text);
    known.set(text, places);
    return places;
  };
}

async function findingOf(
  { application, given, unknown }: Found,
  isNew: boolean,
  head: DesiredState,
  isOurs: (snapshot: Snapshot) => boolean,
  placesIn: (text: string) => PlacesInText,
): Promise<Finding> {
  const isFile = given.file !== undefined && isOurs(given.file.at.from);
  const where = given.file ? (isFile ? '' : `${given.file.path}: `) : `${WORDS[given.from]} `;
  const name = unknown.meant();
  const meant = name === undefined ? '' : `Did you mean ${name}? `;
  const place =
    isFile && given.file
      ? { file: given.file.path, ...placesIn(given.text)(given.start, unknown.path) }
      : await placeInApplication(application.application, given, unknown.path, head, placesIn);
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
  placesIn: (text: string) => PlacesInText,
): Promise<Partial<SourceLocation>> {
  if (origin.found !== 'file') return {};
  const { location } = origin;
  const file = await textOf(head, location.file);
  if (file === undefined) return location;
  for (const [index, { helm }] of sources.entries()) {
    const within = helm && placeInHelm(helm, from, text, path);
    const source = multiSource ? ['sources', index] : ['source'];
    if (within) return { file: location.file, ...placesIn(file)(location, ['spec', ...source, 'helm', ...within]) };
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
