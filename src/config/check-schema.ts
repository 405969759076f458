import { isJsonObject, type Json } from '../model/kube-object.ts';
import { nearest } from '../text/nearest.ts';
import type { Schema, SchemaType } from './configuration-schema.ts';

/** Keys and indexes, from the top of the document. */
export type Path = readonly (string | number)[];

/** One thing in which a value does not keep its schema. */
export interface SchemaIssue {
  /** What is at fault; where a key is missing, what it is missing in. */
  path: Path;
  message: string;
  next: string | undefined;
}

const NOUNS: Record<SchemaType, string> = { object: 'a map', array: 'a list', string: 'a text', null: 'nothing' };

/** Everything in which a value does not keep its schema, in the order of the value. */
export function checkSchema(value: Json | undefined, schema: Schema, path: Path = []): SchemaIssue[] {
  const what = path.length === 0 ? 'The file' : `\`${pathText(path)}\``;
  const issue = (message: string, next?: string): SchemaIssue[] => [{ path, message, next }];
  if (schema.enum) return schema.enum.some((each) => each === value) ? [] : notInEnum(value, schema.enum, what, issue);
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  if (types && !types.includes(typeOf(value) as SchemaType)) {
    const wanted = types.filter((type) => type !== 'null').map((type) => NOUNS[type]);
    const isNumber = ['number', 'bigint'].includes(typeof value) && types.includes('string');
    const quotes = isNumber ? 'Put it in quotes: YAML reads 1.30 as the number 1.3.' : undefined;
    return issue(`${what} is ${nounOf(value)}, not ${wanted.join(' or ')}`, quotes ?? likeExample(schema));
  }
  if (typeof value === 'string') {
    const isTooShort = value.length < (schema.minLength ?? 0);
    if (isTooShort || (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)))
      return issue(value.trim() === '' ? `${what} is empty` : `${what} cannot be "${value}"`, likeExample(schema));
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, index) => checkSchema(item, items, [...path, index])) : [];
  }
  return isJsonObject(value) ? checkMap(value, schema, path, what) : [];
}

function checkMap(value: { [key: string]: Json | undefined }, schema: Schema, path: Path, what: string): SchemaIssue[] {
  const { properties = {}, required = [], additionalProperties = false, propertyNames, minProperties = 0 } = schema;
  const issues: SchemaIssue[] = required
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => ({ path, message: `${what} has no \`${key}\``, next: likeExample(properties[key] ?? {}, key) }));
  if (Object.keys(value).length < minProperties) {
    issues.push({ path, message: `${what} is empty`, next: `Give ${anyOf(Object.keys(properties))}.` });
  }
  for (const [key, item] of Object.entries(value)) {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (own) issues.push(...checkSchema(item, own, [...path, key]));
    else if (additionalProperties === false) issues.push(unknownKey(key, Object.keys(properties), path));
    else {
      if (propertyNames) issues.push(...checkSchema(key, propertyNames, [...path, key]));
      issues.push(...checkSchema(item, additionalProperties, [...path, key]));
    }
  }
  return issues;
}

function unknownKey(key: string, known: readonly string[], path: Path): SchemaIssue {
  const meant = nearest(key, known);
  const where = path.length === 0 ? '' : ` in \`${pathText(path)}\``;
  const next =
    meant !== undefined ? `Did you mean \`${meant}\`?` : known.length > 0 ? `There is ${anyOf(known)}.` : undefined;
  return { path: [...path, key], message: `Unknown key \`${key}\`${where}`, next };
}

function notInEnum(
  value: Json | undefined,
  known: NonNullable<Schema['enum']>,
  what: string,
  issue: (message: string, next?: string) => SchemaIssue[],
): SchemaIssue[] {
  const names = known.filter((each) => typeof each === 'string');
  const meant = typeof value === 'string' ? nearest(value, names) : undefined;
  const shown = typeof value === 'string' ? `"${value}"` : nounOf(value);
  return issue(
    `${what} is ${shown}, not ${names.join(', ')}`,
    meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
  );
}

function likeExample({ examples }: Schema, key?: string): string | undefined {
  const [example] = examples ?? [];
  if (example === undefined) return key === undefined ? undefined : `Add \`${key}\`.`;
  return key === undefined ? `Write it like "${example}".` : `Add it, like \`${key}: "${example}"\`.`;
}

function anyOf(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}

function typeOf(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function nounOf(value: Json | undefined): string {
  const type = typeOf(value);
  if (type === 'boolean' || type === 'number' || type === 'bigint') return String(value);
  return NOUNS[type as SchemaType];
}

/** `policy.waivers[0].rule`. */
export function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
