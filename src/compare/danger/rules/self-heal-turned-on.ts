import { automationOf } from '../../sync-policy.ts';
import type { DangerRule } from '../rule.ts';

/** What people or controllers changed in the cluster stays until selfHeal is on; then it is undone. */
export const selfHealTurnedOn: DangerRule = {
  id: 'self-heal-turned-on',
  severity: 'warning',
  *check({ base, head }) {
    if (!base || !head || automationOf(base).selfHeal || !automationOf(head).selfHeal) return;
    yield {
      message: 'selfHeal is on from now on: what was changed in the cluster by hand is undone at once, and always',
      help: 'Look first at what differs in the cluster (the Application is OutOfSync), and write into Git what has to stay.',
    };
  },
};
