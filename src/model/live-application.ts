import { canonicalJson } from '../text/canonical.ts';
import { redactUrls } from '../text/redact-url.ts';
import { listAt, objectAt, objectsAt, stringsAt, textAt } from './fields.ts';
import { isJsonObject, type Json, type JsonObject, type ObjectIdentity } from './kube-object.ts';
import type { LiveApplication, LiveResource, SyncStatus } from './live.ts';

/** The address of Argo CD's page of an Application. */
export type PageOf = (ref: { namespace: string; name: string }) => string;

/**
 * Reads an Application object as Argo CD stores it: the same over its API and in the cluster.
 *
 * @param pageOf gives Argo CD's page of it; without, there is none.
 * @returns nothing for what has no name.
 */
export function readLiveApplication(object: JsonObject, pageOf?: PageOf): LiveApplication | undefined {
  const { managedFields: _left, ...metadata } = objectAt(object, 'metadata');
  const name = textAt(metadata, 'name');
  if (name === '') return undefined;
  const namespace = textAt(metadata, 'namespace');
  const status = objectAt(object, 'status');
  const sync = objectAt(status, 'sync');
  return {
    name,
    namespace,
    manifest: { ...object, metadata },
    sync: syncStatus(sync['status']) ?? 'Unknown',
    health: textAt(objectAt(status, 'health'), 'status') || undefined,
    revisions: revisionsOf(sync),
    resources: [...objectsAt(status, 'resources')].map(([, resource]) => readResource(resource)),
    conditions: [...objectsAt(status, 'conditions')].map(([, condition]) => ({
      type: textAt(condition, 'type'),
      // Some releases put the credentials of a repository into errors (argoproj/argo-cd#12309)
      message: redactUrls(textAt(condition, 'message')),
    })),
    reconciledAt: textAt(status, 'reconciledAt') || undefined,
    statusIsCurrent: isCurrent(objectAt(object, 'spec'), objectAt(sync, 'comparedTo')),
    url: pageOf?.({ namespace, name }),
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

/**
 * Whether Argo CD leaves an Application alone: it neither compares nor syncs it, and its status is that of before
 * (controller/appcontroller.go, canProcessApp).
 */
export function isLeftAlone(manifest: JsonObject): boolean {
  return skipsReconcile(objectAt(manifest, 'metadata', 'annotations'));
}

/** Whether the annotation `argocd.argoproj.io/skip-reconcile` is there and true: what Go's strconv.ParseBool takes for it. */
export function skipsReconcile(annotations: JsonObject): boolean {
  return /^(?:1|t|T|true|TRUE|True)$/.test(textAt(annotations, 'argocd.argoproj.io/skip-reconcile'));
}

/** Which object an entry is about, of those that Argo CD lists. */
export function readIdentity(item: JsonObject): ObjectIdentity {
  return {
    group: textAt(item, 'group'),
    kind: textAt(item, 'kind'),
    namespace: textAt(item, 'namespace'),
    name: textAt(item, 'name'),
  };
}

function readResource(resource: JsonObject): LiveResource {
  return {
    ...readIdentity(resource),
    version: textAt(resource, 'version'),
    sync: syncStatus(resource['status']),
    health: textAt(objectAt(resource, 'health'), 'status') || undefined,
    requiresPruning: resource['requiresPruning'] === true,
    hook: resource['hook'] === true,
  };
}

function revisionsOf(sync: JsonObject): string[] {
  const several = [...stringsAt(sync, 'revisions')].map(([, revision]) => revision);
  return (several.length > 0 ? several : [textAt(sync, 'revision')]).filter((revision) => revision !== '');
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
  const destination = objectAt(spec, 'destination');
  const comparedDestination = objectAt(compared, 'destination');
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
  const hydrator = objectAt(spec, 'sourceHydrator');
  const syncSource = objectAt(hydrator, 'syncSource');
  if (Object.keys(hydrator).length > 0) {
    const repoURL = syncSource['repoURL'] || objectAt(hydrator, 'drySource')['repoURL'];
    return [{ repoURL, path: syncSource['path'], targetRevision: syncSource['targetBranch'] }];
  }
  const several = listAt(spec, 'sources');
  return several.length > 0 ? [...several] : [spec['source'] ?? null];
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
