import { listAt, objectAt } from '../../../model/fields.ts';
import { isJsonObject, type KubeObject } from '../../../model/kube-object.ts';
import { describe } from '../../application-findings.ts';
import { equalJson } from '../../equal-json.ts';
import { gained, isFarReaching, type Permission, permissionsOf, permissionsText } from '../rbac.ts';
import type { ApplicationChange, Danger, DangerRule } from '../rule.ts';

const NAMED = 4;
const AGGREGATES = /^rbac\.authorization\.k8s\.io\/aggregate-to-(.+)$/;

/**
 * What a ClusterRole permits now and did not, whatever the order and the spelling of its rules. What roles permitted
 * that are gone at head is none that a new one gains: a role was renamed, or split.
 */
export const clusterRoleWidened: DangerRule = {
  id: 'cluster-role-widened',
  severity: 'warning',
  *check(change) {
    const gone = change.pairs.flatMap(({ base, head }) =>
      base && !head && isClusterRole(base) ? permissionsOf(base) : [],
    );
    for (const { identity, base, head } of change.pairs) {
      if (!head || !isClusterRole(head)) continue;
      const known = base ? permissionsOf(base) : gone;
      const more = gained(known, permissionsOf(head));
      const far = more.filter((each) => isFarReaching(each) && !maySo(known, each));
      const danger = dangerOf(describe(identity), { more, far }, isNewRole(change, base));
      if (danger) yield danger;
      yield* aggregated(describe(identity), base, head);
    }
  },
};

function isClusterRole({ apiVersion, kind }: KubeObject): boolean {
  return kind === 'ClusterRole' && apiVersion.startsWith('rbac.authorization.k8s.io/');
}

/** Whoever may update what it is may as well patch it. */
function maySo(known: readonly Permission[], permission: Permission): boolean {
  const verb = { update: 'patch', patch: 'update' }[permission.verb];
  return verb !== undefined && gained(known, [{ ...permission, verb }]).length === 0;
}

/** `role` of a known Application, `application` where all is new. */
function isNewRole({ base }: ApplicationChange, role: KubeObject | undefined): 'role' | 'application' | undefined {
  if (!base?.rendered) return 'application';
  return role ? undefined : 'role';
}

/** New roles are ordinary: only what reaches far is told of them, and of a new Application only what reaches everything. */
function dangerOf(
  name: string,
  { more, far }: { more: readonly Permission[]; far: readonly Permission[] },
  fresh: 'role' | 'application' | undefined,
): Danger | undefined {
  const everything = more.filter(({ verb, group, resource }) => verb === '*' && group === '*' && resource === '*');
  const told = fresh === 'application' ? everything : fresh === 'role' ? far : more;
  if (told.length === 0) return undefined;
  // What reaches far is named first.
  const texts = permissionsText([...far, ...told.filter((each) => !far.includes(each))]);
  const rest = texts.length - NAMED;
  const list = texts.slice(0, NAMED).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
  const permits = fresh ? 'is new and permits in all namespaces' : 'permits more in all namespaces';
  return {
    ...(far.length === 0 && { severity: 'info' as const }),
    message: `${name} ${permits}: ${list}`,
    help:
      far.length > 0
        ? 'Whoever has this can give itself everything else, or read every Secret. Make sure that it is meant.'
        : 'Make sure that it is meant.',
  };
}

/** Labels with which Kubernetes adds a role to others: to `admin`, `edit` and `view` of everyone, for one. */
function* aggregated(name: string, base: KubeObject | undefined, head: KubeObject): Generator<Danger> {
  if (!base) return;
  const targets = (role: KubeObject) =>
    Object.entries(objectAt(role, 'metadata', 'labels')).flatMap(([label, value]) => {
      const target = AGGREGATES.exec(label)?.[1];
      return target !== undefined && value === 'true' ? [target] : [];
    });
  const before = targets(base);
  const fresh = targets(head).filter((target) => !before.includes(target));
  if (fresh.length > 0) {
    yield {
      message: `${name} is added to the ClusterRole ${fresh.join(', ')} from now on: whoever has that one may do what this one permits`,
      help: 'Make sure that it is meant.',
    };
  }
  const selectors = (role: KubeObject) => listAt(objectAt(role, 'aggregationRule'), 'clusterRoleSelectors');
  const wider = selectors(head).filter((selector) => !selectors(base).some((other) => equalJson(other, selector)));
  if (wider.length === 0) return;
  const shown = wider.filter(isJsonObject).map((selector) => JSON.stringify(objectAt(selector, 'matchLabels')));
  yield {
    message: `${name} takes in the rules of further ClusterRoles, those with ${shown.join(' or ')}`,
    help: 'Look at what these permit.',
  };
}
