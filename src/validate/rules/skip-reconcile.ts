import { annotationsOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

/** What Go's strconv.ParseBool takes for true. */
const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True'];

/** The controller leaves such an Application alone: no sync, no refresh, no operation (appcontroller.go canProcessApp). */
export const skipReconcile: Rule = {
  id: 'skip-reconcile',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    for (const { of, key, value, at } of annotationsOf(kind, object)) {
      if (of !== 'Application' || key !== 'argocd.argoproj.io/skip-reconcile' || !TRUE.includes(value)) continue;
      yield {
        message: 'skip-reconcile is set: Argo CD deploys nothing of this Application, not by hand either',
        help: 'Remove the annotation when the Application is to be deployed.',
        at,
      };
    }
  },
};
