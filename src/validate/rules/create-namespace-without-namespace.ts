import { objectAt, stringsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';
import { mayBeCompleted } from '../template.ts';

/** It is the destination's namespace that is created (gitops-engine sync_context.go autoCreateNamespace). */
export const createNamespaceWithoutNamespace: Rule = {
  id: 'create-namespace-without-namespace',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check(manifest) {
    const found = applicationSpec(manifest.kind, manifest.object);
    if (!found || mayBeCompleted(manifest) || objectAt(found.spec, 'destination')['namespace']) return;
    for (const [index, option] of stringsAt(objectAt(found.spec, 'syncPolicy'), 'syncOptions')) {
      if (option !== 'CreateNamespace=true') continue;
      yield {
        message: 'CreateNamespace=true creates nothing, because the destination names no namespace',
        help: 'Set destination.namespace, or remove the option.',
        at: [...found.at, 'syncPolicy', 'syncOptions', index],
      };
    }
  },
};
