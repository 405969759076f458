import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { Path } from './manifest.ts';
import { fieldOf, type Schema } from './schema.ts';

/** One thing in which a value is not as its schema wants it. */
export type Fault = { at: Path; value: Json } & FaultKind;

type FaultKind =
  | { fault: 'unknown'; parent: Schema }
  | { fault: 'type'; expected: string }
  /** `at` is the object that lacks the field. */
  | { fault: 'missing'; field: string }
  | { fault: 'value'; wanted: string };

const known = new WeakMap<object, { schema: Schema; faults: readonly Fault[] }>();

/**
 * Holds an object against a schema as Kubernetes' API server does (apiextensions-apiserver, structural schemas): a null field
 * counts as an absent one unless it is nullable, and what no schema names is unknown. What is of another type is not looked into.
 * Several rules ask, of both sides, which share what has not changed: the answer is kept.
 */
export function faultsOfObject(object: JsonObject, schema: Schema): readonly Fault[] {
  let found = known.get(object);
  if (found?.schema !== schema) {
    found = { schema, faults: faultsOf(object, schema) };
    known.set(object, found);
  }
  return found.faults;
}

/** Where a value is, from below: most values have no fault, and their paths are never written out. */
interface Step {
  step: string | number;
  above: Step | undefined;
}

type Found = (kind: FaultKind, value: Json, at: Step | undefined) => void;

function faultsOf(object: JsonObject, schema: Schema): Fault[] {
  const faults: Fault[] = [];
  check(object, schema, undefined, (kind, value, at) => faults.push({ ...kind, value, at: pathTo(at) }));
  return faults;
}

function pathTo(last: Step | undefined): Path {
  const path: (string | number)[] = [];
  for (let at = last; at; at = at.above) path.push(at.step);
  return path.reverse();
}

function check(value: Json, schema: Schema, at: Step | undefined, found: Found): void {
  const expected = expectedType(value, schema);
  if (expected !== undefined) found({ fault: 'type', expected }, value, at);
  else if (isJsonObject(value)) checkObject(value, schema, at, found);
  else {
    if (Array.isArray(value)) {
      const { items } = schema;
      if (items) for (const [index, item] of value.entries()) check(item, items, { step: index, above: at }, found);
    }
    const wanted = unmet(value, schema);
    if (wanted !== undefined) found({ fault: 'value', wanted }, value, at);
  }
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

function checkObject(object: JsonObject, schema: Schema, at: Step | undefined, found: Found): void {
  const rest = schema.additionalProperties;
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value === undefined) continue;
    const field = fieldOf(schema, name) ?? (typeof rest === 'object' ? rest : undefined);
    const here = { step: name, above: at };
    if (field) {
      if (value !== null) check(value, field, here, found);
    } else if (!schema.open && rest === undefined) found({ fault: 'unknown', parent: schema }, value, here);
  }
  for (const field of schema.required ?? []) {
    const value = Object.hasOwn(object, field) ? object[field] : undefined;
    const isNull = value === null && !fieldOf(schema, field)?.nullable;
    if (value === undefined || isNull) found({ fault: 'missing', field }, object, at);
  }
}

/** @returns what a value of the right type does not fulfil. */
function unmet(value: Json, schema: Schema): string | undefined {
  const { enum: choices } = schema;
  if (choices && !choices.some((choice) => choice === value))
    return `has to be one of ${choices.map((choice) => `"${choice}"`).join(', ')}`;
  if (typeof value === 'string') return unmetByString(value, schema);
  if (typeof value === 'number' || typeof value === 'bigint') return unmetByNumber(value, schema);
  return Array.isArray(value) ? unmetByList(value, schema) : undefined;
}

function unmetByString(value: string, { minLength = 0, maxLength, pattern }: Schema): string | undefined {
  if (minLength > 0 || maxLength !== undefined) {
    const length = [...value].length;
    if (length < minLength) return value === '' ? 'must not be empty' : `has to have at least ${minLength} characters`;
    if (maxLength !== undefined && length > maxLength) return `must not have more than ${maxLength} characters`;
  }
  if (pattern !== undefined && !new RegExp(pattern).test(value)) return `has to match the pattern ${pattern}`;
  return undefined;
}

function unmetByNumber(value: number | bigint, { minimum, maximum }: Schema): string | undefined {
  if (minimum !== undefined && value < minimum) return `must not be less than ${minimum}`;
  return maximum !== undefined && value > maximum ? `must not be more than ${maximum}` : undefined;
}

function unmetByList({ length }: Json[], { minItems = 0, maxItems }: Schema): string | undefined {
  if (length < minItems) return `has to have at least ${minItems} items`;
  return maxItems !== undefined && length > maxItems ? `must not have more than ${maxItems} items` : undefined;
}
