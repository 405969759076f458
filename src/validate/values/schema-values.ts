import { isJsonObject, type Json } from '../../model/kube-object.ts';

/** A schema, or a part of one. */
export interface Schema {
  schema: Json;
  /** The whole, for references in it. */
  root: Json;
}

/** What schemas say of a key of a map. */
export type KnownBySchema =
  /** It names the key; its own schemas. */
  | { known: true; schemas: readonly Schema[] }
  /** It lets any key be, or refuses this one by itself, or nobody knows: there is nothing to say. */
  | { known: 'any' }
  | { known: false; names: readonly string[] };

const COMBINED = ['allOf', 'anyOf', 'oneOf'] as const;
const ALTERNATIVES = ['if', 'then', 'else'] as const;

/**
 * Looks a key up in the schemas of a map (JSON Schema as `values.schema.json` has it). What a schema refers to outside itself is
 * not read, and may know any key.
 */
export function keyInSchemas(schemas: readonly Schema[], key: string): KnownBySchema {
  const parts = schemas.flatMap(({ schema, root }) => partsOf(schema, root).map((part) => ({ part, root })));
  if (parts.some(({ part }) => part === ANYTHING)) return { known: 'any' };
  const found: Schema[] = [];
  const names: string[] = [];
  for (const { part, root } of parts) {
    if (!isJsonObject(part)) continue;
    const properties = isJsonObject(part['properties']) ? part['properties'] : {};
    names.push(...Object.keys(properties));
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (own !== undefined) found.push({ schema: own, root });
    const patterns = isJsonObject(part['patternProperties']) ? part['patternProperties'] : {};
    for (const [pattern, schema] of Object.entries(patterns)) {
      const isMatch = schema === undefined ? false : matches(pattern, key);
      if (isMatch === undefined) return { known: 'any' };
      if (isMatch && schema !== undefined) found.push({ schema, root });
    }
  }
  if (found.length > 0) return { known: true, schemas: found };
  return parts.some(({ part }) => isOpen(part)) ? { known: 'any' } : { known: false, names };
}

const ANYTHING = true;

/** A schema with all that it is put together from, each part once. */
function partsOf(schema: Json | undefined, root: Json, seen: Set<Json> = new Set()): Json[] {
  if (!isJsonObject(schema)) return schema === undefined || schema === false ? [] : [ANYTHING];
  if (seen.has(schema)) return [];
  seen.add(schema);
  const further: (Json | undefined)[] = [
    ...COMBINED.flatMap((key) => (Array.isArray(schema[key]) ? schema[key] : [])),
    ...ALTERNATIVES.map((key) => schema[key]),
  ];
  const reference = schema['$ref'];
  if (typeof reference === 'string') further.push(referred(reference, root) ?? ANYTHING);
  return [schema, ...further.flatMap((each) => partsOf(each, root, seen))];
}

/** @returns what `#/…` points to; undefined for what is elsewhere. */
function referred(reference: string, root: Json): Json | undefined {
  if (!reference.startsWith('#')) return undefined;
  let found: Json | undefined = root;
  for (const step of reference
    .slice(1)
    .split('/')
    .filter((part) => part !== '')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isJsonObject(found) ? found[key] : undefined;
  }
  return found;
}

const LONGEST_KEY = 200;

/** Whether a pattern is tried on a key in no time: a hostile one takes years where groups or repetitions are within others. */
function isCheap(pattern: string, key: string): boolean {
  const repetitions = pattern.match(/[*+{]/g)?.length ?? 0;
  return !pattern.includes('(') && repetitions <= 2 && key.length <= LONGEST_KEY;
}

/** @returns nothing for a pattern that is not tried. */
function matches(pattern: string, key: string): boolean | undefined {
  if (!isCheap(pattern, key)) return undefined;
  try {
    return new RegExp(pattern, 'u').test(key);
  } catch {
    return undefined;
  }
}

/** One that takes further keys, refuses them (Helm says so then), or says nothing of its keys at all. */
function isOpen(schema: Json): boolean {
  if (!isJsonObject(schema)) return false;
  if (schema['additionalProperties'] !== undefined || schema['unevaluatedProperties'] !== undefined) return true;
  const { type } = schema;
  const isMap = type === undefined || type === 'object' || (Array.isArray(type) && type.includes('object'));
  return isMap && !SAYING.some((key) => schema[key] !== undefined);
}

const SAYING = ['properties', 'patternProperties', '$ref', ...COMBINED];
