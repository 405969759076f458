import { objectAt, stringsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** It only keeps Argo CD from adding the finalizer; one in the template is there all the same (applicationset/utils RenderTemplateParams). */
export const preserveResourcesIgnored: Rule = {
  id: 'preserve-resources-ignored',
  severity: 'warning',
  kinds: ['ApplicationSet'],
  *check({ object }) {
    const spec = objectAt(object, 'spec');
    if (objectAt(spec, 'syncPolicy')['preserveResourcesOnDeletion'] !== true) return;
    for (const [index, finalizer] of stringsAt(objectAt(spec, 'template', 'metadata'), 'finalizers')) {
      if (!finalizer.startsWith('resources-finalizer.argocd.argoproj.io')) continue;
      yield {
        message: 'with this finalizer in the template, preserveResourcesOnDeletion preserves nothing',
        help: 'Remove the finalizer, or preserveResourcesOnDeletion.',
        at: ['spec', 'template', 'metadata', 'finalizers', index],
      };
    }
  },
};
