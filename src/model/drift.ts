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
  /** Unified YAML diff from what Git wants to what is live, secret values masked; empty where only the object as a whole is known. */
  diff: string;
  /** Changed fields (JSON pointers). */
  fields: string[];
  health?: string;
}

/** What had drifted of one Application before this change. */
export interface ApplicationDrift {
  /** Why it could not be determined; then nothing else here says anything. */
  undetermined?: { reason: string; help?: string };
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
  /** What else is worth to know: conditions, a Helm release that owns the same objects. */
  notes: string[];
  /** Argo CD's page of the Application. */
  url?: string;
}
