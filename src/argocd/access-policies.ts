import type { JsonObject, KubeObject } from '../model/kube-object.ts';

/** What a token is for: `read` looks, `sync` also deploys. */
export type AccessLevel = 'read' | 'sync';

/**
 * A role of an AppProject that may do what Seatrial does, and no more (docs/operator-manual/rbac.md). `get` is what managed-resources,
 * resource-tree and manifests ask for; Argo CD hides the values of Secrets in them.
 */
export function projectRole(project: string, level: AccessLevel): JsonObject {
  const name = `seatrial-${level}`;
  const actions = level === 'read' ? ['get'] : ['get', 'sync'];
  return {
    name,
    description: level === 'read' ? 'Seatrial: reviews what is deployed' : 'Seatrial: deploys what was reviewed',
    policies: actions.map((action) => `p, proj:${project}:${name}, applications, ${action}, ${project}/*, allow`),
  };
}

/** Lines of `policy.csv` for a role that reads the Applications of projects, and what clusters there are. */
export function rolePolicies(role: string, projects: string): string[] {
  return [`p, ${role}, applications, get, ${projects}/*, allow`, `p, ${role}, clusters, get, *, allow`];
}

/** A ServiceAccount with a Role to read the Application resources of a namespace, and argocd-cm. */
export function kubernetesRole(namespace: string): KubeObject[] {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const metadata = { name: 'seatrial-read', namespace };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'seatrial', namespace } },
    {
      apiVersion,
      kind: 'Role',
      metadata,
      rules: [
        { apiGroups: ['argoproj.io'], resources: ['applications'], verbs: ['get', 'list'] },
        { apiGroups: [''], resources: ['configmaps'], resourceNames: ['argocd-cm'], verbs: ['get'] },
      ],
    },
    {
      apiVersion,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'seatrial-read' },
      subjects: [{ kind: 'ServiceAccount', name: 'seatrial', namespace }],
    },
  ];
}
