import { ALL_RULES } from './all-rules.ts';

/** Rules that are not on one manifest: where in the source they are found. */
const BEYOND_MANIFESTS = [
  // Files that are read for Applications
  'yaml-invalid',
  'duplicate-key',
  'application-invalid',
  'kind-unknown',
  // What an Application renders
  'render-failed',
  'repeated-resource',
  'text-expected',
  'application-defined-twice',
  'mutable-revision',
  'helm-value-unknown',
  // What is live
  'drifted',
  // What a change does that is dangerous
  'immutable-field',
  'volume-deleted',
  'stateful-set-deleted',
  'namespace-deleted',
  'crd-deleted',
  'load-balancer-deleted',
  'application-renamed',
  'objects-renamed',
  'prune-turned-on',
  'self-heal-turned-on',
  'scaled-to-zero',
  'cluster-role-widened',
  'cluster-role-binding-widened',
  'mutable-image-tag',
  'image-invalid',
  // `# seatrial: ignore` comments
  'ignore-invalid',
];

/** Rules that tell what a policy does: a policy can neither waive them nor change their severity. */
export const FIXED_RULES: readonly string[] = ['policy-changed', 'settings-changed', 'waiver-expired'];

/** @returns every rule that a policy may name. */
export function ruleNames(): string[] {
  return [...ALL_RULES.map(({ id }) => id), ...BEYOND_MANIFESTS].sort();
}
