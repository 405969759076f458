import pLimit from 'p-limit';
import { isJsonObject, type JsonObject, type KubeObject, metadataString } from '../../../src/model/kube-object.ts';
import { parseJson } from '../../../src/text/json.ts';
import { ApiFailure, type Testbed } from '../testbed.ts';
import type { Outcome } from './our-rendering.ts';

/** What the server says of itself and of the cluster that it deploys to. */
export interface ServerFacts {
  version: string;
  kubeVersion: string;
  apiVersions: string[];
  kustomizeBuildOptions: string;
  gitUrl: string;
  chartsUrl: string;
}

const IN_CLUSTER = encodeURIComponent('https://kubernetes.default.svc');

export async function serverFacts(testbed: Testbed): Promise<Omit<ServerFacts, 'gitUrl' | 'chartsUrl'>> {
  const { Version } = await testbed.api<{ Version: string }>('GET', '/api/version');
  const { info } = await testbed.api<{ info: { serverVersion: string; apiVersions: string[] } }>(
    'GET',
    `/api/v1/clusters/${IN_CLUSTER}`,
  );
  const settings = await testbed.api<{ kustomizeOptions?: { BuildOptions?: string } }>('GET', '/api/v1/settings');
  return {
    version: Version,
    kubeVersion: info.serverVersion,
    apiVersions: info.apiVersions,
    kustomizeBuildOptions: settings.kustomizeOptions?.BuildOptions ?? '',
  };
}

/**
 * Creates Applications, unsynced. Those that the API server does not take are put past it, as kubectl or a parent would: then it
 * is the controller that refuses them.
 */
export async function createAll(testbed: Testbed, applications: readonly KubeObject[]): Promise<void> {
  const limit = pLimit(8);
  const create = async (manifest: KubeObject) => {
    try {
      await testbed.api('POST', '/api/v1/applications?validate=false', testbed.labelled(manifest));
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status !== 400) throw error;
      testbed.apply(manifest);
    }
  };
  await Promise.all(applications.map((manifest) => limit(create, manifest)));
}

/** What Argo CD makes of an Application: what its repo server returns, and what its controller compares with the cluster. */
export interface TheirObjects {
  rendered: KubeObject[];
  compared: KubeObject[];
}

/** @returns what Argo CD makes of one Application. */
export async function argoCdOutcome(testbed: Testbed, manifest: KubeObject): Promise<Outcome<TheirObjects>> {
  const [namespace, name] = [metadataString(manifest, 'namespace'), metadataString(manifest, 'name')];
  const query = `appNamespace=${namespace}`;
  const application = await testbed.until(
    `${namespace}/${name} is compared`,
    async () => {
      const found = await testbed.api<JsonObject>('GET', `/api/v1/applications/${name}?${query}`);
      const status = found['status'];
      return isJsonObject(status) && (status['reconciledAt'] || errorOf(found) !== undefined) ? found : undefined;
    },
    240,
  );
  const error = errorOf(application);
  if (error !== undefined) return { refused: error };
  try {
    const { manifests } = await testbed.api<{ manifests?: string[] }>(
      'GET',
      `/api/v1/applications/${name}/manifests?${query}`,
    );
    const managed = await testbed.api<{ items?: { targetState?: string; hook?: boolean }[] }>(
      'GET',
      `/api/v1/applications/${name}/managed-resources?${query}`,
    );
    return {
      rendered: (manifests ?? []).map((text) => parseJson(text) as KubeObject),
      compared: (managed.items ?? [])
        .map(({ targetState }) => parseJson(targetState ?? 'null'))
        .filter(isJsonObject) as KubeObject[],
    };
  } catch (thrown) {
    if (thrown instanceof ApiFailure) return { refused: thrown.message };
    throw thrown;
  }
}

/** The condition that keeps Argo CD from deploying: rendering failed, or the spec is at fault. */
function errorOf(application: JsonObject): string | undefined {
  const status = application['status'];
  const conditions =
    isJsonObject(status) && Array.isArray(status['conditions']) ? status['conditions'].filter(isJsonObject) : [];
  const error = conditions.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
  return error && `${String(error['type'])}: ${String(error['message'])}`;
}
