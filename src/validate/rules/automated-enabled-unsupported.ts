import { isAtLeast } from '../../argocd/bundled-tools.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** Before 3.1 the API server drops the unknown field, and `automated: {}` is left: automated sync is on. */
export const automatedEnabledUnsupported: Rule = {
  id: 'automated-enabled-unsupported',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }, { settings: { version } }) {
    const found = applicationSpec(kind, object);
    if (!found || isAtLeast(version, 3, 1)) return;
    const automated = objectAt(found.spec, 'syncPolicy')['automated'];
    if (!isJsonObject(automated) || automated['enabled'] !== false) return;
    yield {
      message: `automated.enabled is false, which Argo CD ${version.major}.${version.minor} does not know: automated sync is on`,
      help: 'Remove automated, or update Argo CD to 3.1.',
      at: [...found.at, 'syncPolicy', 'automated', 'enabled'],
    };
  },
};
