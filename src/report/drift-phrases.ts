import type { ApplicationDrift, DriftedObject, DriftFate } from '../model/drift.ts';
import type { ApplicationReport } from '../model/report.ts';
import { NAMED, objectName, plural, someOf } from './phrases.ts';

/** The words on drift that all formats share. Pieces that came from elsewhere are raw: each renderer makes them harmless. */

/** What the merge does to what had drifted. */
const FATE_WORDS: Readonly<Record<DriftFate, string>> = {
  conflicts: 'conflicts with this change',
  overwritten: 'overwritten',
  kept: 'kept',
  unknown: 'what the merge does to it could not be told',
};

/** The same of one object: a missing one is made anew, and one that Git does not have is pruned. */
export function fateWord({ drift, fate }: DriftedObject): string {
  if (fate === 'overwritten' && drift === 'missing') return 'made anew';
  return fate === 'overwritten' && drift === 'extra' ? 'pruned' : FATE_WORDS[fate];
}

const FATES_IN_SHORT: Readonly<Record<DriftFate, string>> = {
  conflicts: 'in conflict',
  overwritten: 'overwritten',
  kept: 'kept',
  unknown: 'untold',
};

/** Whether something live is not as Git wants it. False when nobody could tell. */
export function hasDrifted(drift: ApplicationDrift | undefined): boolean {
  if (!drift || drift.undetermined) return false;
  const { sync, objects, overridden } = drift;
  return sync === 'OutOfSync' || sync === 'Missing' || objects.length > 0 || overridden.length > 0;
}

/** Whether there is anything to say of what is live: drift, objects that nobody owns, notes. */
export function tellsOfDrift(drift: ApplicationDrift | undefined): boolean {
  if (!drift || drift.undetermined) return false;
  return hasDrifted(drift) || drift.orphaned.length > 0 || drift.notes.length > 0;
}

/** What had drifted of one Application, in a few words; empty when nobody looked. */
export function driftInShort({ drift }: ApplicationReport): string {
  if (drift === undefined) return '';
  if (drift.undetermined) return 'could not be determined';
  if (drift.sync === 'Missing') return 'not in Argo CD yet';
  const parts = [
    objectsByFate(drift.objects),
    drift.overridden.length > 0 ? `${plural(drift.overridden.length, 'field')} overridden` : '',
  ].filter((part) => part !== '');
  const health = drift.health === undefined || drift.health === 'Healthy' ? [] : [`health ${drift.health}`];
  const without = drift.sync === 'Synced' ? 'nothing' : drift.sync;
  return [parts.join(', ') || without, ...health].join(' · ');
}

/** `3 objects (1 in conflict, 2 kept)`, or `3 objects kept`: the worst first. */
function objectsByFate(objects: readonly DriftedObject[]): string {
  const counts = (Object.keys(FATES_IN_SHORT) as DriftFate[])
    .map((fate) => ({ fate, count: objects.filter((object) => object.fate === fate).length }))
    .filter(({ count }) => count > 0);
  const all = plural(objects.length, 'object');
  const [first, ...others] = counts;
  if (first === undefined) return '';
  if (others.length === 0) return `${all} ${FATES_IN_SHORT[first.fate]}`;
  return `${all} (${counts.map(({ fate, count }) => `${count} ${FATES_IN_SHORT[fate]}`).join(', ')})`;
}

/** How Argo CD has the Application now, and whether a merge is applied without anybody's doing. */
export function liveState({ sync, health, automated }: ApplicationDrift): string {
  if (sync === 'Missing') return 'Argo CD has no Application of this name';
  const { enabled, prune, selfHeal } = automated;
  const options = [prune && 'prune', selfHeal && 'self-heal'].filter(Boolean).join(', ');
  const auto = enabled
    ? `auto-sync${options === '' ? ', without prune and self-heal' : ` with ${options}`}`
    : 'no auto-sync, so nothing is applied until somebody syncs';
  return [sync, health, auto].filter((part) => part !== undefined).join(', ');
}

/** What had drifted in a whole report. */
export interface DriftTotals {
  /** Whether anybody looked. */
  isAsked: boolean;
  objects: number;
  /** Objects that this change touches, too. */
  conflicts: number;
  /** Applications that had drifted. */
  applications: number;
  /** Applications of which nobody could tell. */
  undetermined: number;
}

export function driftTotals(applications: readonly ApplicationReport[]): DriftTotals {
  const drifts = applications.flatMap(({ drift }) => drift ?? []);
  const known = drifts.filter(({ undetermined }) => undetermined === undefined);
  const objects = known.flatMap((drift) => drift.objects);
  return {
    isAsked: drifts.length > 0,
    objects: objects.length,
    conflicts: objects.filter(({ fate }) => fate === 'conflicts').length,
    applications: known.filter(hasDrifted).length,
    undetermined: drifts.length - known.length,
  };
}

/** The objects of one Application, those first that somebody has to decide about. */
export function driftedObjects({ objects }: ApplicationDrift): DriftedObject[] {
  return (Object.keys(FATE_WORDS) as DriftFate[]).flatMap((fate) => objects.filter((object) => object.fate === fate));
}

/** How live differs from Git. */
export const DRIFT_WORDS: Readonly<Record<DriftedObject['drift'], string>> = {
  changed: 'changed live',
  missing: 'missing',
  extra: 'not in Git',
};

/** The first fields that differ, and how many more there are. */
export function driftedFields({ fields }: DriftedObject): string {
  return listed(fields);
}

/** A field of the Application itself that is set otherwise in Argo CD than in Git. */
export function overriddenField({ field, git, live }: ApplicationDrift['overridden'][number]): string {
  return `${field}: ${git} in Git, ${live} live`;
}

/** `2 objects in the namespace that no Application owns: ConfigMap shop/old, …`; undefined when there is none. */
export function orphanedObjects({ orphaned }: ApplicationDrift): string | undefined {
  if (orphaned.length === 0) return undefined;
  return `${plural(orphaned.length, 'object')} in the namespace that no Application owns: ${listed(orphaned.map(objectName))}`;
}

function listed(items: readonly string[]): string {
  const { shown, more } = someOf(items, NAMED);
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
