import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** One operation of Argo CD's published description (assets/swagger.json of 3.5.1), without its words. */
interface Operation {
  method: string;
  path: string;
  query: string[];
  answer: object;
  error: object;
}

interface Description {
  operations: Operation[];
  $defs: Record<string, { properties?: Record<string, object> }>;
}

const description = JSON.parse(
  readFileSync(new URL('../fixtures/argocd/operations.json', import.meta.url), 'utf8'),
) as Description;

// Where servers (3.6.1 was looked at) answer otherwise than they describe: the Go structures have no names for JSON, or marshal themselves
Object.assign(description.$defs['clusterSettings']?.properties ?? {}, {
  resourceOverrides: {
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: ['string', 'array', 'boolean', 'null'] } },
  },
  kustomizeOptions: {
    type: 'object',
    properties: { BuildOptions: { type: 'string' }, BinaryPath: { type: 'string' }, Versions: {} },
    additionalProperties: false,
  },
});
Object.assign(description.$defs['v1FieldsV1'] ?? {}, {
  type: 'object',
  properties: undefined,
  additionalProperties: true,
});

const ajv = new Ajv({ strict: false, allErrors: true });
const validators = new Map<string, ValidateFunction>();

/** @returns what of a request Argo CD does not describe; undefined for a path that it does not have. */
export function requestProblems(method: string, url: URL): string[] | undefined {
  const operation = operationOf(method, url.pathname);
  if (operation === undefined) return undefined;
  const unknown = [...url.searchParams.keys()].filter((name) => !operation.query.includes(name));
  return unknown.map((name) => `${method} ${operation.path}: there is no query ${name}`);
}

/** @throws for an answer that Argo CD would not give: then the fake is wrong. */
export function requireDescribed(method: string, url: URL, status: number, body: unknown): void {
  const operation = operationOf(method, url.pathname);
  if (operation === undefined) return;
  const kind = status < 400 ? 'answer' : 'error';
  const key = `${operation.path} ${kind}`;
  const validate = validators.get(key) ?? ajv.compile({ ...operation[kind], $defs: description.$defs });
  validators.set(key, validate);
  if (!validate(body))
    throw new Error(`the fake answers ${key} as Argo CD does not: ${ajv.errorsText(validate.errors)}`);
}

function operationOf(method: string, path: string): Operation | undefined {
  return description.operations.find(
    (each) => each.method === method && new RegExp(`^${each.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}
