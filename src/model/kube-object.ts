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

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns the string at `metadata.<field>`, or empty when it is absent or not a string. */
export function metadataString(object: KubeObject, field: 'name' | 'namespace' | 'generateName'): string {
  const metadata = object['metadata'];
  const value = isJsonObject(metadata) ? metadata[field] : undefined;
  return typeof value === 'string' ? value : '';
}

export function identityOf(object: KubeObject): ObjectIdentity {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    namespace: metadataString(object, 'namespace'),
    name: metadataString(object, 'name') || `${metadataString(object, 'generateName')}*`,
  };
}

/** A string that is equal for two objects exactly when their identities are. */
export function identityKey(identity: ObjectIdentity): string {
  return `${identity.group}/${identity.kind}/${identity.namespace}/${identity.name}`;
}
