import type { DangerRule } from './rule.ts';
import { applicationRenamed } from './rules/application-renamed.ts';
import { clusterRoleBindingWidened } from './rules/cluster-role-binding-widened.ts';
import { clusterRoleWidened } from './rules/cluster-role-widened.ts';
import { crdDeleted } from './rules/crd-deleted.ts';
import { imageInvalid } from './rules/image-invalid.ts';
import { immutableField } from './rules/immutable-field.ts';
import { loadBalancerDeleted } from './rules/load-balancer-deleted.ts';
import { mutableImageTag } from './rules/mutable-image-tag.ts';
import { namespaceDeleted } from './rules/namespace-deleted.ts';
import { objectsRenamed } from './rules/objects-renamed.ts';
import { pruneTurnedOn } from './rules/prune-turned-on.ts';
import { scaledToZero } from './rules/scaled-to-zero.ts';
import { selfHealTurnedOn } from './rules/self-heal-turned-on.ts';
import { statefulSetDeleted } from './rules/stateful-set-deleted.ts';
import { volumeDeleted } from './rules/volume-deleted.ts';

/** Every rule on what a change does, in the order of docs/rules/README.md. */
export const DANGER_RULES: readonly DangerRule[] = [
  immutableField,
  volumeDeleted,
  statefulSetDeleted,
  namespaceDeleted,
  crdDeleted,
  loadBalancerDeleted,
  applicationRenamed,
  objectsRenamed,
  pruneTurnedOn,
  selfHealTurnedOn,
  scaledToZero,
  clusterRoleWidened,
  clusterRoleBindingWidened,
  mutableImageTag,
  imageInvalid,
];
