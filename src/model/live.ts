import type { IgnoredDifferences } from './ignored-differences.ts';
import type { JsonObject } from './kube-object.ts';

/** How Argo CD is reached: its own API, or the Application resources in the cluster that it runs in. */
export type ArgoCdRoute = 'rest' | 'kubernetes';

export type SyncStatus = 'Synced' | 'OutOfSync' | 'Unknown';

/** An Application as Argo CD has it now. */
export interface LiveApplication {
  name: string;
  namespace: string;
  /** The Application object, `metadata.managedFields` taken off. */
  manifest: JsonObject;
  sync: SyncStatus;
  /** Argo CD's word: Healthy, Progressing, Degraded, Suspended, Missing, Unknown. */
  health: string | undefined;
  /** What was compared last: one for each source. */
  revisions: string[];
  /** `status.resources`: every object that the Application manages, with its own sync status. */
  resources: LiveResource[];
  /** `status.conditions`: what Argo CD complains of. */
  conditions: { type: string; message: string }[];
  /** ISO time of the last comparison. */
  reconciledAt: string | undefined;
  /** Whether `status` was made from the spec that is there now (`status.sync.comparedTo`): otherwise it is not to be trusted. */
  statusIsCurrent: boolean;
  /** Argo CD's page of it, where there is one. */
  url: string | undefined;
}

export interface LiveResource {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
  sync: SyncStatus | undefined;
  health: string | undefined;
  requiresPruning: boolean;
  hook: boolean;
}

/** One object of an Application, as Argo CD itself compares it. Values of Secrets are masked by the server. */
export interface ManagedResource {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  hook: boolean;
  /** What Git wants at the revision that was compared; absent: it is live only. */
  target: JsonObject | undefined;
  /** What is in the cluster; absent: it is missing. */
  live: JsonObject | undefined;
  /** Live and what a sync would make of it, normalised by Argo CD's own rules: their difference is the drift. */
  normalizedLive: JsonObject | undefined;
  predictedLive: JsonObject | undefined;
}

/** A top-level object in the destination's namespace that no Application owns. */
export interface OrphanedResource {
  group: string;
  kind: string;
  namespace: string;
  name: string;
}

/** What Argo CD read from argocd-cm, as far as it tells. */
export interface LiveSettings {
  trackingMethod: string | undefined;
  instanceLabelKey: string | undefined;
  installationId: string | undefined;
  kustomizeBuildOptions: string | undefined;
  /**
   * `resource.customizations.ignoreDifferences`: by `group/Kind`, `Kind` alone in the core group, ALL_KINDS for all. Over the API,
   * the last has also what `resource.compareoptions` says of `/status`.
   */
  ignoreDifferences: Readonly<Record<string, IgnoredDifferences>>;
  /** The text of `resource.exclusions`; the API does not tell it. */
  resourceExclusions: string | undefined;
  /** The namespace of Argo CD itself. */
  namespace: string | undefined;
}

/** How Argo CD names all kinds among its overrides. */
export const ALL_KINDS = '*/*';

/** A cluster that Argo CD deploys to. */
export interface LiveCluster {
  server: string;
  name: string;
  /** `major.minor` or `major.minor.patch`, as the server tells it. */
  kubeVersion: string | undefined;
  apiVersions: string[];
}
