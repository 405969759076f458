import { deletionDangers, deletions } from '../deletion.ts';
import type { DangerRule } from '../rule.ts';

/** A Namespace takes all that is in it with it, whoever made that. */
export const namespaceDeleted: DangerRule = {
  id: 'namespace-deleted',
  severity: 'warning',
  check(change) {
    return deletionDangers(change, deletions(change, ['/Namespace']), {
      what: () => 'everything in it goes with it, also what other Applications or people put there',
      help: 'Keep it with the annotation argocd.argoproj.io/sync-options: Prune=false,Delete=false, merged before this change, unless it is empty.',
    });
  },
};
