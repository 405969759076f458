import { flattenList } from '../argocd/post-process.ts';
import type { CustomScopes } from '../argocd/scopes.ts';
import { groupOf, type JsonObject } from '../model/kube-object.ts';
import { definedScopes, scopesInFiles } from './custom-scopes.ts';
import type { DesiredApplication, DesiredContext, DesiredState } from './desired-state.ts';
import { isReached, type Pair, renderDesired } from './pairs.ts';

/**
 * A change of a CustomResourceDefinition's scope moves the objects of its kind into a namespace or out of it, though nothing that goes
 * into their Applications has changed. Finds these Applications, which takes rendering all, and has the change reach them.
 *
 * @param pairs of which those that the change reaches are rendered.
 * @returns whether there are any.
 */
export async function reachMovedScopes(
  pairs: readonly Pair[],
  base: DesiredState,
  head: DesiredState,
  context: DesiredContext,
): Promise<boolean> {
  if (base === head) return false;
  const before = await changedScopes(base, head, renderedOf(pairs, 'base'));
  const after = await changedScopes(head, base, renderedOf(pairs, 'head'));
  const moved = [...after].filter(([kind, scope]) => before.has(kind) && before.get(kind) !== scope);
  if (moved.length === 0) return false;
  const unreached = pairs.filter((pair) => !isReached(pair)).flatMap(({ head: each }) => each ?? []);
  await Promise.all(unreached.map((each) => renderDesired(each, context)));
  for (const each of unreached) {
    const own = moved.filter(([kind]) => each.rendered === undefined || rendersKind(each, kind));
    if (own.length === 0) continue;
    each.movedScopes = own.map(([kind, scope]) => `the scope of ${kind} changed: now ${scope}`);
    each.inputKey += ` ${each.movedScopes.join(' ')}`;
  }
  return unreached.some(({ movedScopes }) => movedScopes !== undefined);
}

function renderedOf(pairs: readonly Pair[], side: 'base' | 'head'): JsonObject[] {
  return pairs.filter(isReached).flatMap((pair) => pair[side]?.rendered?.objects ?? []);
}

function rendersKind({ rendered }: DesiredApplication, wanted: string): boolean {
  const objects = rendered?.objects.flatMap(flattenList) ?? [];
  return objects.some(({ apiVersion, kind }) => `${groupOf(apiVersion)}/${kind}` === wanted);
}

/** The scopes that CustomResourceDefinitions say, in files that the other side has not, or otherwise, and in what the change reaches. */
async function changedScopes(
  { side: { snapshot } }: DesiredState,
  other: DesiredState,
  rendered: readonly JsonObject[],
): Promise<CustomScopes> {
  const { entries } = other.side.snapshot;
  const inFiles = await scopesInFiles(snapshot, ({ path, oid }) => entries.get(path)?.oid !== oid);
  return new Map([...inFiles, ...definedScopes(rendered)]);
}
