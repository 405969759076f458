import { listAt } from '../../model/fields.ts';
import { isJsonObject, type JsonObject, type KubeObject } from '../../model/kube-object.ts';

/** One verb on one kind of resource or one URL, of one name or all: what a rule of a role comes down to. */
export interface Permission {
  verb: string;
  /** API group; `*` is all. Empty for the core group, and for a URL. */
  group: string;
  /** `pods`, `pods/log`, `*`; empty for a URL. */
  resource: string;
  /** Undefined: of any name. */
  name: string | undefined;
  /** Non-resource URL; undefined for a resource. */
  url: string | undefined;
}

/** The permissions that the `rules` of a ClusterRole or Role give. */
export function permissionsOf(role: KubeObject): Permission[] {
  return listAt(role, 'rules')
    .filter(isJsonObject)
    .flatMap((rule) => {
      const verbs = strings(rule, 'verbs');
      const names = strings(rule, 'resourceNames');
      const resources = strings(rule, 'apiGroups').flatMap((group) =>
        strings(rule, 'resources').flatMap((resource) =>
          (names.length > 0 ? names : [undefined]).map((name) => ({ group, resource, name, url: undefined })),
        ),
      );
      const urls = strings(rule, 'nonResourceURLs').map((url) => ({ group: '', resource: '', name: undefined, url }));
      return verbs.flatMap((verb) => [...resources, ...urls].map((of) => ({ verb, ...of })));
    });
}

function strings(object: JsonObject, key: string): string[] {
  return listAt(object, key).filter((item) => typeof item === 'string');
}

/** @returns what `after` permits and nothing of `before` does, wildcards taken for what they are (apiserver pkg/authentication rule.go). */
export function gained(before: readonly Permission[], after: readonly Permission[]): Permission[] {
  const isNew = after.filter((permission) => !before.some((other) => covers(other, permission)));
  // Of what says the same twice, or within another one, one is left.
  return isNew.reduce<Permission[]>(
    (kept, one) =>
      kept.some((other) => covers(other, one)) ? kept : [...kept.filter((other) => !covers(one, other)), one],
    [],
  );
}

function covers(wide: Permission, narrow: Permission): boolean {
  if (wide.verb !== '*' && wide.verb !== narrow.verb) return false;
  if (wide.url !== undefined || narrow.url !== undefined) return coversUrl(wide.url, narrow.url);
  return (
    (wide.group === '*' || wide.group === narrow.group) &&
    coversResource(wide.resource, narrow.resource) &&
    (wide.name === undefined || wide.name === narrow.name)
  );
}

function coversUrl(wide: string | undefined, narrow: string | undefined): boolean {
  if (wide === undefined || narrow === undefined) return false;
  return wide === '*' || wide === narrow || (wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1)));
}

/** `*` is every resource with its subresources; `*\/scale` is one subresource of each. */
function coversResource(wide: string, narrow: string): boolean {
  if (wide === '*' || wide === narrow) return true;
  const [, part] = narrow.split('/');
  return part !== undefined && wide === `*/${part}`;
}

const ESCALATING_VERBS = new Set(['*', 'escalate', 'bind', 'impersonate']);
const READING = new Set(['get', 'list', 'watch', '*']);
const WRITING = new Set(['create', 'update', 'patch', '*']);
/** Whoever may write these may give itself any right, or read any Secret (Kubernetes: RBAC good practices, privilege escalation risks). */
const WRITTEN_TO_ESCALATE = new Set([
  'rbac.authorization.k8s.io/roles',
  'rbac.authorization.k8s.io/rolebindings',
  'rbac.authorization.k8s.io/clusterroles',
  'rbac.authorization.k8s.io/clusterrolebindings',
  'admissionregistration.k8s.io/mutatingwebhookconfigurations',
  'admissionregistration.k8s.io/validatingwebhookconfigurations',
  '/serviceaccounts/token',
  '/pods/exec',
  '/pods/attach',
  '/pods/ephemeralcontainers',
  '/nodes/proxy',
  'certificates.k8s.io/certificatesigningrequests/approval',
]);

/** Whether a permission in all namespaces leads to all others, or to all Secrets. */
export function isFarReaching({ verb, group, resource, name, url }: Permission): boolean {
  if (url !== undefined) return false;
  if (group === '*' && resource === '*') return true;
  if (ESCALATING_VERBS.has(verb) && (verb !== '*' || resource === '*')) return true;
  if (name !== undefined) return false;
  const isCore = group === '' || group === '*';
  if (isCore && (resource === 'secrets' || resource === '*') && READING.has(verb)) return true;
  if (!WRITING.has(verb)) return resource === 'nodes/proxy' && isCore;
  return resource === '*'
    ? group === '' || group === 'rbac.authorization.k8s.io'
    : WRITTEN_TO_ESCALATE.has(`${isCore ? '' : group}/${resource}`);
}

/** Permissions in a few words: `get, list secrets; * in group apps`. */
export function permissionsText(permissions: readonly Permission[]): string[] {
  const verbs = new Map<string, string[]>();
  for (const { verb, group, resource, name, url } of permissions) {
    const what = url ?? `${resource}${group === '' ? '' : `.${group}`}${name === undefined ? '' : ` named ${name}`}`;
    verbs.set(what, [...(verbs.get(what) ?? []), verb]);
  }
  const resources = new Map<string, string[]>();
  for (const [what, all] of verbs) {
    const text = [...new Set(all)].sort().join(', ');
    resources.set(text, [...(resources.get(text) ?? []), what]);
  }
  return [...resources].map(([all, what]) => `${all} ${what.join(', ')}`);
}
