import { openRegistry } from '../../../src/adapters/registry/open-registry.ts';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import { nearCredential } from '../../../src/argocd/repository-credentials.ts';
import type { RepositoryCredential } from '../../../src/model/repository-credential.ts';
import type { ContentCache } from '../../../src/ports/content-cache.ts';
import type { DockerAuth } from '../../../src/ports/credentials.ts';
import type { Http } from '../../../src/ports/http.ts';
import type { Registry } from '../../../src/ports/registry.ts';
import { fakeContentCache } from '../../fakes/content-cache.ts';
import { packedChart } from '../../fakes/tar-archive.ts';

export interface Setting {
  http?: Http;
  cache?: ContentCache;
  /** By URL. */
  credentials?: Readonly<Record<string, RepositoryCredential>>;
  /** By host. */
  docker?: Readonly<Record<string, DockerAuth>>;
  /** Default: every host on 127.0.0.1. */
  plainHttp?: (host: string) => boolean;
  offline?: boolean;
}

/** A registry over the real Http, which may reach 127.0.0.1 and never waits. */
export function registryUnderTest(setting: Setting = {}): { registry: Registry; close(): Promise<void> } {
  const { credentials = {}, docker = {} } = setting;
  const http =
    setting.http ?? systemHttp({ environment: {}, allowHosts: ['127.0.0.1'], sleep: async () => {}, random: () => 1 });
  const registry = openRegistry({
    http,
    cache: setting.cache ?? fakeContentCache(),
    credentialFor: Object.assign((url: string) => (Object.hasOwn(credentials, url) ? credentials[url] : undefined), {
      near: nearCredential({ credentials: Object.values(credentials), authorities: new Map() }),
    }),
    dockerAuth: (repository) => {
      const host = repository.slice(0, repository.indexOf('/'));
      return Object.hasOwn(docker, host) ? docker[host] : undefined;
    },
    plainHttp: setting.plainHttp ?? ((host) => host.startsWith('127.0.0.1:')),
    offline: setting.offline ?? false,
  });
  return { registry, close: () => http.close() };
}

/** A packed chart with a Chart.yaml, unless there is one. */
export function packed(chart: string, version: string, files: Readonly<Record<string, string>> = {}): Buffer {
  return packedChart(chart, { 'Chart.yaml': `apiVersion: v2\nname: ${chart}\nversion: ${version}\n`, ...files });
}
