import { isJsonObject, type Json } from '../../model/kube-object.ts';
import { nearest } from '../../text/nearest.ts';
import { faultsOfObject } from '../faults.ts';
import type { ArgoCdKind, Path } from '../manifest.ts';
import { printPath } from '../print-path.ts';
import type { Rule } from '../rule.ts';
import { type ChosenSchema, fieldOf, type Schema, schemaOf, versionsThatKnow } from '../schema.ts';

/** The API server drops what the CRD does not name (structural schemas, pruning), unless the client asked it to be strict. */
export const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }, { settings }) {
    const chosen = schemaOf(kind, settings.version);
    for (const fault of faultsOfObject(object, chosen.schema)) {
      if (fault.fault !== 'unknown') continue;
      const { at, parent } = fault;
      const name = String(at.at(-1));
      const where = at[0] === 'metadata' ? 'Kubernetes' : `Argo CD ${chosen.version}`;
      const others = versionsThatKnow(kind, at);
      yield {
        message: `${printPath(at.slice(0, -1))} has no field "${name}" in ${where}${others.length > 0 ? `; ${knownIn(others, chosen.version)}` : ''}`,
        help: others.length > 0 ? otherVersion(others, chosen.version) : correction(kind, object, at, parent, chosen),
        at,
        ...(!chosen.complete && at[0] !== 'metadata' && { severity: 'warning' as const }),
      };
    }
  },
};

function knownIn(others: string[], chosen: string): string {
  const first = others[0] as string;
  if (isNewer(first, chosen)) return `${first} and newer know it`;
  return `${others.at(-1)} and older knew it`;
}

function otherVersion(others: string[], chosen: string): string {
  return isNewer(others[0] as string, chosen)
    ? 'Upgrade Argo CD, or remove the field; if a newer Argo CD deploys this, say so with --argocd-version.'
    : 'Remove the field; if an older Argo CD deploys this, say so with --argocd-version.';
}

function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) > 0;
}

function correction(
  kind: ArgoCdKind,
  object: Json,
  at: Path,
  parent: Schema,
  { schema, complete }: ChosenSchema,
): string {
  const name = String(at.at(-1));
  const beside = at.slice(0, -1);
  const known = Object.keys(parent.properties ?? {}).sort();
  const near = nearest(name, known);
  const isSame = near?.toLowerCase() === name.toLowerCase();
  const isThere = near !== undefined && has(object, [...beside, near]);
  const elsewhere = placesOf(name, beside, parent, schema);
  if (near !== undefined && (isSame || (elsewhere.length === 0 && !isThere)))
    return `Did you mean "${near}"${isThere ? ', which is there too' : ''}? ${LOST}`;
  if (elsewhere.length > 0) return `Did you mean ${elsewhere.join(' or ')}? ${LOST}`;
  if (!complete) return 'The newest version that is known here has none of that name; yours may.';
  const listed = known.length <= 12 ? ` Known here: ${known.join(', ')}.` : '';
  return `Remove it, or move it to where ${kind === 'AppProject' ? 'the project' : 'Argo CD'} has it.${listed} ${LOST}`;
}

const LOST = 'kubectl and Argo CD refuse to apply an unknown field; other clients lose it without a word.';

/** A field of the right name at another level is mostly one that is indented wrongly, or in the template of a set. */
function placesOf(name: string, beside: Path, parent: Schema, root: Schema): string[] {
  const below = Object.entries(parent.properties ?? {})
    .filter(([, schema]) => fieldOf(schema, name))
    .map(([field]) => printPath([...beside, field, name]));
  const above: string[] = [];
  const own = String(beside.at(-1));
  let schema: Schema | undefined = root;
  for (const [index, step] of beside.entries()) {
    const here = beside.slice(0, index);
    const same: Schema | undefined = schema && fieldOf(schema, own);
    if (same && same !== parent && fieldOf(same, name)) above.unshift(printPath([...here, own, name]));
    if (schema && fieldOf(schema, name) && index > 0) above.unshift(printPath([...here, name]));
    schema = typeof step === 'number' ? schema?.items : schema && fieldOf(schema, step);
  }
  return [...below, ...above].slice(0, 2);
}

function has(object: Json, path: Path): boolean {
  let value: unknown = object;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isJsonObject(value) && typeof step === 'string' && Object.hasOwn(value, step)) value = value[step];
    else return false;
  }
  return value !== undefined;
}
