import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** One operation of GitHub's published OpenAPI description, without its words. */
interface Operation {
  method: string;
  path: string;
  query: Record<string, object>;
  body?: object;
  status: number;
  answer: Answer;
}

interface Answer {
  type: string;
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Answer>;
  items?: Answer;
}

/** A request that the description has. */
export interface Matched {
  operation: string;
  status: number;
  parameters: Record<string, string>;
  query: Record<string, string>;
  /** Everything in which the request is not as described. */
  problems: string[];
  /** @returns an answer with all that the description requires. */
  complete(given: unknown): unknown;
}

const operations = JSON.parse(
  readFileSync(new URL('../fixtures/github/operations.json', import.meta.url), 'utf8'),
) as Operation[];
const ajv = new Ajv({ strict: false, coerceTypes: false, allErrors: true });
const bodies = new Map<Operation, ValidateFunction>();

/** @returns nothing for a path that no operation has. */
export function matchOperation(method: string, url: URL, body: unknown): Matched | undefined {
  for (const operation of operations) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`);
    const found = operation.method === method ? pattern.exec(url.pathname) : null;
    if (found === null) continue;
    const query = Object.fromEntries(url.searchParams);
    const name = `${operation.method} ${operation.path}`;
    return {
      operation: name,
      status: operation.status,
      parameters: Object.fromEntries(
        names.map((each, index) => [each, decodeURIComponent(found[index + 1] as string)]),
      ),
      query,
      problems: [...queryProblems(operation, query), ...bodyProblems(operation, body)].map(
        (each) => `${name}: ${each}`,
      ),
      complete: (given) => completed(operation.answer, given, name),
    };
  }
  return undefined;
}

function queryProblems(operation: Operation, query: Record<string, string>): string[] {
  return Object.entries(query).flatMap(([name, value]) => {
    const schema = operation.query[name] as { type?: string } | undefined;
    if (schema === undefined) return [`there is no query ${name}`];
    const typed = schema.type === 'integer' ? Number(value) : value;
    return ajv.validate(schema, typed) ? [] : [`query ${name}: ${ajv.errorsText()}`];
  });
}

function bodyProblems(operation: Operation, body: unknown): string[] {
  if (operation.body === undefined) return body === undefined ? [] : ['it takes no body'];
  let validate = bodies.get(operation);
  if (validate === undefined) {
    validate = ajv.compile(closed(operation.body) as object);
    bodies.set(operation, validate);
  }
  return validate(body) ? [] : [ajv.errorsText(validate.errors)];
}

/** The description leaves every map open; what it does not name is a mistake here. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, anyOf, ...rest } = schema as Record<string, unknown>;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, closed(value)]));
  if (anyOf !== undefined) inner['anyOf'] = anyOf;
  if (typeof properties !== 'object' || properties === null) return inner;
  const named = Object.entries(properties).map(([key, value]) => [key, closed(value)]);
  return { ...inner, properties: Object.fromEntries(named), additionalProperties: false };
}

function completed(answer: Answer, given: unknown, where: string): unknown {
  if (answer.type === 'array') {
    const items = answer.items as Answer;
    return (given as unknown[]).map((item) => (items.properties ? completed(items, item, where) : item));
  }
  const known = answer.properties ?? {};
  for (const key of Object.keys(given as object)) {
    if (!Object.hasOwn(known, key)) throw new Error(`the fake answers ${where} with ${key}, which GitHub does not`);
  }
  const missing = (answer.required ?? []).filter((key) => !Object.hasOwn(given as object, key));
  const filled = missing.map((key) => [
    key,
    EMPTY[known[key]?.nullable ? 'null' : (known[key]?.type ?? 'null')] ?? null,
  ]);
  const lists = Object.entries(given as Record<string, unknown>).map(([key, value]) => {
    const schema = known[key] as Answer;
    return [key, schema.type === 'array' && schema.items?.properties ? completed(schema, value, where) : value];
  });
  return { ...Object.fromEntries(filled), ...Object.fromEntries(lists) };
}

const EMPTY: Record<string, unknown> = { string: '', integer: 0, number: 0, boolean: false, object: {}, array: [] };
