import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { Application } from '../model/application.ts';
import type { ApplicationDrift, DriftedObject } from '../model/drift.ts';
import { objectAt, stringsAt } from '../model/fields.ts';
import {
  identityKey,
  identityOf,
  type JsonObject,
  type KubeObject,
  type ObjectIdentity,
} from '../model/kube-object.ts';
import type { LiveApplication, ManagedResource, OrphanedResource } from '../model/live.ts';
import { isLeftAlone } from '../model/live-application.ts';
import type { ResolvedSource } from '../model/resolved-source.ts';
import { isNotTold, type NotTold } from '../ports/argocd.ts';
import { cascades } from './cascade.ts';
import { fateOf, isIgnoredAlone, type SyncPlan, type Touch } from './drift-fate.ts';
import { limits, notCompared, revisionNotes } from './drift-notes.ts';
import { driftedValues } from './drifted-values.ts';
import { helmReleaseNotes } from './helm-releases.ts';
import { isAtOrBelow } from './json-pointer.ts';
import { differingPaths, type KeyedPath, pointerAt } from './keyed-path.ts';
import { liveDifferences, shownDiff } from './live-differences.ts';
import { deletion, deployedBy, runningSync } from './live-standing.ts';
import { withoutCredentials } from './mask-text.ts';
import { overriddenFields, overrideNotes } from './overridden.ts';
import { isSameCluster } from './same-cluster.ts';
import { automatedOf, type SyncedApplication } from './sync-policy.ts';

/** What Argo CD tells of one Application. */
export interface LiveState {
  /** Absent: Argo CD has none of this name. */
  application: LiveApplication | undefined;
  managed: ManagedResource[] | NotTold;
  orphaned: OrphanedResource[] | NotTold;
}

/** One side of the change, as far as drift is concerned. */
export interface DriftSide {
  application: Application;
  /** Those of the Argo CD that syncs it. */
  settings: Pick<ArgoCdSettings, 'version'>;
  /** After post-processing; absent when it was not rendered. */
  objects: readonly KubeObject[] | undefined;
  /** Argo CD refuses it as well. */
  isRefused: boolean;
  /** Where its sources were found. */
  sources: readonly ResolvedSource[];
}

export interface DriftInputs {
  live: LiveState;
  base: DriftSide | undefined;
  head: DriftSide | undefined;
  /** False when base and head are one: nothing is to be merged, and neither side has to be rendered. */
  merges: boolean;
  /** Fields that the change alters and that a rule leaves out of Argo CD's diff (JSON pointers), by the key of their object. */
  ignoredFields: ReadonlyMap<string, readonly string[]>;
  /** Whether drift fails: then what Argo CD could not compare has not passed, though the change mends why it could not. */
  failOnDrift: boolean;
}

/**
 * How an Application is live, held against Git as Argo CD does it, and what the merge will do to each difference.
 *
 * @returns nothing for an Application that the change adds and Argo CD does not have yet.
 */
export function compareDrift(inputs: DriftInputs): ApplicationDrift | undefined {
  const { base, head, live } = inputs;
  const { application } = live;
  if (!application) return base ? MISSING : undefined;
  const drift: ApplicationDrift = {
    sync: application.sync,
    ...(application.health !== undefined && { health: application.health }),
    revisions: application.revisions,
    automated: automatedOf(asLive(inputs, application)),
    objects: [],
    orphaned: isNotTold(live.orphaned) ? [] : live.orphaned,
    overridden: base ? overriddenFields(base.application.manifest, application.manifest) : [],
    notes: application.conditions.map(({ type, message }) => `${type}: ${withoutCredentials(message)}`),
    ...(application.url !== undefined && { url: application.url }),
  };
  const origin = (head ?? base)?.application.origin;
  const parent = origin?.found === 'rendered' ? (origin.chain.at(-1) ?? origin.parent) : deployedBy(application);
  if (parent !== undefined) drift.restoredBy = parent;
  const undetermined = undeterminedOf(application, inputs);
  if (undetermined) return { ...drift, undetermined };
  const managed = isNotTold(live.managed) ? undefined : live.managed;
  drift.objects = driftedObjects(inputs, application, managed);
  const { manifest } = application;
  const going = [deletion(manifest), runningSync(manifest)].filter((note) => note !== undefined);
  drift.notes.push(
    ...going,
    ...(base ? [] : ['Argo CD has an Application of this name already, though base does not define it.']),
    ...helmReleaseNotes(managed ?? [], drift.orphaned),
    ...notCompared(application.resources),
    ...(drift.objects.length > 0
      ? [...limits(live), ...revisionNotes(application, base), ...overrideNotes(drift.overridden)]
      : []),
  );
  return drift;
}

