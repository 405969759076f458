import { isJsonObject } from '../../model/kube-object.ts';
import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';
import { mayBeCompleted } from '../template.ts';

/** What the hydrator needs (util/argo validateSourceHydrator). */
export const sourceHydratorIncomplete: Rule = {
  id: 'source-hydrator-incomplete',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  *check(manifest) {
    const { kind, object } = manifest;
    const found = applicationSpec(kind, object);
    const hydrator = found?.spec['sourceHydrator'];
    if (!found || !isJsonObject(hydrator) || mayBeCompleted(manifest)) return;
    const needed = [
      ['drySource', 'repoURL'],
      ['syncSource', 'targetBranch'],
      ...(isJsonObject(hydrator['hydrateTo']) ? [['hydrateTo', 'targetBranch']] : []),
    ] as [string, string][];
    for (const [block, field] of needed) {
      if (objectAt(hydrator, block)[field] !== '') continue;
      yield {
        message: `sourceHydrator.${block}.${field} is empty; Argo CD refuses the Application`,
        help: `Set sourceHydrator.${block}.${field}.`,
        at: [...found.at, 'sourceHydrator', block, field],
      };
    }
  },
};
