import { isJsonObject } from '../../model/kube-object.ts';
import { listAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** What is not listed is not permitted (app_project_types.go IsSourcePermitted, isDestinationMatched). */
export const projectPermitsNothing: Rule = {
  id: 'project-permits-nothing',
  severity: 'info',
  kinds: ['AppProject'],
  *check({ object, fragment }) {
    const spec = object['spec'];
    if (fragment || !isJsonObject(spec)) return;
    for (const [field, what] of [
      ['sourceRepos', 'repository'],
      ['destinations', 'destination'],
    ] as const) {
      if (listAt(spec, field).length > 0) continue;
      yield {
        message: `the project has no ${field}, so it permits no ${what}`,
        help: `Add ${field}, unless a global project does.`,
        at: field in spec ? ['spec', field] : ['spec'],
      };
    }
  },
};
