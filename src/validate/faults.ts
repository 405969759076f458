import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { Path } from './manifest.ts';
import { fieldOf, type Schema } from './schema.ts';

/** One thing in which a value is not as its schema wants it. */
export type Fault = { at: Path; value: Json } & (
  | { fault: 'unknown'; parent: Schema }
  | { fault: 'type'; expected: string }
  /** `at` is the object that lacks the field. */
  | { fault: 'missing'; field: string }
  | { fault: 'value'; wanted: string }
);

const known = new WeakMap<object, { schema: Schema; faults: readonly Fault[] }>();

/** @returns the faults of a manifest's object; several rules ask, of both sides, which share what has not changed. */
export function faultsOfObject(object: JsonObject, schema: Schema): readonly Fault[] {
  let found = known.get(object);
  if (found?.schema !== schema) {
    found = { schema, faults: [...faultsOf(object, schema)] };
    known.set(object, found);
  }
  return found.faults;
}

/**
 * Holds a value against a schema as Kubernetes' API server does (apiextensions-apiserver, structural schemas): a null field counts
 * as an absent one unless it is nullable, and what no schema names is unknown. What is of another type is not looked into.
 */
function* faultsOf(value: Json, schema: Schema, at: Path = []): Generator<Fault> {
  const expected = expectedType(value, schema);
  if (expected !== undefined) yield { fault: 'type', at, value, expected };
  else if (isJsonObject(value)) yield* faultsInObject(value, schema, at);
  else if (Array.isArray(value)) yield* faultsInList(value, schema, at);
  else yield* faultsInScalar(value, schema, at);
}

/** @returns the type that the value should have and has not. */
function expectedType(value: Json, { type, intOrString, nullable }: Schema): string | undefined {
  if (value === null && nullable) return undefined;
  if (intOrString) return isInteger(value) || typeof value === 'string' ? undefined : 'an integer or a string';
  switch (type) {
    case undefined:
      return undefined;
    case 'object':
      return isJsonObject(value) ? undefined : 'an object';
    case 'array':
      return Array.isArray(value) ? undefined : 'a list';
    case 'integer':
      return isInteger(value) ? undefined : 'an integer';
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint' ? undefined : 'a number';
    default:
      return typeof value === type ? undefined : `a ${type}`;
  }
}

function isInteger(value: Json): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

function* faultsInObject(object: JsonObject, schema: Schema, at: Path): Generator<Fault> {
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const rest = schema.additionalProperties;
    const field = fieldOf(schema, name) ?? (typeof rest === 'object' ? rest : undefined);
    if (field) {
      if (value !== null) yield* faultsOf(value, field, [...at, name]);
    } else if (!schema.open && rest === undefined) yield { fault: 'unknown', at: [...at, name], value, parent: schema };
  }
  for (const field of schema.required ?? []) {
    const value = Object.hasOwn(object, field) ? object[field] : undefined;
    const isNull = value === null && !fieldOf(schema, field)?.nullable;
    if (value === undefined || isNull) yield { fault: 'missing', at, value: object, field };
  }
}

function* faultsInList(list: Json[], { items, minItems = 0, maxItems = Infinity }: Schema, at: Path): Generator<Fault> {
  if (list.length < minItems)
    yield { fault: 'value', at, value: list, wanted: `has to have at least ${minItems} items` };
  if (list.length > maxItems)
    yield { fault: 'value', at, value: list, wanted: `must not have more than ${maxItems} items` };
  for (const [index, item] of list.entries()) if (items) yield* faultsOf(item, items, [...at, index]);
}

function* faultsInScalar(value: Json, schema: Schema, at: Path): Generator<Fault> {
  for (const wanted of typeof value === 'string' ? unmetByString(value, schema) : unmetByNumber(value, schema))
    yield { fault: 'value', at, value, wanted };
  const { enum: choices } = schema;
  if (choices && !choices.some((choice) => choice === value))
    yield {
      fault: 'value',
      at,
      value,
      wanted: `has to be one of ${choices.map((choice) => `"${choice}"`).join(', ')}`,
    };
}

function* unmetByString(value: string, schema: Schema): Generator<string> {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  const length = [...value].length;
  if (length < minLength) yield value === '' ? 'must not be empty' : `has to have at least ${minLength} characters`;
  else if (length > maxLength) yield `must not have more than ${maxLength} characters`;
  else if (pattern !== undefined && !new RegExp(pattern).test(value)) yield `has to match the pattern ${pattern}`;
}

function* unmetByNumber(value: Json, { minimum, maximum }: Schema): Generator<string> {
  if (typeof value !== 'number' && typeof value !== 'bigint') return;
  if (minimum !== undefined && value < minimum) yield `must not be less than ${minimum}`;
  if (maximum !== undefined && value > maximum) yield `must not be more than ${maximum}`;
}
