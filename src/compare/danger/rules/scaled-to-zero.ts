import { objectAt } from '../../../model/fields.ts';
import type { KubeObject } from '../../../model/kube-object.ts';
import { describe } from '../../application-findings.ts';
import type { DangerRule } from '../rule.ts';

const SCALED = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/ReplicaSet', 'argoproj.io/Rollout']);

/** No pod is left of what had some. Without the field, an autoscaler or the cluster decides. */
export const scaledToZero: DangerRule = {
  id: 'scaled-to-zero',
  severity: 'warning',
  *check({ pairs }) {
    for (const { identity, base, head } of pairs) {
      if (!base || !head || !SCALED.has(`${identity.group}/${identity.kind}`)) continue;
      const [was, is] = [replicas(base), replicas(head)];
      if (is !== 0 || was === 0) continue;
      yield {
        message: `${describe(identity)} has no replicas any more: ${was === undefined ? '(none written)' : String(was)} → 0`,
        help: 'If it is not needed any more, remove it; if it is, give it replicas.',
      };
    }
  },
};

function replicas(object: KubeObject): number | undefined {
  const value = objectAt(object, 'spec')['replicas'];
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}
