import { isTemplated, objectAt, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Role names are parts of policies' subjects (types.go validateRoleName). */
export const projectRoleNameInvalid: Rule = {
  id: 'project-role-name-invalid',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    for (const [index, role] of objectsAt(objectAt(object, 'spec'), 'roles')) {
      const name = textAt(role, 'name');
      if (isTemplated(name) || /^[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name)) continue;
      yield {
        message: `the role name "${name}" is invalid; Argo CD's API server refuses the project`,
        help: 'Write letters, digits, - and _, a letter or digit first and last.',
        at: ['spec', 'roles', index, ...(role['name'] === undefined ? [] : ['name'])],
      };
    }
  },
};
