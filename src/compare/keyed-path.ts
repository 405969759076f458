import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { assertDepth } from '../text/canonical.ts';
import { equalJson } from './equal-json.ts';
import { pointerStep } from './json-pointer.ts';

/** A key of a map, an index, or the `name` of an element: containers keep theirs while their places shift. */
type Step = string | number | { name: string };

/** Leads to the same field in several versions of one object. */
export type KeyedPath = readonly Step[];

/** @returns paths to the smallest parts in which two values differ; of lists that are longer on one side, to the whole elements. */
export function differingPaths(left: Json | undefined, right: Json | undefined, at: KeyedPath = []): KeyedPath[] {
  if (equalJson(left, right)) return [];
  assertDepth(at.length, 'object');
  if (isJsonObject(left) && isJsonObject(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => differingPaths(own(left, key), own(right, key), [...at, key]));
  }
  if (Array.isArray(left) && Array.isArray(right)) return differingElements(left, right, at);
  return [at];
}

function differingElements(left: Json[], right: Json[], at: KeyedPath): KeyedPath[] {
  const [before, after] = [byName(left), byName(right)];
  if (before && after) {
    const names = [...new Set([...before.keys(), ...after.keys()])];
    return names.flatMap((name) => differingPaths(before.get(name), after.get(name), [...at, { name }]));
  }
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, i) => differingPaths(left[i], right[i], [...at, i])).flat();
}

/** @returns undefined unless every element has a name of its own. */
function byName(list: readonly Json[]): Map<string, JsonObject> | undefined {
  const found = new Map<string, JsonObject>();
  for (const element of list) {
    const name = isJsonObject(element) ? element['name'] : undefined;
    if (typeof name !== 'string' || found.has(name)) return undefined;
    found.set(name, element as JsonObject);
  }
  return found;
}

/** @returns what is at the path, or undefined when there is nothing. */
export function valueAtPath(root: Json | undefined, path: KeyedPath): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    const index = indexOf(value, step);
    if (Array.isArray(value)) return index === undefined ? undefined : value[index];
    return isJsonObject(value) && typeof step === 'string' ? own(value, step) : undefined;
  }, root);
}

/** @returns the path as a JSON Pointer into `root`; an element that is not there is called by its name. */
export function pointerAt(root: Json | undefined, path: KeyedPath): string {
  const steps = path.map((step, i) => {
    if (typeof step !== 'object') return pointerStep(step);
    return pointerStep(indexOf(valueAtPath(root, path.slice(0, i)), step) ?? step.name);
  });
  return steps.join('');
}

/** Whether one of the two fields is the other, or holds it. */
export function overlap(one: KeyedPath, other: KeyedPath): boolean {
  const length = Math.min(one.length, other.length);
  return Array.from({ length }, (_, i) => isSameStep(one[i], other[i])).every(Boolean);
}

function isSameStep(one: Step | undefined, other: Step | undefined): boolean {
  if (typeof one === 'object' && typeof other === 'object') return one.name === other.name;
  return one === other;
}

function indexOf(value: Json | undefined, step: Step): number | undefined {
  if (!Array.isArray(value) || typeof step === 'string') return undefined;
  if (typeof step === 'number') return step;
  const index = value.findIndex((element) => isJsonObject(element) && element['name'] === step.name);
  return index < 0 ? undefined : index;
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
