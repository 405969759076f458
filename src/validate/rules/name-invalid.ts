import type { JsonObject } from '../../model/kube-object.ts';
import { isTemplated, objectAt, textAt } from '../fields.ts';
import type { Path } from '../manifest.ts';
import { metadataOf } from '../metadata.ts';
import type { Issue, Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** Of what a name can be made by mistake; other signs of ASCII are those of tools that fill something in. */
const PLAIN = /^[\w. -]*$|[^ -~]/;

/** Names of objects and namespaces are those that Kubernetes takes (RFC 1123; util/argo IsValidAppName). */
export const nameInvalid: Rule = {
  id: 'name-invalid',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }) {
    for (const { metadata, at } of metadataOf(kind, object)) {
      yield* wrongName(metadata, 'name', at, SUBDOMAIN, 253);
      yield* wrongName(metadata, 'namespace', at, LABEL, 63);
    }
    const found = applicationSpec(kind, object);
    if (found) {
      yield* wrongName(objectAt(found.spec, 'destination'), 'namespace', [...found.at, 'destination'], LABEL, 63);
    }
  },
};

function* wrongName(object: JsonObject, field: string, at: Path, allowed: RegExp, length: number): Generator<Issue> {
  const name = textAt(object, field);
  if (name === '' || isTemplated(name) || !PLAIN.test(name) || (allowed.test(name) && name.length <= length)) return;
  const why = name.length > length ? `has ${name.length} characters` : 'is no name that Kubernetes takes';
  yield {
    message: `the ${field} "${name}" ${why}`,
    help: `Write lower-case letters, digits and dashes, ${length} at most, a letter or digit first and last.`,
    at: [...at, field],
  };
}
