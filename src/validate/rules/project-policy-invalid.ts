import { policyFault } from '../../argocd/project-policies.ts';
import { metadataString } from '../../model/kube-object.ts';
import { isTemplated, objectAt, objectsAt, stringsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** The API server refuses such a policy; applied from Git, it permits nothing, or makes the project's policies unreadable. */
export const projectPolicyInvalid: Rule = {
  id: 'project-policy-invalid',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    const project = metadataString(object, 'name');
    for (const [index, role] of objectsAt(objectAt(object, 'spec'), 'roles')) {
      const name = textAt(role, 'name');
      for (const [place, policy] of stringsAt(role, 'policies')) {
        const fault = isTemplated(project + name + policy) ? undefined : policyFault(policy, project, name);
        if (fault === undefined) continue;
        yield {
          message: `the policy "${policy}" of the role ${name} is invalid: ${fault}`,
          help: `Write it as "p, proj:${project}:${name}, applications, get, ${project}/*, allow".`,
          at: ['spec', 'roles', index, 'policies', place],
        };
      }
    }
  },
};
