import { fileURLToPath } from 'node:url';
import { lazyEngine } from '../adapters/engine/lazy-engine.ts';
import { remoteRepositories } from '../adapters/git/remote-repositories.ts';
import { executable, nativeRenderer } from '../adapters/native-tools/native-renderer.ts';
import { openRegistry } from '../adapters/registry/open-registry.ts';
import { folderContentCache } from '../adapters/stores/content-cache.ts';
import { keptDownloads } from '../adapters/stores/kept-downloads.ts';
import { isAllowedHost } from '../adapters/system/allowed-hosts.ts';
import { systemHttp } from '../adapters/system/http.ts';
import { makeFolder } from '../adapters/system/make-folder.ts';
import { privateFolder } from '../adapters/system/private-folder.ts';
import { listValue, textValue } from '../commands/context.ts';
import type { InputValues } from '../config/command-line.ts';
import type { Credentials } from '../config/read-credentials.ts';
import { type InputError, inputErrorsOf } from '../errors.ts';
import type { Http } from '../ports/http.ts';
import type { Registry } from '../ports/registry.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { RemoteRepositories } from '../ports/repository.ts';
import { VERSION } from '../version.ts';

export interface Downloads {
  /** For single files at URLs. */
  http: Http;
  registry: Registry;
  remotes: RemoteRepositories;
  /** The remotes before the cache that they keep their packs in. */
  close(): Promise<void>;
}

export interface Binaries {
  helm: string | undefined;
  kustomize: string | undefined;
}

/** Opens what the inputs name of this machine and the network; nothing is reached yet. */
export async function openTools(
  values: InputValues,
  credentials: Credentials,
  environment: NodeJS.ProcessEnv,
): Promise<{ downloads: Downloads | undefined; binaries: Binaries; errors: InputError[] }> {
  const binary = (name: 'helm-path' | 'kustomize-path') => {
    const path = textValue(values, name);
    return path === undefined ? undefined : executable(name, path);
  };
  const opening = [
    binary('helm-path'),
    binary('kustomize-path'),
    openDownloads(values, credentials, environment),
  ] as const;
  const [helm, kustomize, downloads] = await Promise.allSettled(opening);
  const fulfilled = <T>(settled: PromiseSettledResult<T>) =>
    settled.status === 'fulfilled' ? settled.value : undefined;
  return {
    downloads: fulfilled(downloads),
    binaries: { helm: fulfilled(helm), kustomize: fulfilled(kustomize) },
    errors: inputErrorsOf(
      [helm, kustomize, downloads].map((each) => (each.status === 'rejected' ? each.reason : undefined)),
    ),
  };
}

async function openDownloads(
  values: InputValues,
  credentials: Credentials,
  environment: NodeJS.ProcessEnv,
): Promise<Downloads> {
  const { credentialFor, dockerAuthFor } = credentials;
  const offline = values.offline === true;
  const allowHosts = listValue(values, 'allow-hosts');
  const http = systemHttp({ environment, allowHosts, offline, userAgent: `seatrial/${VERSION}` });
  const cache = folderContentCache(textValue(values, 'cache-dir'), { makeFolder, privateFolder });
  const plainHttp = isAllowedHost(allowHosts);
  const registry = openRegistry({ http, cache, credentialFor, dockerAuth: dockerAuthFor, plainHttp, offline });
  const remotes = remoteRepositories({ http, credentialFor, cache, environment, offline });
  return {
    http: keptDownloads(http, { cache, offline }),
    registry,
    remotes,
    async close() {
      await Promise.allSettled([remotes.dispose(), http.close()]);
      await cache.close();
    },
  };
}

/** @param engine the folder that holds engine.wasm. */
export function openRenderer(engine: URL, timeoutMs: number, binaries: Binaries): Renderer {
  const sandbox = lazyEngine({
    module: fileURLToPath(new URL('engine.wasm', engine)),
    worker: new URL('engine-worker.js', engine),
    timeoutMs,
  });
  if (binaries.helm === undefined && binaries.kustomize === undefined) return sandbox;
  const limits = { milliseconds: timeoutMs, maximumBytes: 64 << 20 };
  return nativeRenderer(sandbox, { ...binaries, ...limits, temporaryFolder: privateFolder });
}
