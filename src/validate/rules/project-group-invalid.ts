import { groupFault } from '../../argocd/project-policies.ts';
import { isTemplated, objectAt, objectsAt, stringsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Groups become rows of a table with commas (app_project_types.go ValidateProject, types.go validateGroupName). */
export const projectGroupInvalid: Rule = {
  id: 'project-group-invalid',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    for (const [index, role] of objectsAt(objectAt(object, 'spec'), 'roles')) {
      for (const [place, group] of stringsAt(role, 'groups')) {
        const fault = isTemplated(group) ? undefined : groupFault(group);
        if (fault === undefined) continue;
        yield {
          message: `the group "${group}" of the role ${textAt(role, 'name')} ${fault}`,
          help: 'Write the name alone; one with a comma in double quotes within the YAML string.',
          at: ['spec', 'roles', index, 'groups', place],
        };
      }
    }
  },
};
