import { isJsonObject, type Json, type JsonObject } from './kube-object.ts';

/** A value that is an object; empty where it is none. */
export function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The object below the keys; empty where there is none. */
export function objectAt(object: JsonObject, ...keys: readonly string[]): JsonObject {
  let found = object;
  for (const key of keys) {
    const next = found[key];
    if (!isJsonObject(next)) return {};
    found = next;
  }
  return found;
}

/** The string of a field; empty where there is none. */
export function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** What is in the list of a field, of whatever type. */
export function listAt(object: JsonObject, key: string): readonly Json[] {
  const value = object[key];
  return Array.isArray(value) ? value : [];
}

/** The strings in the list of a field, with their indexes. */
export function* stringsAt(object: JsonObject, key: string): Generator<[number, string]> {
  for (const [index, item] of listAt(object, key).entries()) if (typeof item === 'string') yield [index, item];
}

/** The objects in the list of a field, with their indexes. */
export function* objectsAt(object: JsonObject, key: string): Generator<[number, JsonObject]> {
  for (const [index, item] of listAt(object, key).entries()) if (isJsonObject(item)) yield [index, item];
}
