/** How an object differs from what Git wants, before anything is merged. */
export type DriftKind = 'changed' | 'missing' | 'extra';

/**
 * What the merge will do to what had drifted. `overwritten`: put back to what Git wants (a missing object is made, an extra one
 * pruned). `kept`: stays as it is, since it is ignored, or nothing prunes it. `conflicts`: this change touches the same fields or object.
 * `unknown`: could not be told.
 */
export type DriftFate = 'overwritten' | 'kept' | 'conflicts' | 'unknown';

export interface DriftedObject {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  drift: DriftKind;
  fate: DriftFate;
  /** One sentence: why the merge does that. */
  why: string;
  /** Unified YAML diff from what is live to what Git wants (at base), secret values masked; empty where only the object as a whole is known. */
  diff: string;
  /** Changed fields (JSON pointers). */
  fields: string[];
  /** What the first of these fields hold, where that is one short value; absent where it is not known. */
  values?: DriftedValue[];
  /** Argo CD puts it back without any merge, as self-heal is on, and has not done so yet. */
  selfHeals?: true;
  health?: string;
}

/** One field of a drifted object; secret values are masked, equal ones by equal runs. */
export interface DriftedValue {
  /** JSON pointer. */
  field: string;
  /** What Git has at base; absent: nothing. */
  git?: string;
  /** Absent: nothing. */
  live?: string;
  /** What is live after the sync that follows the merge, or after the next one where nothing is to be merged; absent: it could not be told, or nothing. */
  merged?: string;
}

/** What stands for a field that is not there, in what is overridden. */
export const NOT_SET = '(not set)';

/** What had drifted of one Application before this change. */
export interface ApplicationDrift {
  /** Why it could not be determined; then nothing else here says anything. */
  undetermined?: {
    reason: string;
    help?: string;
    /** Git at base says that Argo CD is to leave the Application alone: no review has to wait for an answer. */
    onPurpose?: true;
  };
  /** `Missing`: Argo CD has no Application of this name. */
  sync: 'Synced' | 'OutOfSync' | 'Unknown' | 'Missing';
  health?: string;
  /** What Argo CD compared last: one for each source. */
  revisions: string[];
  automated: { enabled: boolean; prune: boolean; selfHeal: boolean };
  objects: DriftedObject[];
  /** Objects in the namespace that no Application owns. */
  orphaned: { group: string; kind: string; namespace: string; name: string }[];
  /** Fields of the live Application's spec that Git does not have, or has otherwise: `helm.parameters[image.tag]`. */
  overridden: { field: string; git: string; live: string }[];
  /** The Application that renders this one: its sync puts overridden fields back. Absent: nothing does before somebody applies the file. */
  restoredBy?: string;
  /** What else is worth to know: conditions, a Helm release that owns the same objects. */
  notes: string[];
  /** Argo CD's page of the Application. */
  url?: string;
}
