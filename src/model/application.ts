import type { JsonObject, KubeObject } from './kube-object.ts';
import type { SourceLocation } from './location.ts';

/** One entry of `spec.sources`, or `spec.source`, or what a `sourceHydrator` syncs from. */
export interface ApplicationSource extends JsonObject {
  repoURL?: string;
  path?: string;
  targetRevision?: string;
  chart?: string;
  ref?: string;
  helm?: JsonObject;
  kustomize?: JsonObject;
  directory?: JsonObject;
  plugin?: JsonObject;
}

/** The cluster of Argo CD itself has two names (util/db ClusterNameInCluster, KubernetesInternalAPIServerAddr). */
export const OWN_CLUSTER = { name: 'in-cluster', server: 'https://kubernetes.default.svc' } as const;

export interface Destination {
  server?: string;
  name?: string;
  namespace?: string;
}

/**
 * Where an Application was found: in a file, in what another Application renders, or in a live Argo CD alone.
 * The chain names the Applications from the root down to the parent.
 */
export type ApplicationOrigin =
  | { found: 'file'; location: SourceLocation }
  | { found: 'live'; argoCd: string }
  | { found: 'rendered'; parent: string; chain: string[] };

/** An Argo CD Application, read as its controller reads it (argocd-semantics A1). */
export interface Application {
  name: string;
  /** The namespace of the Application object itself. */
  namespace: string;
  project: string;
  destination: Destination;
  /** In the order of the spec; one element when the Application is not multi-source. */
  sources: ApplicationSource[];
  /** True when the Application uses `spec.sources`: `$ref` paths work only then. */
  multiSource: boolean;
  origin: ApplicationOrigin;
  manifest: KubeObject;
}
