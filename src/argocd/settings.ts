import { type ArgoCdVersion, guessKubeVersion, NEWEST_ARGO_CD } from './bundled-tools.ts';

export type TrackingMethod = 'annotation' | 'label' | 'annotation+label';

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
  /** `major.minor.patch`. */
  kubeVersion: string;
  apiVersions: string[];
  /** True when nobody said what the destination cluster is: templates that ask are told a guess. */
  clusterGuessed: { kubeVersion: boolean; apiVersions: boolean };
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
    kubeVersion: guessKubeVersion(version),
    apiVersions: [],
    clusterGuessed: { kubeVersion: true, apiVersions: true },
  };
}
