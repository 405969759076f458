import { textAt } from '../../../model/fields.ts';
import { isJsonObject, type KubeObject } from '../../../model/kube-object.ts';
import { describe } from '../../application-findings.ts';
import { deletionDangers, deletions } from '../deletion.ts';
import type { DangerRule } from '../rule.ts';

const HELP =
  'Reserve the address with the provider and ask for it in the new Service, or change DNS and firewalls with it.';

/** A Service of type LoadBalancer has an address of the provider, which is given back with it. */
export const loadBalancerDeleted: DangerRule = {
  id: 'load-balancer-deleted',
  severity: 'warning',
  *check(change) {
    const gone = deletions(change, ['/Service']).filter(({ object }) => isLoadBalancer(object));
    yield* deletionDangers(change, gone, {
      what: () => 'its load balancer goes with it, and the address; another Service gets another one',
      help: HELP,
    });
    for (const { identity, base, head } of change.pairs) {
      if (!base || !head || identity.kind !== 'Service' || !isLoadBalancer(base) || isLoadBalancer(head)) continue;
      yield {
        message: `${describe(identity)} is no longer of type LoadBalancer: its load balancer is deleted, and the address is lost`,
        help: HELP,
      };
    }
  },
};

function isLoadBalancer({ apiVersion, kind, spec }: KubeObject): boolean {
  return apiVersion === 'v1' && kind === 'Service' && isJsonObject(spec) && textAt(spec, 'type') === 'LoadBalancer';
}
