import { projectPolicyInvalid } from '../../../src/validate/rules/project-policy-invalid.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const policies = (...list: string[]) => project(`roles: [{name: dev, policies: ${JSON.stringify(list)}}]`);

ruleCases(projectPolicyInvalid, {
  hit: {
    'the subject of another project': {
      yaml: policies(
        'p, proj:shop:dev, applications, get, shop/*, allow',
        'p, proj:web:dev, applications, get, shop/*, allow',
      ),
      finds: [{ at: 'spec.roles.0.policies.1', message: 'its subject is "proj:web:dev" instead of "proj:shop:dev"' }],
    },
    'the objects of another project': {
      yaml: policies('p, proj:shop:dev, applications, get, web/*, allow'),
      finds: [{ at: 'spec.roles.0.policies.0', message: 'its object is "web/*"' }],
    },
  },
  nearMiss: {
    'without spaces': { yaml: policies('p,proj:shop:dev,applications,*,shop/*,allow') },
    'a parameter': { yaml: policies('p, proj:{{project}}:dev, applications, get, shop/*, allow') },
  },
  fix: { 'as it has to be': { yaml: policies('p, proj:shop:dev, applications, sync, shop/web, deny') } },
});
