import { deletionDangers, deletions } from '../deletion.ts';
import type { DangerRule } from '../rule.ts';

/** A CustomResourceDefinition takes all objects of its kind with it, in all namespaces. Argo CD leaves it when its Application is deleted. */
export const crdDeleted: DangerRule = {
  id: 'crd-deleted',
  severity: 'warning',
  check(change) {
    return deletionDangers(change, deletions(change, ['apiextensions.k8s.io/CustomResourceDefinition']), {
      what: () => 'every object of its kind goes with it, in all namespaces',
      help: 'Keep it with the annotation argocd.argoproj.io/sync-options: Prune=false, merged before this change, unless no object of its kind is left.',
    });
  },
};
