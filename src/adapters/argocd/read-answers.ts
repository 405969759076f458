import { UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import type {
  IgnoredDifferences,
  LiveCluster,
  LiveSettings,
  ManagedResource,
  OrphanedResource,
} from '../../model/live.ts';
import { parseJson } from '../../text/json.ts';
import { parseYaml } from '../../text/yaml.ts';

/** Reads the answer of `GET /api/v1/settings`. */
export function readSettings(answer: JsonObject): LiveSettings {
  const options = map(answer['kustomizeOptions']);
  const ignoreDifferences: Record<string, IgnoredDifferences> = {};
  for (const [kind, override] of Object.entries(map(answer['resourceOverrides']))) {
    const ignored = readIgnored(map(override)['ignoreDifferences']);
    if (ignored !== undefined) ignoreDifferences[kind] = ignored;
  }
  return {
    trackingMethod: text(answer['trackingMethod']),
    instanceLabelKey: text(answer['appLabelKey']),
    installationId: text(answer['installationID']),
    // The description of the API has them in small letters, servers do not
    kustomizeBuildOptions: text(options['BuildOptions']) ?? text(options['buildOptions']),
    ignoreDifferences,
    resourceExclusions: undefined,
    namespace: text(answer['controllerNamespace']),
  };
}

/** A YAML text in what servers send, a map in the description of the API. @returns nothing when nothing is ignored. */
function readIgnored(written: Json | undefined): IgnoredDifferences | undefined {
  const value = typeof written === 'string' ? parseYaml(written).documents[0]?.value : written;
  const fields = map(value);
  const list = (key: string) => array(fields[key]).filter((each) => typeof each === 'string');
  const ignored = {
    jsonPointers: list('jsonPointers'),
    jqPathExpressions: list('jqPathExpressions'),
    managedFieldsManagers: list('managedFieldsManagers'),
  };
  return Object.values(ignored).some((each) => each.length > 0) ? ignored : undefined;
}

/** Reads the answer of `GET /api/v1/clusters`. */
export function readClusters(answer: JsonObject): LiveCluster[] {
  return maps(answer['items']).map((cluster) => {
    const info = map(cluster['info']);
    const version = text(info['serverVersion']) ?? text(cluster['serverVersion']);
    const server = text(cluster['server']) ?? '';
    return {
      server,
      name: text(cluster['name']) ?? server,
      kubeVersion: version?.replace(/^v/, ''),
      apiVersions: array(info['apiVersions']).filter((each) => typeof each === 'string'),
    };
  });
}

/** Reads the answer of `GET …/managed-resources`: its objects are texts of JSON, `null` where there is none. */
export function readManagedResources(answer: JsonObject): ManagedResource[] {
  return maps(answer['items']).map((item) => ({
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
  return maps(answer['orphanedNodes'])
    .filter((node) => array(node['parentRefs']).length === 0)
    .map(readIdentity);
}

function readIdentity(item: JsonObject): OrphanedResource {
  return {
    group: text(item['group']) ?? '',
    kind: text(item['kind']) ?? '',
    namespace: text(item['namespace']) ?? '',
    name: text(item['name']) ?? '',
  };
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

function map(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function array(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function maps(value: Json | undefined): JsonObject[] {
  return array(value).filter(isJsonObject);
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
