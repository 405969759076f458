/** JSON as Kubernetes has it: integers beyond 2^53 are bigints, so that no digit is lost. */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
}

/** A Kubernetes object as it was rendered. Only apiVersion and kind can be relied on. */
export interface KubeObject extends JsonObject {
  apiVersion: string;
  kind: string;
}

/** What tells one object from another in a cluster; the version of its API does not. */
export interface ObjectIdentity {
  /** API group; empty for the core group. */
  group: string;
  kind: string;
  /** Empty for a cluster-scoped object. */
  namespace: string;
  name: string;
}

/** @returns the API group of an `apiVersion`: `apps` of `apps/v1`, empty of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Whether a value is a map. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns the string at `metadata.<field>`, or empty when it is absent or not a string. */
export function metadataString(object: KubeObject, field: 'name' | 'namespace' | 'generateName'): string {
  const metadata = object['metadata'];
  const value = isJsonObject(metadata) ? metadata[field] : undefined;
  return typeof value === 'string' ? value : '';
}

/** What an object is told apart by: group, kind, namespace and name. */
export function identityOf(object: KubeObject): ObjectIdentity {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    namespace: metadataString(object, 'namespace'),
    name: metadataString(object, 'name') || `${metadataString(object, 'generateName')}*`,
  };
}

/** A string that is equal for two objects exactly when their identities are: `group/kind/namespace/name`. */
export function identityKey({ group, kind, namespace, name }: ObjectIdentity): string {
  return `${keyPart(group)}/${keyPart(kind)}/${keyPart(namespace)}/${keyPart(name)}`;
}

/** No valid name holds a slash or a percent sign; a made-up one must not pass for another object. */
function keyPart(text: string): string {
  return /[%/]/.test(text) ? text.replaceAll('%', '%25').replaceAll('/', '%2F') : text;
}

/**
 * Objects by identity key, in their order, with the items of lists in place of the lists.
 * Objects with `generateName` have no name of their own: the second of equal ones gets `#2`, and so on.
 *
 * @param duplicate called with the key of an object that is there already; the last one is kept unless it throws.
 */
export function byIdentity(objects: readonly KubeObject[], duplicate: (key: string) => void): Map<string, KubeObject> {
  const found = new Map<string, KubeObject>();
  const generated = new Map<string, number>();
  for (const object of objects.flatMap(expandList)) {
    let key = identityKey(identityOf(object));
    if (metadataString(object, 'name') === '') {
      const count = (generated.get(key) ?? 0) + 1;
      generated.set(key, count);
      if (count > 1) key = `${key}#${count}`;
    }
    if (found.delete(key)) duplicate(key);
    found.set(key, object);
  }
  return found;
}

/** @returns the items of a list, and of lists within it; the object itself when it is none, or holds what is no object. */
function expandList(object: KubeObject): KubeObject[] {
  const items = object['items'];
  return Array.isArray(items) && items.every(isKubeObject) ? items.flatMap(expandList) : [object];
}

/** Whether a value says of which API and kind it is, as every object of Kubernetes does. */
export function isKubeObject(value: unknown): value is KubeObject {
  return isJsonObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
}

/** A Secret of the core group: the one kind whose values are secret by definition. */
export function isSecret(object: JsonObject): boolean {
  return object['kind'] === 'Secret' && object['apiVersion'] === 'v1';
}
