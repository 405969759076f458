import { annotationsOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

const REQUESTS = ['refresh', 'refresh-timestamp', 'hydrate', 'hydrate-timestamp', 'application-set-refresh'];

/** Requests to a controller, which removes them when it has done what they ask (application_annotations.go). */
export const refreshAnnotation: Rule = {
  id: 'refresh-annotation',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    for (const { key, at } of annotationsOf(kind, object)) {
      const [host, name = ''] = key.split('/');
      if (host !== 'argocd.argoproj.io' || !REQUESTS.includes(name)) continue;
      yield {
        message: `${key} is a request that Argo CD removes once it is done; from Git it comes back each time`,
        help: 'Remove the annotation.',
        at,
      };
    }
  },
};
