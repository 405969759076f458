import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/**
 * One operation of Azure DevOps, cut from the published description (git 7.2) without its words. Added are: what a body cannot be
 * without, the pages that every list may have (`continuationToken`), the values of a property bag with their types, the pull request
 * itself and `connectionData`, which are documented elsewhere. Whatever is not named is a mistake.
 */
interface Operation {
  method: string;
  path: string;
  query: Record<string, { type: string }>;
  body?: object;
  answer: object;
}

/** A request that the description has. */
export interface Matched {
  /** `POST threads`. */
  operation: string;
  parameters: Record<string, string>;
  query: Record<string, string>;
  /** Everything in which the request is not as described. */
  problems: string[];
  /** @throws when an answer is not as described: the fake is wrong. */
  checkAnswer(given: unknown): void;
}

const operations = JSON.parse(
  readFileSync(new URL('../fixtures/azure-devops/operations.json', import.meta.url), 'utf8'),
) as Operation[];
const ajv = new Ajv({ strict: false, allErrors: true });
const compiled = new Map<object, ValidateFunction>();
const API_VERSION = '7.0';

/** @param path below the collection's parent: `/ORGANIZATION/PROJECT/_apis/…`. @returns nothing for a path that no operation has. */
export function matchOperation(
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): Matched | undefined {
  for (const operation of operations) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    // Segments that the API itself names are in any case
    const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`, 'i');
    const found = operation.method === method ? pattern.exec(path) : null;
    if (found === null) continue;
    const [name = ''] = operation.path.match(/[A-Za-z]+(?=(\/\{\w+\})?$)/) ?? [];
    const given = Object.fromEntries(query);
    return {
      operation: `${method} ${name}`,
      parameters: Object.fromEntries(names.map((each, at) => [each, decodeURIComponent(found[at + 1] as string)])),
      query: given,
      problems: [...queryProblems(operation, given), ...bodyProblems(operation, body)].map(
        (each) => `${method} ${operation.path}: ${each}`,
      ),
      checkAnswer(answer) {
        const problem = problemOf(operation.answer, answer);
        if (problem !== undefined) throw new Error(`the fake answers ${method} ${operation.path}: ${problem}`);
      },
    };
  }
  return undefined;
}

function queryProblems({ query, path }: Operation, given: Record<string, string>): string[] {
  const version = path.endsWith('/connectionData') ? `${API_VERSION}-preview.1` : API_VERSION;
  return [
    ...(given['api-version'] === version ? [] : [`api-version is ${given['api-version']}`]),
    ...Object.entries(given).flatMap(([name, value]) => {
      if (name === 'api-version') return [];
      if (query[name] === undefined) return [`there is no query ${name}`];
      return query[name].type === 'integer' && !/^\d+$/.test(value) ? [`query ${name} is ${value}`] : [];
    }),
  ];
}

function bodyProblems({ body: schema }: Operation, body: unknown): string[] {
  if (schema === undefined) return body === undefined ? [] : ['it takes no body'];
  const problem = problemOf(schema, body);
  return problem === undefined ? [] : [problem];
}

function problemOf(schema: object, value: unknown): string | undefined {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}
