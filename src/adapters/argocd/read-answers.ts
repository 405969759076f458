import { UndeterminedError } from '../../errors.ts';
import { listAt, objectAt, objectOf, objectsAt, stringsAt, textAt } from '../../model/fields.ts';
import { type IgnoredDifferences, ignoredDifferences } from '../../model/ignored-differences.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import type { LiveCluster, LiveSettings, ManagedResource, OrphanedResource } from '../../model/live.ts';
import { readIdentity } from '../../model/live-application.ts';
import { parseJson } from '../../text/json.ts';
import { parseYaml } from '../../text/yaml.ts';

/** Reads the answer of `GET /api/v1/settings`. */
export function readSettings(answer: JsonObject): LiveSettings {
  const options = objectAt(answer, 'kustomizeOptions');
  const ignoreDifferences: Record<string, IgnoredDifferences> = {};
  for (const [kind, override] of Object.entries(objectAt(answer, 'resourceOverrides'))) {
    const ignored = isJsonObject(override) ? readIgnored(override['ignoreDifferences']) : undefined;
    if (ignored !== undefined) ignoreDifferences[kind] = ignored;
  }
  return {
    trackingMethod: textAt(answer, 'trackingMethod') || undefined,
    instanceLabelKey: textAt(answer, 'appLabelKey') || undefined,
    installationId: textAt(answer, 'installationID') || undefined,
    // The description of the API has them in small letters, servers do not
    kustomizeBuildOptions: textAt(options, 'BuildOptions') || textAt(options, 'buildOptions') || undefined,
    ignoreDifferences,
    resourceExclusions: undefined,
    namespace: textAt(answer, 'controllerNamespace') || undefined,
  };
}

/** A YAML text in what servers send, a map in the description of the API. @returns nothing when nothing is ignored. */
function readIgnored(written: Json | undefined): IgnoredDifferences | undefined {
  const value = typeof written === 'string' ? parseYaml(written).documents[0]?.value : written;
  const ignored = ignoredDifferences(objectOf(value));
  return Object.values(ignored).some((each) => each.length > 0) ? ignored : undefined;
}

/** Reads the answer of `GET /api/v1/clusters`. */
export function readClusters(answer: JsonObject): LiveCluster[] {
  return [...objectsAt(answer, 'items')].map(([, cluster]) => {
    const info = objectAt(cluster, 'info');
    const version = textAt(info, 'serverVersion') || textAt(cluster, 'serverVersion');
    const server = textAt(cluster, 'server');
    return {
      server,
      name: textAt(cluster, 'name') || server,
      kubeVersion: version.replace(/^v/, '') || undefined,
      apiVersions: [...stringsAt(info, 'apiVersions')].map(([, each]) => each),
    };
  });
}

/** Reads the answer of `GET …/managed-resources`: its objects are texts of JSON, `null` where there is none. */
export function readManagedResources(answer: JsonObject): ManagedResource[] {
  return [...objectsAt(answer, 'items')].map(([, item]) => ({
    ...readIdentity(item),
    hook: item['hook'] === true,
    target: stateOf(item['targetState']),
    live: stateOf(item['liveState']),
    normalizedLive: stateOf(item['normalizedLiveState']),
    predictedLive: stateOf(item['predictedLiveState']),
  }));
}

/** Reads the orphaned ones of `GET …/resource-tree`: of those, only what nothing else owns. */
export function readOrphaned(answer: JsonObject): OrphanedResource[] {
  return [...objectsAt(answer, 'orphanedNodes')]
    .filter(([, node]) => listAt(node, 'parentRefs').length === 0)
    .map(([, node]) => readIdentity(node));
}

function stateOf(value: Json | undefined): JsonObject | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  let state: Json;
  try {
    state = parseJson(value);
  } catch {
    // Never with a word of it
    throw new UndeterminedError('Argo CD sent an object that is no JSON', {
      next: 'Run again; if it stays, report it.',
    });
  }
  return isJsonObject(state) ? state : undefined;
}
