import { canonicalJson } from '../text/canonical.ts';
import { isJsonObject, type Json, type JsonObject } from './kube-object.ts';
import type { LiveApplication, LiveResource, SyncStatus } from './live.ts';

/**
 * Reads an Application object as Argo CD stores it: the same over its API and in the cluster.
 *
 * @param url Argo CD's page of it, where there is one.
 * @returns nothing for what has no name.
 */
export function readLiveApplication(object: JsonObject, url?: string): LiveApplication | undefined {
  const { managedFields: _left, ...metadata } = map(object['metadata']);
  const name = text(metadata['name']);
  if (name === undefined) return undefined;
  const spec = map(object['spec']);
  const status = map(object['status']);
  const sync = map(status['sync']);
  return {
    name,
    namespace: text(metadata['namespace']) ?? '',
    manifest: { ...object, metadata },
    sync: syncStatus(sync['status']) ?? 'Unknown',
    health: text(map(status['health'])['status']),
    revisions: revisionsOf(sync),
    resources: maps(status['resources']).map(readResource),
    conditions: maps(status['conditions']).map((condition) => ({
      type: text(condition['type']) ?? '',
      message: text(condition['message']) ?? '',
    })),
    reconciledAt: text(status['reconciledAt']),
    statusIsCurrent: isCurrent(spec, map(sync['comparedTo'])),
    url,
  };
}

/**
 * Whether Kubernetes can have an object of this name in this namespace (RFC 1123). A manifest may say anything, and a name such as `..`
 * would lead somewhere else in the path of a URL.
 */
export function mayExist({ namespace, name }: { namespace: string; name: string }): boolean {
  const label = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
  return name.length <= 253 && name.split('.').every((part) => label.test(part)) && label.test(namespace);
}

function readResource(resource: JsonObject): LiveResource {
  return {
    group: text(resource['group']) ?? '',
    version: text(resource['version']) ?? '',
    kind: text(resource['kind']) ?? '',
    namespace: text(resource['namespace']) ?? '',
    name: text(resource['name']) ?? '',
    sync: syncStatus(resource['status']),
    health: text(map(resource['health'])['status']),
    requiresPruning: resource['requiresPruning'] === true,
    hook: resource['hook'] === true,
  };
}

function revisionsOf(sync: JsonObject): string[] {
  const several = Array.isArray(sync['revisions']) ? sync['revisions'] : [];
  const all = several.length > 0 ? several : [sync['revision'] ?? null];
  return all.flatMap((revision) => text(revision) ?? []);
}

function syncStatus(value: Json | undefined): SyncStatus | undefined {
  return value === 'Synced' || value === 'OutOfSync' || value === 'Unknown' ? value : undefined;
}

/**
 * Whether the spec that is there now is the one that was compared (types.go ApplicationSpec.BuildComparedToStatus). Argo CD may
 * have added the server of a destination that has a name.
 */
function isCurrent(spec: JsonObject, compared: JsonObject): boolean {
  if (Object.keys(compared).length === 0) return false;
  const destination = map(spec['destination']);
  const comparedDestination = map(compared['destination']);
  const isSameDestination = ['server', 'name', 'namespace'].every(
    (key) => !destination[key] || destination[key] === comparedDestination[key],
  );
  const written = sourcesOf(spec);
  const before = sourcesOf({ source: compared['source'], sources: compared['sources'] });
  return (
    isSameDestination &&
    isEqual(written, before) &&
    isEqual(spec['ignoreDifferences'] ?? [], compared['ignoreDifferences'] ?? [])
  );
}

/** In the order that Argo CD itself looks: hydrator, `sources`, `source` (types.go GetSources). */
function sourcesOf(spec: JsonObject): Json {
  const hydrator = map(spec['sourceHydrator']);
  const syncSource = map(hydrator['syncSource']);
  if (Object.keys(hydrator).length > 0) {
    const repoURL = syncSource['repoURL'] || map(hydrator['drySource'])['repoURL'];
    return [{ repoURL, path: syncSource['path'], targetRevision: syncSource['targetBranch'] }];
  }
  const several = Array.isArray(spec['sources']) ? spec['sources'] : [];
  return several.length > 0 ? several : [spec['source'] ?? null];
}

function isEqual(a: Json, b: Json): boolean {
  return canonicalJson(withoutEmpty(a), 'the Application') === canonicalJson(withoutEmpty(b), 'the Application');
}

/** Go leaves out what is empty, so that it does not matter who wrote `recurse: false`. */
function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    const rest = withoutEmpty(inner ?? null);
    const isEmpty =
      rest === null ||
      rest === false ||
      rest === '' ||
      (Array.isArray(rest) && rest.length === 0) ||
      (isJsonObject(rest) && Object.keys(rest).length === 0);
    return isEmpty ? [] : [[key, rest]];
  });
  return Object.fromEntries(kept);
}

function map(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function maps(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