/** What is known of an Application of which nothing is known. */
export const NOT_KNOWN: ApplicationDrift = {
  sync: 'Unknown',
  revisions: [],
  automated: { enabled: false, prune: false, selfHeal: false },
  objects: [],
  orphaned: [],
  overridden: [],
  notes: [],
};

const MISSING: ApplicationDrift = {
  ...NOT_KNOWN,
  sync: 'Missing',
  notes: ['Argo CD has no Application of this name: nobody has made it yet, or somebody has deleted it.'],
};

/**
 * Whether Git at base says so: a change that stops the comparison has not been reviewed yet, and of what only the live Application
 * says, nobody knows who wrote it.
 */
function isOnPurpose(base: DriftSide | undefined): boolean {
  return base !== undefined && base.application.origin.found !== 'live' && isLeftAlone(base.application.manifest);
}

function undeterminedOf(
  { manifest, sync, statusIsCurrent, conditions }: LiveApplication,
  { base, head, failOnDrift }: DriftInputs,
): ApplicationDrift['undetermined'] {
  if (isLeftAlone(manifest)) {
    return {
      ...(isOnPurpose(base) && { onPurpose: true as const }),
      reason: 'Argo CD leaves the Application alone (its annotation argocd.argoproj.io/skip-reconcile says so)',
      help: 'Nothing compares or syncs it, and its status is that of before: take the annotation off, and run again.',
    };
  }
  if (!statusIsCurrent) {
    return {
      reason: 'Argo CD has not compared the Application yet since its spec was changed',
      help: 'Wait for the next comparison, or refresh it (argocd app get NAME --refresh); then run again.',
    };
  }
  // What cannot be rendered cannot be compared, and this change mends it.
  const isMended = base?.isRefused && !head?.isRefused;
  if (sync !== 'Unknown' || (isMended && !failOnDrift)) return undefined;
  const why = conditions.find(({ type }) => /Error$/.test(type))?.message;
  return {
    reason: 'Argo CD itself could not compare the Application (its sync status is Unknown)',
    help: why === undefined ? 'See what Argo CD says of it.' : `Argo CD says: ${withoutCredentials(why)}`,
  };
}

function driftedObjects(
  inputs: DriftInputs,
  application: LiveApplication,
  managed: ManagedResource[] | undefined,
): DriftedObject[] {
  const differences = liveDifferences(application.resources, managed);
  if (differences.length === 0) return [];
  const touches = touchesOf(inputs, application.manifest);
  const ignored = new Map(
    differences.flatMap((each) => (each.outOfSync ? [] : [[identityKey(each), each.ignored] as const])),
  );
  const plan = syncPlan(inputs, application, touches.startsSync(ignored));
  return differences.map((difference) => {
    const { group, kind, namespace, name, drift, fields, ignored, outOfSync, health } = difference;
    const live = difference.managed?.live;
    const touch = touches.of(difference);
    const fate = fateOf(difference, touch, plan);
    const values = driftedValues(difference, touch, fate.fate, plan);
    return {
      ...{ group, kind, namespace, name, drift },
      ...fate,
      diff: shownDiff(difference),
      fields: (outOfSync ? fields : ignored).map((path) => pointerAt(live, path)),
      ...(values.length > 0 && { values }),
      ...(health !== undefined && health !== 'Missing' && { health }),
    };
  });
}

interface Touches {
  /** Whether the change alters an object in more than what is known to be ignored, by its identity key. */
  startsSync(ignored: ReadonlyMap<string, readonly KeyedPath[]>): boolean;
  of(identity: ObjectIdentity): Touch;
}

