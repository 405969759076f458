import { isJsonObject, type Json } from '../model/kube-object.ts';

/** @returns one step of a JSON Pointer (RFC 6901). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** @returns the keys of a JSON Pointer; undefined when it is none. */
function parsePointer(pointer: string): string[] | undefined {
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** @returns the value at the pointer, or undefined when there is none. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const key of parsePointer(pointer) ?? [undefined]) {
    value = key === undefined ? undefined : child(value, key);
  }
  return value;
}

function child(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** @returns a copy in which the value at each pointer that leads somewhere is the replacement; nothing else is copied. */
export function replaceAt<T extends Json>(root: T, pointers: readonly string[], replacement: Json): T {
  let result: Json = root;
  for (const pointer of pointers) {
    const keys = parsePointer(pointer);
    if (keys && valueAt(result, pointer) !== undefined) result = replaced(result, keys, replacement);
  }
  return result as T;
}

function replaced(value: Json, [key, ...rest]: string[], replacement: Json): Json {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((item, i) => (String(i) === key ? replaced(item, rest, replacement) : item));
  }
  if (!isJsonObject(value)) return value;
  return { ...value, [key]: replaced(value[key] ?? null, rest, replacement) };
}

/** True when the pointer is the ancestor itself, or leads into what is at the ancestor. */
export function isAtOrBelow(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
