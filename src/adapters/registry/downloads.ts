import pLimit from 'p-limit';
import { UndeterminedError } from '../../errors.ts';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import type { ContentCache } from '../../ports/content-cache.ts';
import type { CredentialFor, DockerAuthFor } from '../../ports/credentials.ts';
import type { Http, HttpRequest, HttpResponse, HttpTls } from '../../ports/http.ts';

/** What is downloaded at once, over all repositories. */
const PARALLEL = 8;

export interface RegistryOptions {
  http: Http;
  cache: ContentCache;
  credentialFor: CredentialFor;
  /** Used for registries for which no credential is given. */
  dockerAuth: DockerAuthFor;
  /** Whether a registry may be spoken to without TLS. @param host with its port. */
  plainHttp(host: string): boolean;
  /** Only what is in the cache is there. */
  offline: boolean;
}

export interface Downloads extends Omit<RegistryOptions, 'http'> {
  /** Sends a request when its turn comes. Throws an HttpFailure without an answer. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Runs a task once for its key; who asks later gets the same promise. */
  once<T>(key: readonly string[], task: () => Promise<T>): Promise<T>;
}

/** What all repositories of one run share. */
export function openDownloads({ http, ...options }: RegistryOptions): Downloads {
  const limit = pLimit(PARALLEL);
  const running = new Map<string, Promise<unknown>>();
  return {
    ...options,
    send: (request) => limit(() => http.send(request)),
    once: <T>(parts: readonly string[], task: () => Promise<T>) => {
      const key = JSON.stringify(parts);
      const known = running.get(key) as Promise<T> | undefined;
      const promise = known ?? task();
      running.set(key, promise);
      return promise;
    },
  };
}

/** TLS and proxy of a credential, for every request that is sent on its behalf. */
export function connectionOf(credential: RepositoryCredential | undefined): Pick<HttpRequest, 'tls' | 'proxy'> {
  if (credential === undefined) return {};
  const { ca, tlsClientCert, tlsClientKey, insecure, proxy, noProxy } = credential;
  const tls: HttpTls = {
    ...(ca !== undefined && { ca }),
    ...(tlsClientCert !== undefined && { certificate: tlsClientCert }),
    ...(tlsClientKey !== undefined && { key: tlsClientKey }),
    ...(insecure !== undefined && { insecure }),
  };
  return {
    ...(Object.keys(tls).length > 0 && { tls }),
    ...(proxy !== undefined && { proxy: { url: proxy, ...(noProxy !== undefined && { noProxy }) } }),
  };
}

/** @param what was asked for, with its article: `The index of https://charts.example.com`. */
export function notCached(what: string): UndeterminedError {
  return new UndeterminedError(`${what} is not in the cache, and nothing is fetched offline.`, {
    next: 'Run once without --offline, both times with the same --cache-dir.',
  });
}

/**
 * The error for an answer that is not the one that was hoped for.
 *
 * @param what was asked for, with its article, and where: `The index https://charts.example.com/index.yaml`.
 * @param access what to do when it is refused for want of a credential.
 */
export function unusable(what: string, { status }: HttpResponse, access: string): UndeterminedError {
  const words = WORDS[status];
  if (status === 401 || status === 403)
    return new UndeterminedError(`${what} is refused: ${status}.`, { next: access });
  if (words !== undefined) return new UndeterminedError(`${what} ${words.message}: ${status}.`, { next: words.next });
  if (status >= 500) {
    return new UndeterminedError(`${what} cannot be read: the server has an error, ${status}.`, {
      next: 'Run again when the server is up.',
    });
  }
  return new UndeterminedError(`${what} cannot be read: the server answers ${status}.`, { next: 'Check the URL.' });
}

const WORDS: Partial<Record<number, { message: string; next: string }>> = {
  404: { message: 'is not there', next: 'Check repoURL and chart.' },
  407: { message: 'is refused by a proxy', next: 'Put user and password of the proxy into HTTPS_PROXY.' },
  410: { message: 'is gone', next: 'Check repoURL and chart.' },
  429: {
    message: 'is refused for now, after too many requests',
    next: 'Run again later; registries let those that log in (repository-credentials) have more.',
  },
};
