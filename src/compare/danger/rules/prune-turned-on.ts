import { automationOf } from '../../sync-policy.ts';
import type { DangerRule } from '../rule.ts';

/** What the cluster has and Git has not stays until prune is on; then it goes, without a question. */
export const pruneTurnedOn: DangerRule = {
  id: 'prune-turned-on',
  severity: 'warning',
  *check({ base, head }) {
    if (!base || !head || automationOf(base).prune || !automationOf(head).prune) return;
    yield {
      message:
        'automated sync prunes from now on: what the cluster has of this Application and Git has not is deleted at once',
      help: 'Look first at what the Application lists as OutOfSync and "requires pruning".',
    };
  },
};
