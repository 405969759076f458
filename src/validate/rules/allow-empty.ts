import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** Automated sync with prune refuses to delete all that an Application has, unless this is set (appcontroller.go autoSync). */
export const allowEmpty: Rule = {
  id: 'allow-empty',
  severity: 'info',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    const automated = objectAt(found?.spec ?? {}, 'syncPolicy', 'automated');
    if (!found || automated['allowEmpty'] !== true || automated['prune'] !== true) return;
    if (automated['enabled'] === false) return;
    yield {
      message: 'allowEmpty with prune: a source that renders nothing deletes all that was deployed, without a question',
      help: 'Remove allowEmpty, unless the Application is meant to be empty at times.',
      at: [...found.at, 'syncPolicy', 'automated', 'allowEmpty'],
    };
  },
};
