import { skipsReconcile } from '../../model/live-application.ts';
import { annotationsOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

/** The controller leaves such an Application alone: no sync, no refresh, no operation (appcontroller.go canProcessApp). */
export const skipReconcile: Rule = {
  id: 'skip-reconcile',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    for (const { of, key, value, at } of annotationsOf(kind, object)) {
      if (of !== 'Application' || !skipsReconcile({ [key]: value })) continue;
      yield {
        message: 'skip-reconcile is set: Argo CD deploys nothing of this Application, not by hand either',
        help: 'Remove the annotation when the Application is to be deployed.',
        at,
      };
    }
  },
};
