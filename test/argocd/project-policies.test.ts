import { groupFault, policyFault } from '../../src/argocd/project-policies.ts';

// Argo CD, types_test.go TestAppProject_InvalidPolicyRules.
test.each([
  ['g, proj:my-proj:my-role, applications, get, my-proj/*, allow', 'of the form'],
  ['p, not, enough, parts', 'of the form'],
  ['p, has, too, many, parts, to, split', 'of the form'],
  ['p, , applications, get, my-proj/*, allow', 'subject'],
  ['p, proj:my-proj, applications, get, my-proj/*, allow', 'subject'],
  ['p, proj:my-proj:, applications, get, my-proj/*, allow', 'subject'],
  ['p, ::, applications, get, my-proj/*, allow', 'subject'],
  ['p, proj:different-my-proj:my-role, applications, get, my-proj/*, allow', 'subject'],
  ['p, proj:my-proj:my-role, , get, my-proj/*, allow', 'resource'],
  ['p, proj:my-proj:my-role, applicationz, get, my-proj/*, allow', 'resource'],
  ['p, proj:my-proj:my-role, projects, get, my-proj, allow', 'resource'],
  ['p, proj:my-proj:my-role, applications, , my-proj/*, allow', 'action'],
  ['p, proj:my-proj:my-role, applications, foo, my-proj/*, allow', 'action'],
  ['p, proj:my-proj:my-role, applications, get, my-proj/, allow', 'object'],
  ['p, proj:my-proj:my-role, applications, get, /, allow', 'object'],
  ['p, proj:my-proj:my-role, applications, get, different-my-proj/*, allow', 'object'],
  ['p, proj:my-proj:my-role, applications, get, my-proj/*, ', 'effect'],
  ['p, proj:my-proj:my-role, applications, get, my-proj/*, foo', 'effect'],
])('%s has a fault in its %s', (policy, fault) => {
  expect(policyFault(policy, 'my-proj', 'my-role')).toContain(fault);
});

// Argo CD, types_test.go TestAppProject_ValidPolicyRules.
test.each([
  'p,proj:my-proj:my-role,applications,get,my-proj/*,allow',
  'p, proj:my-proj:my-role, applications, get, my-proj/*, deny',
  'p, proj:my-proj:my-role, applications, get, my-proj/foo, allow',
  'p, proj:my-proj:my-role, applications, get, my-proj/*-foo, allow',
  'p, proj:my-proj:my-role, applications, get, my-proj/ns/foo, allow',
  'p, proj:my-proj:my-role, applications, *, my-proj/foo, allow',
  'p, proj:my-proj:my-role, applications, action/apps/Deployment/restart, my-proj/foo, allow',
  'p, proj:my-proj:my-role, applications, update/*, my-proj/foo, allow',
  'p, proj:my-proj:my-role, applications, rollback, my-proj/foo, allow',
  'p, proj:my-proj:my-role, logs, get, my-proj/foo, allow',
  'p, proj:my-proj:my-role, exec, create, my-proj/foo, allow',
  'p, proj:my-proj:my-role, clusters, get, my-proj/*, allow',
  'p, proj:my-proj:my-role, repositories, get, my-proj/*, allow',
])('%s is valid', (policy) => {
  expect(policyFault(policy, 'my-proj', 'my-role')).toBeUndefined();
});

// Argo CD, types_test.go TestAppProject_ValidateGroupName.
test.each(['', ' ', 'my, group', 'my,group', 'my\ngroup', 'my\rgroup', ' my:group', 'my:group ', '""', '"a"b"'])(
  '%j is no group',
  (group) => {
    expect(groupFault(group)).toBeDefined();
  },
);

test.each(['my:group', '"my,group"', 'My Group'])('%j is a group', (group) => {
  expect(groupFault(group)).toBeUndefined();
});
