import { type Destination, OWN_CLUSTER } from '../model/application.ts';
import { type ArgoCdVersion, guessKubeVersion, NEWEST_ARGO_CD } from './bundled-tools.ts';
import { globMatches } from './glob.ts';
import type { IgnoreRule } from './ignore-rules.ts';
import { type ResourceExclusion, SHIPPED_EXCLUSIONS } from './resource-exclusions.ts';

export const TRACKING_METHODS = ['annotation', 'label', 'annotation+label'] as const;
export type TrackingMethod = (typeof TRACKING_METHODS)[number];

/** What Argo CD would read from argocd-cm and from the destination cluster, as far as it shapes what is rendered. */
export interface ArgoCdSettings {
  version: ArgoCdVersion;
  /** The namespace of Argo CD itself: Applications elsewhere are named `namespace_name`. */
  namespace: string;
  trackingMethod: TrackingMethod;
  /** argocd-cm `application.instanceLabelKey`. */
  instanceLabelKey: string;
  /** argocd-cm `installationID`. */
  installationId: string | undefined;
  /** argocd-cm `kustomize.buildOptions`. */
  kustomizeBuildOptions: string;
  /** True when nobody said what they are: Argo CD's default is none, but many have some. */
  buildOptionsGuessed: boolean;
  /** argocd-cm `resource.exclusions`. */
  resourceExclusions: readonly ResourceExclusion[];
  /** argocd-cm `resource.customizations.ignoreDifferences.*`. */
  ignoreRules: readonly IgnoreRule[];
  /** `major.minor.patch`. */
  kubeVersion: string;
  apiVersions: string[];
  /** True when nobody said what the destination cluster is: templates that ask are told a guess. */
  clusterGuessed: { kubeVersion: boolean; apiVersions: boolean };
  /** What is known of single clusters; the first that matches a destination, and says something, counts for it. */
  clusters: readonly ClusterSettings[];
}

/** What is known of the clusters that a glob names. */
export interface ClusterSettings {
  /** Globs; one of them has to match. */
  server: string | undefined;
  name: string | undefined;
  kubeVersion: string | undefined;
  apiVersions: string[] | undefined;
}

/** Argo CD's own defaults; the tracking method changed in 3.0. */
export function defaultSettings(version: ArgoCdVersion = NEWEST_ARGO_CD): ArgoCdSettings {
  return {
    version,
    namespace: 'argocd',
    trackingMethod: version.major >= 3 ? 'annotation' : 'label',
    instanceLabelKey: 'app.kubernetes.io/instance',
    installationId: undefined,
    kustomizeBuildOptions: '',
    buildOptionsGuessed: true,
    resourceExclusions: version.major >= 3 ? SHIPPED_EXCLUSIONS : [],
    ignoreRules: [],
    kubeVersion: guessKubeVersion(version),
    apiVersions: [],
    clusterGuessed: { kubeVersion: true, apiVersions: true },
    clusters: [],
  };
}

/**
 * The settings of one Application: with the versions of its destination cluster, where they are known. A destination that has
 * only a server is found by its server, one that has only a name by its name.
 */
export function settingsFor(settings: ArgoCdSettings, destination: Destination): ArgoCdSettings {
  const isOwn = destination.name === OWN_CLUSTER.name || destination.server === OWN_CLUSTER.server;
  const { name, server } = isOwn ? OWN_CLUSTER : destination;
  const matches = (glob: string | undefined, text: string | undefined) =>
    glob !== undefined && text !== undefined && globMatches(glob, text);
  const known = settings.clusters.filter((each) => matches(each.server, server) || matches(each.name, name));
  if (known.length === 0) return settings;
  const kubeVersion = known.find((each) => each.kubeVersion !== undefined)?.kubeVersion;
  const apiVersions = known.find((each) => each.apiVersions !== undefined)?.apiVersions;
  return {
    ...settings,
    kubeVersion: kubeVersion ?? settings.kubeVersion,
    apiVersions: apiVersions ?? settings.apiVersions,
    clusterGuessed: {
      kubeVersion: settings.clusterGuessed.kubeVersion && kubeVersion === undefined,
      apiVersions: settings.clusterGuessed.apiVersions && apiVersions === undefined,
    },
  };
}
