import type { DriftKind } from '../model/drift.ts';
import { objectAt } from '../model/fields.ts';
import {
  identityKey,
  isJsonObject,
  isKubeObject,
  type Json,
  type JsonObject,
  type KubeObject,
  type ObjectIdentity,
} from '../model/kube-object.ts';
import type { LiveResource, ManagedResource } from '../model/live.ts';
import { LAST_APPLIED, normaliseObject } from '../text/canonical.ts';
import { printYaml } from '../text/print-yaml.ts';
import { diffYaml } from './diff-yaml.ts';
import { replaceAt } from './json-pointer.ts';
import { differingPaths, type KeyedPath, overlap, pointerAt, valueAtPath } from './keyed-path.ts';
import { maskSecrets } from './mask-secrets.ts';
import { quantityOf } from './quantity.ts';

/** An object that is not as Git wants it, as Argo CD compares it. */
export interface LiveDifference extends ObjectIdentity {
  drift: DriftKind;
  /** Whether Argo CD calls it OutOfSync; otherwise nothing differs but what its diff leaves out. */
  outOfSync: boolean;
  /** What Argo CD shows as different; empty where only whole objects are known. */
  fields: KeyedPath[];
  /** What differs from Git and is left out of Argo CD's diff: by `ignoreDifferences` of the Application or of argocd-cm. */
  ignored: KeyedPath[];
  /** Absent where only whole objects are known. */
  managed: ManagedResource | undefined;
  health: string | undefined;
}

/**
 * Every object of which live and Git differ, in the order in which Argo CD lists them. Which ones do is Argo CD's word: the sync status
 * of each; how, is what it compares (`managed-resources`: the normalised live object, and what a sync would make of it).
 *
 * @param managed undefined where this route cannot tell: then only whole objects are known.
 */
export function liveDifferences(
  resources: readonly LiveResource[],
  managed: readonly ManagedResource[] | undefined,
): LiveDifference[] {
  const known = new Map(managed?.filter(({ hook }) => !hook).map((each) => [identityKey(each), each]));
  return resources.flatMap((resource) => {
    const { group, kind, namespace, name, health, hook, sync } = resource;
    // A hook has no status of its own: it is made by a sync, and gone after it.
    if (hook || (sync !== 'OutOfSync' && sync !== 'Synced')) return [];
    const compared = known.get(identityKey(resource));
    const outOfSync = sync === 'OutOfSync';
    const ignored = compared ? ignoredPaths(compared) : [];
    if (!outOfSync && ignored.length === 0) return [];
    const drift = kindOf(resource, compared);
    const fields = drift === 'changed' && outOfSync ? shownPaths(compared) : [];
    return [{ group, kind, namespace, name, drift, outOfSync, fields, ignored, managed: compared, health }];
  });
}

function kindOf({ requiresPruning, health }: LiveResource, compared: ManagedResource | undefined): DriftKind {
  if (compared && !compared.live) return 'missing';
  if (requiresPruning || (compared && !compared.target)) return 'extra';
  return !compared && health === 'Missing' ? 'missing' : 'changed';
}

function shownPaths(compared: ManagedResource | undefined): KeyedPath[] {
  if (!compared?.normalizedLive || !compared.predictedLive) return [];
  return differingPaths(withoutServerFields(compared.predictedLive), withoutServerFields(compared.normalizedLive));
}

/**
 * What Git sets, live differs from, and Argo CD's diff does not show. Rules are applied before the comparison, on both sides; what they
 * take away may come back as the default of the kind. Other spellings of one quantity are no difference, and what Go leaves out when
 * it is false or 0 is none either.
 */
function ignoredPaths({ target, live, normalizedLive, predictedLive }: ManagedResource): KeyedPath[] {
  if (!target || !live || !normalizedLive || !predictedLive) return [];
  const wanted = withoutServerFields(target);
  const shown = differingPaths(withoutServerFields(predictedLive), withoutServerFields(normalizedLive));
  return differingPaths(wanted, withoutServerFields(live)).filter((path) => {
    const [git, now] = [valueAtPath(wanted, path), valueAtPath(live, path)];
    if (isEmpty(git) || (now === undefined && !git) || isSameQuantity(git, now)) return false;
    return !shown.some((other) => overlap(other, path)) && !isElsewhereInList(wanted, live, path);
  });
}

/** Lists whose elements have no names may have others in front of those of Git: what admission adds is no difference of theirs. */
function isElsewhereInList(wanted: Json, live: Json, path: KeyedPath): boolean {
  const index = path.findIndex((step) => typeof step === 'number');
  const list = index < 0 ? undefined : valueAtPath(live, path.slice(0, index));
  const element = valueAtPath(wanted, path.slice(0, index + 1));
  return Array.isArray(list) && list.some((each) => holds(each, element));
}

/** Whether all that Git sets is in what is live. */
function holds(live: Json | undefined, git: Json | undefined): boolean {
  if (isJsonObject(git)) {
    return isJsonObject(live) && Object.entries(git).every(([key, value]) => isEmpty(value) || holds(live[key], value));
  }
  if (Array.isArray(git)) {
    return Array.isArray(live) && live.length === git.length && git.every((each, i) => holds(live[i], each));
  }
  return live === git || isSameQuantity(git, live);
}

/** @returns a unified diff of the fields that Argo CD shows, from what is live to what a sync makes of it; empty when it cannot be told. */
export function shownDiff({ drift, outOfSync, managed, ignored }: LiveDifference): string {
  if (drift !== 'changed' || !managed) return '';
  if (outOfSync) return diffOf(managed.normalizedLive, managed.predictedLive);
  return ignoredDiff(managed, ignored);
}

/** What is live, beside itself with Git's values in the ignored fields. */
function ignoredDiff({ target, live }: ManagedResource, ignored: readonly KeyedPath[]): string {
  if (!target || !live) return '';
  const wanted = ignored.reduce<JsonObject>(
    (object, path) => replaceAt(object, [pointerAt(live, path)], valueAtPath(target, path) ?? null),
    live,
  );
  return diffOf(live, wanted);
}

function diffOf(live: JsonObject | undefined, git: JsonObject | undefined): string {
  const side = (object: JsonObject | undefined): KubeObject | undefined => {
    const shown = object && withoutServerFields(object);
    return isKubeObject(shown) ? normaliseObject(shown, { annotations: [], labels: [] }) : undefined;
  };
  const { base, head } = maskSecrets(side(live), side(git));
  return base && head ? diffYaml(printYaml(base), printYaml(head)).text : '';
}

/** What the API server writes into every object: nobody wants it in Git. */
function withoutServerFields(object: JsonObject): JsonObject {
  const { status: _, ...rest } = object;
  if (!isJsonObject(rest['metadata'])) return rest;
  const metadata = { ...rest['metadata'] };
  for (const key of SERVER_FIELDS) delete metadata[key];
  // Empty ones stand for none, so that what differs is the one annotation and not all of them.
  const { [LAST_APPLIED]: _last, ...annotations } = objectAt(metadata, 'annotations');
  return { ...rest, metadata: { ...metadata, annotations, labels: objectAt(metadata, 'labels') } };
}

const SERVER_FIELDS = ['managedFields', 'resourceVersion', 'uid', 'generation', 'creationTimestamp', 'selfLink'];

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
}

/** `1000m` is `1`. */
function isSameQuantity(one: Json | undefined, other: Json | undefined): boolean {
  const amount = quantityOf(one);
  return amount !== undefined && amount === quantityOf(other);
}
