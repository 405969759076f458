import { projectRoleNameInvalid } from '../../../src/validate/rules/project-role-name-invalid.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const roles = (...names: string[]) =>
  project(`roles: [${names.map((name) => `{name: ${JSON.stringify(name)}}`).join(', ')}]`);

ruleCases(projectRoleNameInvalid, {
  hit: {
    // Argo CD, types_test.go TestAppProject_ValidateRoleName.
    'all that Argo CD refuses': {
      yaml: roles('', ' ', 'my role', 'my, role', 'my,role', 'my\nrole', 'my\rrole', 'my:role', 'my-role-', '-my-role'),
      finds: Array.from({ length: 10 }, (_, index) => ({ at: `spec.roles.${index}.name`, message: 'is invalid' })),
    },
  },
  nearMiss: { 'capital letters and digits': { yaml: roles('MY-ROLE', '1MY-ROLE1', 'a_b') } },
  fix: { 'a dash': { yaml: roles('my-role') } },
});
