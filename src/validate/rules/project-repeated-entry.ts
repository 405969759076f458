import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import { listAt, objectAt, objectsAt, textAt } from '../fields.ts';
import type { Path } from '../manifest.ts';
import type { Issue, Rule } from '../rule.ts';

type Key = (item: JsonObject | string) => string | undefined;

const itself: Key = (item) => (typeof item === 'string' ? item : undefined);
const fields =
  (...names: string[]): Key =>
  (item) =>
    isJsonObject(item) ? JSON.stringify(names.map((name) => item[name] ?? '')) : undefined;

/** `server/namespace`, or `name/namespace` without a server. */
const destination: Key = (item) =>
  isJsonObject(item) ? `${textAt(item, 'server') || textAt(item, 'name')}/${textAt(item, 'namespace')}` : undefined;

const windowIdentity = fields(
  'kind',
  'schedule',
  'duration',
  'applications',
  'namespaces',
  'clusters',
  'timeZone',
  'andOperator',
);

/** Lists of a project in which the API server takes each entry once (app_project_types.go ValidateProject). */
export const projectRepeatedEntry: Rule = {
  id: 'project-repeated-entry',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    const spec = objectAt(object, 'spec');
    yield* repeated(spec, 'destinations', destination);
    yield* repeated(spec, 'sourceRepos', itself);
    yield* repeated(spec, 'sourceNamespaces', itself);
    yield* repeated(spec, 'roles', fields('name'));
    yield* repeated(spec, 'syncWindows', windowIdentity);
    yield* repeated(spec, 'destinationServiceAccounts', fields('server', 'namespace'));
    for (const [index, role] of objectsAt(spec, 'roles')) {
      yield* repeated(role, 'policies', itself, ['roles', index]);
      yield* repeated(role, 'groups', itself, ['roles', index]);
    }
  },
};

function* repeated(object: JsonObject, field: string, keyOf: Key, below: Path = []): Generator<Issue> {
  const seen = new Set<string>();
  for (const [index, item] of listAt(object, field).entries()) {
    const key = isJsonObject(item) || typeof item === 'string' ? keyOf(item) : undefined;
    if (key === undefined) continue;
    if (seen.has(key)) {
      yield {
        message: `this entry of ${field} is there already; Argo CD's API server refuses the project`,
        help: 'Remove one of them.',
        at: ['spec', ...below, field, index],
      };
    }
    seen.add(key);
  }
}
