import { byIdentity, isJsonObject, type Json, type KubeObject } from '../model/kube-object.ts';
import { pointerStep } from './json-pointer.ts';

/**
 * The fields that differ between two renders of the same input with different seeds: random, or made from the clock.
 *
 * @returns JSON Pointers by identity key; the empty pointer when the object itself comes and goes (a random name).
 */
export function findUnstable(one: readonly KubeObject[], other: readonly KubeObject[]): Map<string, string[]> {
  const left = byIdentity(one, () => {});
  const right = byIdentity(other, () => {});
  const unstable = new Map<string, string[]>();
  const renamed = [...left.keys()].some((key) => !right.has(key));
  // Where a name is random, the same object is on both sides under two names: once is enough to say so.
  for (const key of renamed ? left.keys() : new Set([...left.keys(), ...right.keys()])) {
    const pointers: string[] = [];
    collect(left.get(key), right.get(key), '', pointers);
    if (pointers.length > 0) unstable.set(key, pointers);
  }
  return unstable;
}

function collect(a: Json | undefined, b: Json | undefined, pointer: string, into: string[]): void {
  if (a === b) return;
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [index, item] of a.entries()) collect(item, b[index], pointer + pointerStep(index), into);
  } else if (isJsonObject(a) && isJsonObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      collect(a[key], b[key], pointer + pointerStep(key), into);
    }
  } else into.push(pointer);
}
