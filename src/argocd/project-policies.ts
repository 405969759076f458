const RESOURCES = ['applications', 'applicationsets', 'clusters', 'exec', 'logs', 'repositories'];
const ACTIONS = ['get', 'create', 'update', 'delete', 'sync', 'override', 'rollback', '*'];

/** @returns what is wrong with a policy of a project's role, or nothing (types.go validatePolicy). */
export function policyFault(policy: string, project: string, role: string): string | undefined {
  const parts = policy.split(',').map((part) => part.replace(/^ +| +$/g, ''));
  const [letter, subject = '', resource = '', action = '', object = '', effect = ''] = parts;
  if (parts.length !== 6 || letter !== 'p')
    return 'it is not of the form "p, subject, resource, action, object, effect"';
  const expected = `proj:${project}:${role}`;
  if (subject !== expected) return `its subject is "${subject}" instead of "${expected}"`;
  if (!RESOURCES.includes(resource)) return `its resource is "${resource}" instead of one of ${RESOURCES.join(', ')}`;
  if (!ACTIONS.includes(action) && !/(action|update|delete)\//.test(action)) {
    return `its action is "${action}" instead of one of ${ACTIONS.join(', ')} or action/…, update/…, delete/…`;
  }
  const rest = object.startsWith(project) ? object.slice(project.length) : '';
  if (!/^(\/[*\w\-.]+)?\/[*\w\-.]+$/.test(rest)) {
    return `its object is "${object}" instead of "${project}/*", "${project}/APPLICATION" or "${project}/NAMESPACE/APPLICATION"`;
  }
  if (effect !== 'allow' && effect !== 'deny') return `its effect is "${effect}" instead of allow or deny`;
  return undefined;
}

/** @returns what is wrong with the name of a role's group, or nothing (types.go validateGroupName). */
export function groupFault(group: string): string | undefined {
  const trimmed = group.trim();
  const isQuoted = trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"');
  const name = isQuoted ? trimmed.slice(1, -1) : trimmed;
  if (!isQuoted && name.includes(',')) return 'has a comma, and is not in quotes of its own';
  if (name === '') return 'is empty';
  if (/["\n\r\t]/.test(name)) return 'has a quote, a tab or a line break';
  return trimmed === group ? undefined : 'has a space at an end';
}
