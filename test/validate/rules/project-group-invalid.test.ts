import { projectGroupInvalid } from '../../../src/validate/rules/project-group-invalid.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const groups = (...list: string[]) => project(`roles: [{name: dev, groups: ${JSON.stringify(list)}}]`);

ruleCases(projectGroupInvalid, {
  hit: {
    'a comma': {
      yaml: groups('web', 'cn=web,dc=example'),
      finds: [{ at: 'spec.roles.0.groups.1', message: 'the role dev has a comma' }],
    },
    'a space at the end': {
      yaml: groups('web '),
      finds: [{ at: 'spec.roles.0.groups.0', message: 'has a space at an end' }],
    },
  },
  nearMiss: { 'a space within': { yaml: groups('Web Team') } },
  fix: { quoted: { yaml: groups('"cn=web,dc=example"') } },
});
