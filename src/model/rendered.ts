import type { JsonObject } from './kube-object.ts';

/** What one Application renders, before Argo CD's own post-processing. */
export interface Rendered {
  objects: JsonObject[];
  /** The same with another seed and another clock, only when a template called such a function. */
  otherSeed: JsonObject[] | undefined;
  /** Random and clock functions that were called. */
  unstableFunctions: string[];
  /** What templates asked about the cluster. */
  asked: { kubeVersion: boolean; apiVersions: string[] };
  lookup: boolean;
  warnings: string[];
}

/** Why something could not be found out. */
export interface Undetermined {
  /** The same words for the same reason, so that many can be counted as one. */
  reason: string;
  /** What it is about here: a chart and its repository, a revision. */
  detail: string | undefined;
  /** One line that mends it. */
  help: string | undefined;
}

/** What stands between an Application and its objects. */
export type Obstacle = { kind: 'refused'; message: string } | ({ kind: 'undetermined' } & Undetermined);
