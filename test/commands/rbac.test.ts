import { expect, test } from '@jest/globals';
import { policyFault } from '../../src/argocd/project-policies.ts';
import { rbac } from '../../src/commands/rbac.ts';
import { parseYaml } from '../../src/text/yaml.ts';

interface Role {
  name: string;
  policies: string[];
}

test('what is printed is YAML that Argo CD and Kubernetes take', () => {
  const { documents, failures } = parseYaml(rbac({ project: 'shop', 'argocd-namespace': 'gitops' }));
  expect(failures).toEqual([]);
  const [project, ...objects] = documents.map(({ value }) => value).filter((value) => value !== null);
  expect((project as unknown as { roles: Role[] }).roles).toMatchObject([
    { name: 'seatrial-read', policies: ['p, proj:shop:seatrial-read, applications, get, shop/*, allow'] },
    {
      name: 'seatrial-sync',
      policies: [
        'p, proj:shop:seatrial-sync, applications, get, shop/*, allow',
        'p, proj:shop:seatrial-sync, applications, sync, shop/*, allow',
      ],
    },
  ]);
  for (const { name, policies } of (project as unknown as { roles: Role[] }).roles)
    expect(policies.map((policy) => policyFault(policy, 'shop', name))).toEqual(policies.map(() => undefined));
  expect(objects).toMatchObject([
    { kind: 'ServiceAccount', metadata: { namespace: 'gitops' } },
    { kind: 'Role', metadata: { namespace: 'gitops' } },
    { kind: 'RoleBinding', metadata: { namespace: 'gitops' } },
  ]);
});

test('nothing may be changed over Kubernetes', () => {
  const verbs = rbac({}).match(/verbs:\n(?: +- \w+\n)+/g) ?? [];
  expect(verbs.length).toBeGreaterThan(0);
  expect(verbs.join()).not.toMatch(/patch|update|create|delete|\*/);
});
