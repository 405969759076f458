import { posix } from 'node:path';
import type { WrittenInputs } from '../compare/causes.ts';
import { type DifferingKey, differingKeys, keyText } from '../compare/value-causes.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { stringifyJson } from '../text/json.ts';
import { jsonText } from '../text/json-text.ts';
import { parseYaml } from '../text/yaml.ts';
import type { DesiredApplication } from './desired-state.ts';
import type { RenderStep } from './plan.ts';
import type { RenderMemo } from './render-memo.ts';
import { planKey } from './render-plan.ts';

/** A key of the values of a chart that the change touches, and where among the values of its step. */
interface Candidate extends DifferingKey {
  place: string;
  /** All that head has in that place. */
  values: JsonObject;
  step: number;
  /** Undefined for `values.yaml` of the chart, which all others override. */
  index: number | undefined;
}

/** Of one Application: with more that differ, nothing is tried. */
const MAXIMUM_KEYS = 6;
/** Of one run: with more that are looked at, it would cost too much. */
const MAXIMUM_APPLICATIONS = 10;

/** Finds the changed values of which nothing is rendered, where the Application renders otherwise all the same. */
export type FindIdle = (
  base: DesiredApplication,
  head: DesiredApplication,
  written: { base: WrittenInputs; head: WrittenInputs },
) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;

export interface IdleValues {
  find: FindIdle;
  /** How many changed keys were not tried, since there were too many. */
  untried(): number;
}

/**
 * Each changed key of a value file, or of values in the Application, is put back to what it was, and rendered: if head renders the
 * same, the key does nothing. All of these together are tried as well, for one may stand in for another.
 *
 * @param applications how many will be asked about
 */
export function idleValues(renders: RenderMemo, applications: number): IdleValues {
  let untried = 0;
  const find: FindIdle = async (base, head, written) => {
    const none = new Map<string, ReadonlySet<string>>();
    if (!base.plan || !head.plan || !base.rendered || !head.rendered) return none;
    const candidates = candidatesOf(head.plan.steps, written);
    if (candidates.length === 0 || isAllThatChanges(candidates, base.plan.steps, head.plan.steps)) return none;
    const rendered = jsonText(head.rendered.objects);
    if (rendered === jsonText(base.rendered.objects)) return none;
    if (candidates.length > MAXIMUM_KEYS || applications > MAXIMUM_APPLICATIONS) {
      untried += candidates.length;
      return none;
    }
    const steps = head.plan.steps;
    const isIdle = async (those: readonly Candidate[]) => {
      const tried = those.reduce(withoutChange, steps);
      const outcome = await renders
        .of({ steps: tried, key: planKey(tried) }, head.application.name)
        .catch(() => undefined);
      return outcome !== undefined && jsonText(outcome.objects) === rendered;
    };
    const idle: Candidate[] = [];
    for (const each of candidates) if (await isIdle([each])) idle.push(each);
    if (idle.length > 1 && !(await isIdle(idle))) return none;
    const places = new Map<string, Set<string>>();
    for (const { place, keys } of idle) places.set(place, (places.get(place) ?? new Set()).add(keyText(keys)));
    return places;
  };
  return { find, untried: () => untried };
}

function candidatesOf(
  steps: readonly RenderStep[],
  { base, head }: { base: WrittenInputs; head: WrittenInputs },
): Candidate[] {
  const keysIn = (place: string | undefined, step: number, index: number | undefined): Candidate[] => {
    const values = place === undefined ? undefined : head.values.get(place);
    if (place === undefined || !isJsonObject(values)) return [];
    return differingKeys(base.values.get(place) ?? {}, values).map((key) => ({ ...key, place, values, step, index }));
  };
  const inline = [...head.values.keys()].filter((place) => place.startsWith('inline values'));
  return steps.flatMap((of, step) => {
    const passed = valuesOf(of).flatMap(({ path, content }, index) => {
      // Which of several sources inline values are of is not told apart here
      const isOnly = typeof content === 'string' && inline.length === 1 && steps.length === 1;
      return keysIn(isOnly ? inline[0] : placeOf(of, path), step, index);
    });
    const own =
      of.operation === 'helm.template'
        ? placeOf(of, posix.join(String(of.arguments['chart'] ?? ''), 'values.yaml'))
        : undefined;
    // Without its default, a value is none at all, which is something else than before
    return [...passed, ...keysIn(own, step, undefined).filter(({ base: before }) => before !== undefined)];
  });
}

function placeOf({ files }: RenderStep, path: Json | undefined): string | undefined {
  const file = typeof path === 'string' ? files.get(path) : undefined;
  return file && (file.at ?? String(path));
}

function valuesOf({ operation, arguments: { values } }: RenderStep): JsonObject[] {
  return operation === 'helm.template' && Array.isArray(values) ? values.filter(isJsonObject) : [];
}

/** With one changed key and nothing else, it is the key that makes the difference. */
function isAllThatChanges(
  candidates: readonly Candidate[],
  base: readonly RenderStep[],
  head: readonly RenderStep[],
): boolean {
  const [only, ...more] = candidates;
  if (!only || more.length > 0 || base.length !== head.length) return false;
  return head.every((step, at) => {
    const before = base[at] as RenderStep;
    const { values: _was, ...was } = before.arguments;
    const { values: _is, ...is } = step.arguments;
    if (step.operation !== before.operation || jsonText(was) !== jsonText(is) || step.files.size !== before.files.size)
      return false;
    return [...step.files].every(
      ([path, { oid, at: place }]) => (place ?? path) === only.place || before.files.get(path)?.oid === oid,
    );
  });
}

/** The same steps, with one key of the values as base has it. */
function withoutChange(
  steps: RenderStep[],
  { step: changed, index, keys, base, values: all }: Candidate,
): RenderStep[] {
  return steps.map((step, at) => {
    if (at !== changed) return step;
    const passed = valuesOf(step);
    const values =
      index === undefined
        ? [{ content: stringifyJson(reverted({}, keys, base)) }, ...passed]
        : passed.map((each, i) =>
            i === index ? { content: stringifyJson(reverted(contentOf(each, all), keys, base)) } : each,
          );
    return { ...step, arguments: { ...step.arguments, values } };
  });
}

/** @param all of its place, for what is not replaced yet */
function contentOf({ content }: JsonObject, all: JsonObject): JsonObject {
  const known = typeof content === 'string' ? parseYaml(content).documents[0]?.value : undefined;
  return isJsonObject(known) ? known : all;
}

function reverted(values: JsonObject, [key, ...rest]: readonly string[], base: Json | undefined): JsonObject {
  if (key === undefined) return values;
  const { [key]: value, ...others } = values;
  if (rest.length > 0) return { ...others, [key]: reverted(isJsonObject(value) ? value : {}, rest, base) };
  return base === undefined ? others : { ...others, [key]: base };
}
