import { groupOf, isJsonObject, type Json, type KubeObject } from '../model/kube-object.ts';
import { parseYaml } from '../text/yaml.ts';
import { globMatches } from './glob.ts';

/** An entry of argocd-cm `resource.exclusions`: globs; a list that is empty matches all (util/settings FilteredResource). */
export interface ResourceExclusion {
  apiGroups: readonly string[];
  kinds: readonly string[];
  /** Globs on the server of the cluster. */
  clusters: readonly string[];
}

function exclusion(apiGroups: string[], kinds: string[] = []): ResourceExclusion {
  return { apiGroups, kinds, clusters: [] };
}

/** Excluded whatever argocd-cm says (util/settings coreExcludedResources). */
const ALWAYS = [
  exclusion(['events.k8s.io', 'metrics.k8s.io']),
  exclusion([''], ['Event']),
  exclusion(['coordination.k8s.io'], ['Lease']),
];

const REVIEWS = ['TokenReview', 'LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SelfSubjectRulesReview'];
const REPORTS = ['PolicyReport', 'EphemeralReport', 'AdmissionReport', 'BackgroundScanReport'];

/** In the argocd-cm that Argo CD is installed with from 3.0 on (manifests/base/config/argocd-cm.yaml). */
export const SHIPPED_EXCLUSIONS: readonly ResourceExclusion[] = [
  exclusion(['', 'discovery.k8s.io'], ['Endpoints', 'EndpointSlice']),
  exclusion(
    ['authentication.k8s.io', 'authorization.k8s.io'],
    ['SelfSubjectReview', 'SubjectAccessReview', ...REVIEWS],
  ),
  exclusion(['certificates.k8s.io'], ['CertificateSigningRequest']),
  exclusion(['cert-manager.io'], ['CertificateRequest']),
  exclusion(['cilium.io'], ['CiliumIdentity', 'CiliumEndpoint', 'CiliumEndpointSlice']),
  exclusion(
    ['kyverno.io', 'reports.kyverno.io', 'wgpolicyk8s.io'],
    [...REPORTS, ...REPORTS.map((kind) => `Cluster${kind}`), 'UpdateRequest'],
  ),
];

/** @param text the value of `resource.exclusions`. @returns nothing when it cannot be read. */
export function parseExclusions(text: string): ResourceExclusion[] | undefined {
  const { documents, failures } = parseYaml(text);
  const entries = documents[0]?.value ?? [];
  if (failures.length > 0 || !Array.isArray(entries) || !entries.every(isJsonObject)) return undefined;
  return entries.map(({ apiGroups, kinds, clusters }) => ({
    apiGroups: texts(apiGroups),
    kinds: texts(kinds),
    clusters: texts(clusters),
  }));
}

function texts(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : []).filter((item) => typeof item === 'string');
}

/**
 * Whether Argo CD leaves an object out of what it applies.
 * @param server of the destination; an entry for single clusters counts only where it is known.
 */
export function isExcluded(
  { apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>,
  exclusions: readonly ResourceExclusion[],
  server: string | undefined,
): boolean {
  const matches = (globs: readonly string[], text: string | undefined) =>
    globs.length === 0 || globs.includes('*') || (text !== undefined && globs.some((glob) => globMatches(glob, text)));
  return [...ALWAYS, ...exclusions].some(
    ({ apiGroups, kinds, clusters }) =>
      matches(apiGroups, groupOf(apiVersion)) && matches(kinds, kind) && matches(clusters, server),
  );
}
