import { objectAt, stringsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Without it, to delete an Application deletes nothing that it deployed (docs/user-guide/app_deletion.md). */
export const childWithoutFinalizer: Rule = {
  id: 'child-without-finalizer',
  severity: 'info',
  kinds: ['Application'],
  *check({ object, chain }) {
    if (chain.length === 0) return;
    const metadata = objectAt(object, 'metadata');
    const finalizers = [...stringsAt(metadata, 'finalizers')].map(([, finalizer]) => finalizer);
    if (finalizers.some((finalizer) => finalizer.startsWith('resources-finalizer.argocd.argoproj.io'))) return;
    yield {
      message: 'it has no cascade finalizer: when its parent no longer renders it, what it deployed stays',
      help: 'Add resources-finalizer.argocd.argoproj.io to metadata.finalizers, unless it is to stay.',
      at: 'metadata' in object ? ['metadata'] : [],
    };
  },
};
