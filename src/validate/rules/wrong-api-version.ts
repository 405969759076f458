import type { Rule } from '../rule.ts';

const API_VERSION = 'argoproj.io/v1alpha1';

/** Argo CD's CRDs serve one version, since ever (manifests/crds). */
export const wrongApiVersion: Rule = {
  id: 'wrong-api-version',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object: { apiVersion } }) {
    if (apiVersion === API_VERSION) return;
    yield {
      message: `apiVersion is "${apiVersion}", which no Argo CD serves`,
      help: `Write ${API_VERSION}; Kubernetes knows no ${kind} of another version.`,
      at: ['apiVersion'],
    };
  },
};
