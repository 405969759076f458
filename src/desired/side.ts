import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { Snapshot } from '../ports/repository.ts';

/** A tree in which Applications are looked for. */
export interface ApplicationTree {
  snapshot: Snapshot;
  /** Put before every path that is shown: empty for the repository itself. */
  prefix: string;
}

/** One of the two states that are compared. */
export interface Side {
  name: 'base' | 'head';
  /** What sources in this repository that follow the target branch are read from. */
  snapshot: Snapshot;
  applicationTrees: ApplicationTree[];
  settings: ArgoCdSettings;
}
