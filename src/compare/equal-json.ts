import { isJsonObject, type Json } from '../model/kube-object.ts';
import { assertDepth } from '../text/canonical.ts';

/** Whether two values are the same JSON; the order of keys does not matter. Much cheaper than printing both. */
export function equalJson(a: Json | undefined, b: Json | undefined, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a === 'bigint' || typeof b === 'bigint') return isInteger(a) && isInteger(b) && BigInt(a) === BigInt(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  assertDepth(depth, 'object');
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equalJson(item, b[i], depth + 1));
  }
  if (!isJsonObject(b)) return false;
  const keys = definedKeys(a);
  return (
    keys.length === definedKeys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key], depth + 1))
  );
}

function definedKeys(object: Record<string, Json | undefined>): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}

function isInteger(value: Json | undefined): value is bigint | number {
  // A double beyond 2^53 is not known to be the integer that it prints as.
  return typeof value === 'bigint' || Number.isSafeInteger(value);
}
