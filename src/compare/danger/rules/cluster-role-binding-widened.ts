import { listAt, objectAt, textAt } from '../../../model/fields.ts';
import { isJsonObject, type JsonObject, type KubeObject } from '../../../model/kube-object.ts';
import type { ApplicationChange, Danger, DangerRule } from '../rule.ts';

/** Who has what in all namespaces. */
interface Grant {
  role: string;
  subject: string;
  /** The subject without its namespace: one that moves to another namespace is no other one. */
  movable: string;
}

const EVERYONE = new Set(['Group system:unauthenticated', 'Group system:authenticated', 'User system:anonymous']);
/** Groups of Kubernetes that may do everything. */
const EVERYTHING = new Set(['cluster-admin']);

/**
 * Who gets a ClusterRole in all namespaces and had it not, whichever binding gives it. A new Application is expected to bring
 * bindings: of those, only cluster-admin and everyone are told.
 */
export const clusterRoleBindingWidened: DangerRule = {
  id: 'cluster-role-binding-widened',
  severity: 'warning',
  *check(change) {
    const before = grantsOf(change.objects.base);
    const after = grantsOf(change.objects.head);
    const told = new Map<string, string[]>();
    for (const grant of after) {
      if (before.some(({ role, subject }) => role === grant.role && subject === grant.subject)) continue;
      if (!isTold(change, grant, before, after)) continue;
      told.set(grant.role, [...new Set([...(told.get(grant.role) ?? []), grant.subject])]);
    }
    for (const [role, subjects] of told) yield dangerOf(role, subjects);
  },
};

function isTold({ base }: ApplicationChange, grant: Grant, before: readonly Grant[], after: readonly Grant[]): boolean {
  const moved = before.some(
    ({ role, movable, subject }) =>
      role === grant.role &&
      movable === grant.movable &&
      !after.some((other) => other.role === role && other.subject === subject),
  );
  if (moved) return false;
  if (EVERYTHING.has(grant.role) || EVERYONE.has(grant.subject)) return true;
  // A role that comes with its binding is looked at as a role.
  return base?.rendered !== undefined && before.some(({ role }) => role === grant.role);
}

function grantsOf(objects: readonly KubeObject[]): Grant[] {
  return objects
    .filter(
      ({ apiVersion, kind }) => kind === 'ClusterRoleBinding' && apiVersion.startsWith('rbac.authorization.k8s.io/'),
    )
    .flatMap((binding) => {
      const role = textAt(objectAt(binding, 'roleRef'), 'name');
      return listAt(binding, 'subjects')
        .filter(isJsonObject)
        .map((subject) => ({ role, ...subjectOf(subject) }));
    });
}

function subjectOf(subject: JsonObject): { subject: string; movable: string } {
  const [kind, name, namespace] = ['kind', 'name', 'namespace'].map((key) => textAt(subject, key));
  const movable = `${kind} ${name}`;
  return { subject: namespace ? `${kind} ${namespace}/${name}` : movable, movable };
}

function dangerOf(role: string, subjects: readonly string[]): Danger {
  const who = subjects.join(', ');
  return EVERYTHING.has(role)
    ? {
        message: `${who} may do everything in the whole cluster from now on (ClusterRole ${role})`,
        help: 'Bind a role with the few permissions that are needed instead.',
      }
    : {
        message: `${who} may do in all namespaces from now on what ClusterRole ${role} permits`,
        help: 'Make sure that it is meant; a RoleBinding gives the same in one namespace.',
      };
}