/** What the change does to every object of the Application. */
function touchesOf({ base, head, merges, ignoredFields }: DriftInputs, live: JsonObject): Touches {
  const all = (touch: Touch) => ({ startsSync: () => touch.kind !== 'untouched', of: () => touch });
  const isGoing = deletion(live);
  if (isGoing !== undefined) return all({ kind: 'abandoned', why: isGoing });
  if (!merges) return all({ kind: 'untouched' });
  if (!head) return all(removalOf(live));
  if (base && !isSameCluster(base.application.destination, head.application.destination)) {
    return all({
      kind: 'abandoned',
      why: 'This change moves the Application to another cluster: nothing touches it here.',
    });
  }
  if (!head.objects || (base && !base.objects && !base.isRefused)) return all({ kind: 'untold' });
  const before = byKey(base?.objects ?? []);
  const after = byKey(head.objects);
  const touchOf = (was: KubeObject | undefined, is: KubeObject | undefined): Touch => {
    if (was && is) {
      const fields = differingPaths(was, is);
      const covered = ignoredFields.get(identityKey(identityOf(is))) ?? [];
      // An index may be that of another element on the other side
      const isCovered = (field: KeyedPath) =>
        [was, is].every((side) => covered.some((pointer) => isAtOrBelow(pointerAt(side, field), pointer)));
      const visible = fields.filter((field) => !isCovered(field));
      return fields.length > 0 ? { kind: 'changed', fields, visible, after: is } : { kind: 'untouched' };
    }
    if (is) return { kind: 'added' };
    return was ? { kind: 'removed' } : { kind: 'untouched' };
  };
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return {
    startsSync: (ignored) =>
      keys.some((key) => {
        const touch = touchOf(before.get(key), after.get(key));
        return touch.kind !== 'untouched' && !isIgnoredAlone(ignored.get(key) ?? [], touch);
      }),
    of: (identity) => touchOf(find(before, identity), find(after, identity)),
  };
}

/** Where nobody could tell that a kind is cluster-scoped, what is rendered has a namespace, and what is live has none. */
function find(objects: ReadonlyMap<string, KubeObject>, identity: ObjectIdentity): KubeObject | undefined {
  const found = objects.get(identityKey(identity));
  if (found || identity.namespace !== '') return found;
  const key = identityKey(identity);
  return [...objects.values()].find((each) => identityKey({ ...identityOf(each), namespace: '' }) === key);
}

function byKey(objects: readonly KubeObject[]): Map<string, KubeObject> {
  return new Map(objects.map((object) => [identityKey(identityOf(object)), object]));
}

/** The finalizer that counts is the one that is live. */
function removalOf(live: JsonObject): Touch {
  return cascades(live)
    ? { kind: 'deleted', why: 'This change removes the Application, and its finalizer deletes the object with it.' }
    : { kind: 'abandoned', why: 'This change removes the Application without its objects: it stays as it is live.' };
}

/** Where the change alters how the Application is synced, that counts; otherwise what is live. */
function syncPlan({ base, head, merges }: DriftInputs, live: LiveApplication, startsSync: boolean): SyncPlan {
  const written = (side: DriftSide | undefined) => objectAt(side?.application.manifest ?? {}, 'spec')['syncPolicy'];
  const isAltered = merges && head && differingPaths(written(base), written(head)).length > 0;
  const now = asLive({ base, head }, live);
  const synced = isAltered ? head : now;
  const policy = objectAt(synced.application.manifest, 'spec', 'syncPolicy');
  return {
    synced,
    automated: automatedOf(synced),
    selfHealsNow: automatedOf(now).selfHeal,
    options: [...stringsAt(policy, 'syncOptions')].map(([, option]) => option),
    merges,
    hasCause: startsSync || live.sync === 'OutOfSync',
  };
}

/** The Application as it is live, under the Argo CD that one of the sides tells of. */
function asLive({ base, head }: Pick<DriftInputs, 'base' | 'head'>, live: LiveApplication): SyncedApplication {
  return { application: live, settings: ((base ?? head) as DriftSide).settings };
}
