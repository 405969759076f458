import { isArgoCdKind } from '../argocd/application.ts';
import { equalJson } from '../compare/equal-json.ts';
import {
  isJsonObject,
  isKubeObject,
  type Json,
  type JsonObject,
  type KubeObject,
  metadataString,
} from '../model/kube-object.ts';
import { nearest } from '../text/nearest.ts';
import type { ArgoCdKind, Manifest, Path, Place } from '../validate/manifest.ts';

export const KINDS = ['Application', 'ApplicationSet', 'AppProject'] as const;

/** @returns the kind of an object of Argo CD, of any version of its API; undefined for another object. */
export function argoCdKindOf(object: JsonObject): ArgoCdKind | undefined {
  return KINDS.find((kind) => isArgoCdKind(object, kind));
}

/**
 * The kind that was meant by one that nobody has, such as `Aplication`. Of its group, Argo's other projects have kinds too: none of
 * theirs is near.
 */
export function misspeltKind(kind: string): ArgoCdKind | undefined {
  if (kind.endsWith('List')) return undefined;
  const meant = nearest(kind, KINDS);
  return KINDS.find((each) => each === meant && each !== kind);
}

export const ARGO_CD_GROUP = 'argoproj.io';

/** Whether Argo CD's group was meant by one that is not it, such as `argoprj.io`. */
export function isMisspeltGroup(group: string): boolean {
  return group !== ARGO_CD_GROUP && nearest(group, [ARGO_CD_GROUP]) !== undefined;
}

/** The objects of a document and where in it they are, lists flattened as `flattenList` does it. */
export function* objectsIn(value: Json | undefined): Generator<{ object: KubeObject; path: Path }> {
  if (!isJsonObject(value)) return;
  const { items } = value;
  if (Array.isArray(items)) {
    for (const [index, object] of items.entries()) if (isKubeObject(object)) yield { object, path: ['items', index] };
  } else if (isKubeObject(value) && !(items === null && value['spec'] === undefined && value['status'] === undefined)) {
    yield { object: value, path: [] };
  }
}

/** @param namespace of one that names none. */
export function manifestInFile(kind: ArgoCdKind, object: KubeObject, place: Place, namespace: string): Manifest {
  return { kind, object, namespace: metadataString(object, 'namespace') || namespace, place, chain: [] };
}

/**
 * The objects of Argo CD that an Application renders, but for those that stand in one of its files as they are: these are
 * manifests already. What is made of one in a file knows the place of that one.
 *
 * @param chain the Applications from the root down to the one that renders.
 * @param inFiles the manifests that stand in the files that it renders.
 * @param namespace of one that names none.
 */
export function renderedManifests(
  objects: readonly KubeObject[],
  chain: readonly string[],
  inFiles: readonly Manifest[],
  namespace: string,
): Manifest[] {
  const written = new Map<string, Manifest[]>();
  for (const each of inFiles) written.set(nameOf(each), [...(written.get(nameOf(each)) ?? []), each]);
  return objects.flatMap((object): Manifest[] => {
    const kind = argoCdKindOf(object);
    if (!kind) return [];
    const same = written.get(nameOf({ kind, object })) ?? [];
    if (same.some((each) => equalJson(each.object, object))) return [];
    const madeFrom = same.length === 1 ? same[0]?.place : undefined;
    const own = metadataString(object, 'namespace') || namespace;
    return [{ kind, object, namespace: own, place: undefined, ...(madeFrom && { madeFrom }), chain }];
  });
}

function nameOf({ kind, object }: Pick<Manifest, 'kind' | 'object'>): string {
  return `${kind}/${metadataString(object, 'name')}`;
}
