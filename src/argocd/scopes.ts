import { isJsonObject, type KubeObject } from '../model/kube-object.ts';

/** API groups whose kinds are known, those that Kubernetes itself serves: every kind of theirs that is not listed below is namespaced. */
const KNOWN_GROUPS = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'extensions',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
  // Argo CD's own kinds are in every cluster that has an Application. Workflows, Events and Rollouts share the group.
  'argoproj.io',
]);

/** Whether Kubernetes itself serves an API group, so that Helm knows its versions without being told. */
export function isGroupOfKubernetes(group: string): boolean {
  return KNOWN_GROUPS.has(group) && group !== 'argoproj.io';
}

/** `group/Kind` of every cluster-scoped kind of Kubernetes 1.25 to 1.36 (`kubectl api-resources --namespaced=false`), and of Argo's projects. */
const CLUSTER_SCOPED = new Set([
  '/ComponentStatus',
  '/Namespace',
  '/Node',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'argoproj.io/ClusterAnalysisTemplate',
  'argoproj.io/ClusterWorkflowTemplate',
  'authentication.k8s.io/SelfSubjectReview',
  'authentication.k8s.io/TokenReview',
  'authorization.k8s.io/SelfSubjectAccessReview',
  'authorization.k8s.io/SelfSubjectRulesReview',
  'authorization.k8s.io/SubjectAccessReview',
  'certificates.k8s.io/CertificateSigningRequest',
  'certificates.k8s.io/ClusterTrustBundle',
  'flowcontrol.apiserver.k8s.io/FlowSchema',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'internal.apiserver.k8s.io/StorageVersion',
  'networking.k8s.io/IPAddress',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/ServiceCIDR',
  'node.k8s.io/RuntimeClass',
  'policy/PodSecurityPolicy',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'resource.k8s.io/DeviceClass',
  'resource.k8s.io/DeviceTaintRule',
  'resource.k8s.io/ResourceSlice',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/CSINode',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttachment',
  'storage.k8s.io/VolumeAttributesClass',
  'storagemigration.k8s.io/StorageVersionMigration',
]);

export type Scope = 'namespaced' | 'cluster' | 'unknown';

/** Scopes of custom kinds by `group/Kind`, as their CustomResourceDefinitions say. */
export type CustomScopes = ReadonlyMap<string, 'namespaced' | 'cluster'>;

/**
 * The scope of a kind, from the CustomResourceDefinitions at hand and the built-in table.
 * Argo CD treats an unknown kind as namespaced (controller/state.go NormalizeTargetObjects).
 */
export function scopeOf(group: string, kind: string, custom: CustomScopes): Scope {
  const key = `${group}/${kind}`;
  const known = custom.get(key);
  if (known) return known;
  if (CLUSTER_SCOPED.has(key)) return 'cluster';
  return KNOWN_GROUPS.has(group) ? 'namespaced' : 'unknown';
}

/** @returns the `group/Kind` and scope that a CustomResourceDefinition declares, or undefined for another or a broken object. */
export function customScope(object: KubeObject): ['namespaced' | 'cluster', string] | undefined {
  const spec = object['spec'];
  if (object.kind !== 'CustomResourceDefinition' || !isJsonObject(spec) || !isJsonObject(spec['names']))
    return undefined;
  const { group, scope } = spec;
  const kind = spec['names']['kind'];
  if (typeof group !== 'string' || typeof kind !== 'string') return undefined;
  return [scope === 'Cluster' ? 'cluster' : 'namespaced', `${group}/${kind}`];
}
