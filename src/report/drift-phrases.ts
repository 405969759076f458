import { type ApplicationDrift, type DriftedObject, type DriftedValue, NOT_SET } from '../model/drift.ts';
import type { ApplicationReport } from '../model/report.ts';
import { NAMED, objectName, plural, someOf } from './phrases.ts';

/** The words on drift that all formats share. Pieces that came from elsewhere are raw: each renderer makes them harmless. */

/** What becomes of an object that had drifted: its fate, by the kind of its drift. */
type Outcome = 'conflicts' | 'overwritten' | 'made' | 'pruned' | 'heals' | 'kept' | 'unknown';

/** In the order in which a reader needs them. */
const OUTCOMES: Readonly<Record<Outcome, { word: string; short: string }>> = {
  conflicts: { word: 'conflicts with this change', short: 'in conflict' },
  unknown: { word: 'what the merge does to it could not be told', short: 'not told' },
  overwritten: { word: 'overwritten', short: 'overwritten' },
  made: { word: 'made anew', short: 'made anew' },
  pruned: { word: 'pruned', short: 'pruned' },
  heals: { word: 'left to self-heal', short: 'left to self-heal' },
  kept: { word: 'kept', short: 'kept' },
};

function outcomeOf({ drift, fate, selfHeals }: DriftedObject): Outcome {
  if (fate !== 'overwritten') return fate;
  if (selfHeals) return 'heals';
  return drift === 'missing' ? 'made' : drift === 'extra' ? 'pruned' : 'overwritten';
}

/** What the merge does to an object: a missing one is made anew, and one that Git does not have is pruned. */
export function fateWord(object: DriftedObject): string {
  return OUTCOMES[outcomeOf(object)].word;
}

/** Objects by what becomes of them, the worst first. */
export function outcomesOf(objects: readonly DriftedObject[]): { short: string; objects: DriftedObject[] }[] {
  return (Object.keys(OUTCOMES) as Outcome[])
    .map((outcome) => ({
      short: OUTCOMES[outcome].short,
      objects: objects.filter((object) => outcomeOf(object) === outcome),
    }))
    .filter(({ objects: those }) => those.length > 0);
}

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
  const parts = [objectsByOutcome(drift.objects), overriddenInShort(drift)].filter((part) => part !== '');
  const health = drift.health === undefined || drift.health === 'Healthy' ? [] : [`health ${drift.health}`];
  const without = drift.sync === 'Synced' ? 'nothing' : drift.sync;
  return [parts.join(', ') || without, ...health].join(' · ');
}

/** `3 objects (1 in conflict, 2 kept)`, or `3 objects kept`: the worst first. */
function objectsByOutcome(objects: readonly DriftedObject[]): string {
  const outcomes = outcomesOf(objects);
  const all = plural(objects.length, 'object');
  const [first] = outcomes;
  if (first === undefined) return '';
  if (outcomes.length === 1) return `${all} ${first.short}`;
  return `${all} (${outcomes.map(({ short, objects: those }) => `${those.length} ${short}`).join(', ')})`;
}

/** `1 field set in Argo CD by hand`; empty when none is. */
export function overriddenInShort({ overridden }: ApplicationDrift): string {
  return overridden.length > 0 ? `${plural(overridden.length, 'field')} set in Argo CD by hand` : '';
}

/** How Argo CD has the Application now, and whether it syncs by itself. */
export function liveState({ sync, health, automated }: ApplicationDrift): string {
  if (sync === 'Missing') return 'Argo CD has no Application of this name';
  return [sync, health, syncMode(automated)].filter((part) => part !== undefined).join(', ');
}

/** `auto-sync (prune, self-heal)`, or `manual sync`. */
export function syncMode({ enabled, prune, selfHeal }: ApplicationDrift['automated']): string {
  if (!enabled) return 'manual sync';
  const options = [prune && 'prune', selfHeal && 'self-heal'].filter(Boolean).join(', ');
  return `auto-sync (${options === '' ? 'no prune, no self-heal' : options})`;
}

/** Whether merging deploys an Application: what was set by hand in Argo CD counts, until something puts it back. Undefined: nobody knows. */
export function syncsByItself({ automated, drift }: ApplicationReport): boolean | undefined {
  const isOverridden = drift?.overridden.some(({ field }) => field.startsWith('syncPolicy.automated'));
  return drift && isOverridden ? drift.automated.enabled : automated?.enabled;
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

/** Counts what had drifted; Applications of which nobody could tell are counted as such, and in nothing else. */
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
  return outcomesOf(objects).flatMap(({ objects: those }) => those);
}

/** The heading of what had drifted. */
export function driftHeading({ nothingToMerge }: { nothingToMerge: boolean }): string {
  return nothingToMerge ? 'Already drifted' : 'Already drifted, apart from this change';
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

/** The fields of an object of which a diff does not tell enough: what the merge makes of them is not what Git has now. */
export function valuesAfterMerge({ values = [] }: DriftedObject): DriftedValue[] {
  return values.filter(({ git, merged }) => merged !== undefined && merged !== git);
}

/** `/spec/replicas: 3 in Git, 5 live, 4 after the merge`. */
export function driftedValue({ field, git, live, merged }: DriftedValue): string {
  const parts = [`${git ?? 'nothing'} in Git`, `${live ?? 'nothing'} live`];
  return `${field}: ${[...parts, ...(merged === undefined ? [] : [`${merged} after the merge`])].join(', ')}`;
}

/** From live to what the merge makes of it: `replicas 8 → 5`. */
export function valueInShort({ field, live, merged }: DriftedValue): string {
  const name = field
    .split('/')
    .filter((step) => !/^\d*$/.test(step))
    .at(-1);
  const word = name?.replaceAll('~1', '/').replaceAll('~0', '~') ?? field;
  return [word, live ?? NOT_SET, ...(merged === undefined ? [] : ['→', merged])].join(' ');
}

/** A field of the Application itself that is set otherwise in Argo CD than in Git. */
export function overriddenField({ field, git, live }: ApplicationDrift['overridden'][number]): string {
  return `${field}: ${git} in Git, ${live} live`;
}

/** What puts overridden fields back; undefined when none is overridden. */
export function whoRestores({ overridden, restoredBy }: ApplicationDrift): string | undefined {
  if (overridden.length === 0) return undefined;
  const how =
    restoredBy === undefined
      ? 'Nothing puts that back before somebody applies the file of the Application'
      : `The sync of ${restoredBy}, which renders the Application, puts that back`;
  // To apply a manifest takes nothing away that no manifest had; a list is written as a whole.
  return overridden.some(({ git }) => git === NOT_SET)
    ? `${how}, except what Git does not set: that stays, unless it is in a list that Git has.`
    : `${how}.`;
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
