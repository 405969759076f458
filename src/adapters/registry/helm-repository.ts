import { createHash } from 'node:crypto';
import { UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import { withNear } from '../../ports/credentials.ts';
import type { HttpRequest } from '../../ports/http.ts';
import { NotInSource } from '../../ports/registry.ts';
import { nearest } from '../../text/nearest.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { type PublishedVersion, readIndex } from './chart-index.ts';
import { findVersion, newestFirst, newestOfMinor } from './chart-versions.ts';
import { connectionOf, type Downloads, notCached, unusable } from './downloads.ts';
import { basic, resolveReference, sameOrigin, splitUser } from './reference-url.ts';

const MAXIMUM_INDEX = 100 * 1024 * 1024;
const MAXIMUM_ARCHIVE = 100 * 1024 * 1024;
const SHOWN_VERSIONS = 5;

export interface PackedChart {
  version: string;
  digest: string;
  manifestDigest: string | undefined;
  archive: Buffer;
}

export interface HelmRepository {
  /** All versions that Helm accepts, in the order of the index. */
  versions(chart: string): Promise<PublishedVersion[]>;
  /** @param fetchOci fetches what the index says is in a registry. */
  chart(
    chart: string,
    version: string,
    fetchOci: (url: string, version: string) => Promise<PackedChart>,
  ): Promise<PackedChart>;
}

/** A Helm repository: an index.yaml, and archives that it names. */
export function helmRepository(downloads: Downloads, repoURL: string): HelmRepository {
  const { cache, credentialFor, offline } = downloads;
  const { url, authorization: ofUrl } = splitUser(repoURL);
  const shown = redactUrl(url);
  const credential = credentialFor(repoURL, 'helm');
  const authorization = authorizationOf(credential) ?? ofUrl;
  const access =
    authorization === undefined
      ? withNear(`Give repository-credentials for ${shown}.`, credentialFor, repoURL, 'helm')
      : `Check the repository-credentials for ${shown}: they do not open it.`;

  async function index(): Promise<{ body: Buffer; shownUrl: string }> {
    const indexUrl = resolveReference(url, 'index.yaml');
    if (indexUrl === undefined) {
      throw new UndeterminedError(`${shown} is no URL of a Helm repository.`, { next: 'Check repoURL.' });
    }
    const shownUrl = redactUrl(indexUrl);
    return { body: await downloads.once(['index', repoURL], () => fetchIndex(indexUrl, shownUrl)), shownUrl };
  }

  async function fetchIndex(indexUrl: string, shownUrl: string): Promise<Buffer> {
    const key = `helm index ${indexUrl}`;
    const known = indexFact(await cache.fact(key));
    const cached = known && (await cache.get(known.digest));
    if (offline) {
      if (cached) return cached;
      throw notCached(`The index ${shownUrl}`);
    }
    const response = await downloads.send({
      url: indexUrl,
      headers: cached ? conditions(known) : {},
      maximumBytes: MAXIMUM_INDEX,
      ...(authorization !== undefined && { authorization }),
      ...connectionOf(credential),
    });
    if (response.status === 304 && cached) return cached;
    if (response.status === 404) {
      throw new UndeterminedError(`The index ${shownUrl} is not there: 404.`, {
        next: 'Check repoURL. If it is that of an OCI registry, write it without https://.',
      });
    }
    if (response.status !== 200) throw unusable(`The index ${shownUrl}`, response, access);
    const digest = await cache.put(response.body);
    const { etag, 'last-modified': lastModified } = response.headers;
    await cache.keepFact(key, {
      digest,
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
    });
    return response.body;
  }

  function chartKey(chart: string, version: string): string {
    return `helm chart ${JSON.stringify([url, chart, version])}`;
  }

  /** A published version is never changed, and so asked for once. */
  async function cachedChart(chart: string, version: string): Promise<PackedChart | undefined> {
    const digest = await cache.fact(chartKey(chart, version));
    const archive = typeof digest === 'string' ? await cache.get(digest) : undefined;
    if (typeof digest !== 'string' || archive === undefined) return undefined;
    return { version, digest, manifestDigest: undefined, archive };
  }

  async function versions(chart: string): Promise<PublishedVersion[]> {
    const { body, shownUrl } = await index();
    return downloads.once(['versions', repoURL, chart], async () => {
      const found = readIndex(body, chart, shownUrl);
      if (found.versions !== undefined && found.versions.length > 0) return [...found.versions];
      if (found.versions !== undefined) {
        throw new NotInSource(`${shown} has no version of the chart ${chart} that Helm accepts.`);
      }
      const near = nearest(chart, found.charts);
      const hint = near === undefined ? `it has ${found.charts.length} others` : `did you mean ${near}?`;
      throw new NotInSource(`${shown} has no chart ${chart}: ${hint}`);
    });
  }

  async function fetchArchive(chart: string, { version, urls, digest }: PublishedVersion): Promise<Buffer> {
    const [reference] = urls;
    const archiveUrl = reference === undefined ? undefined : resolveReference(url, reference);
    const what = `The archive of ${chart} ${version}`;
    if (archiveUrl === undefined) {
      throw new UndeterminedError(`${what} cannot be fetched: the index of ${shown} names no URL for it.`, {
        next: 'Write the index again with "helm repo index".',
      });
    }
    const at = `${what} (${redactUrl(archiveUrl)})`;
    const request = archiveRequest(archiveUrl);
    const response = await downloads.send(request);
    const untold = authorization !== undefined && request.authorization === undefined;
    const passing = `It is at another host, which is not told the password: set passCredentials for ${shown} if it may be.`;
    if (response.status !== 200) throw unusable(at, response, untold ? passing : access);
    const expected = digest?.replace(/^sha256:/, '').toLowerCase();
    const found = createHash('sha256').update(response.body).digest('hex');
    if (expected !== undefined && expected !== found) {
      throw new UndeterminedError(
        `${at} is not the one that the index names: sha256:${found} instead of sha256:${expected}.`,
        {
          next: 'Find out which of them was changed, and write the index again with "helm repo index".',
        },
      );
    }
    return response.body;
  }

  /** User and password go to another host only with passCredentials; certificates and what is trusted are this repository's. */
  function archiveRequest(archiveUrl: string): HttpRequest {
    const { url: plainUrl, authorization: ofArchive } = splitUser(archiveUrl);
    const own = sameOrigin(url, plainUrl) || credential?.passCredentials === true;
    const sent = own ? (authorization ?? ofArchive) : ofArchive;
    const { tls, proxy } = connectionOf(credential);
    const { certificate, key, ...trusted } = tls ?? {};
    const shownTls = own ? tls : trusted;
    return {
      url: plainUrl,
      headers: { accept: 'application/gzip,application/octet-stream' },
      maximumBytes: MAXIMUM_ARCHIVE,
      ...(sent !== undefined && { authorization: sent }),
      ...(shownTls && Object.keys(shownTls).length > 0 && { tls: shownTls }),
      ...(proxy && { proxy }),
    };
  }

  return {
    versions,
    async chart(chart, version, fetchOci) {
      const cached = await cachedChart(chart, version);
      if (cached) return cached;
      // An index that is kept says what was there, not what is
      if (offline) throw notCached(`The chart ${chart} ${version} of ${shown}`);
      const published = await versions(chart);
      const names = published.map((each) => each.version);
      const name = findVersion(version, names);
      const found = published.find((each) => each.version === name);
      if (found === undefined) throw noVersion(`the chart ${chart} in ${shown}`, version, names);
      const again = found.version === version ? undefined : await cachedChart(chart, found.version);
      if (again) return again;
      const [reference = ''] = found.urls;
      if (reference.startsWith('oci://')) return fetchOci(reference, found.version);
      const archive = await fetchArchive(chart, found);
      const digest = await cache.put(archive);
      await cache.keepFact(chartKey(chart, found.version), digest);
      return { version: found.version, digest, manifestDigest: undefined, archive };
    },
  };
}

/** @param of with its article, in the middle of a sentence: `the chart loki in https://charts.example.com`. */
export function noVersion(of: string, version: string, published: readonly string[]): NotInSource {
  const sorted = newestFirst(published);
  const near = newestOfMinor(version, sorted) ?? nearest(version, sorted);
  const newest = sorted.slice(0, SHOWN_VERSIONS);
  const hint = near === undefined ? '' : `did you mean ${near}? `;
  const rest = published.length - newest.length;
  const list =
    newest.length === 0 ? 'It has none.' : `The newest: ${newest.join(', ')}${rest > 0 ? ` (and ${rest} more)` : ''}.`;
  return new NotInSource(`There is no version ${version} of ${of}: ${hint}${list}`);
}

/** Only Basic is sent, as Argo CD and Helm do; a bearer token stands for itself. */
function authorizationOf(credential: RepositoryCredential | undefined): string | undefined {
  if (credential?.bearerToken !== undefined) return `Bearer ${credential.bearerToken}`;
  if (!credential?.username && !credential?.password) return undefined;
  return basic(credential.username ?? '', credential.password ?? '');
}

interface IndexFact {
  digest: string;
  etag: string | undefined;
  lastModified: string | undefined;
}

function indexFact(value: Json | undefined): IndexFact | undefined {
  if (!isJsonObject(value) || typeof value['digest'] !== 'string') return undefined;
  const text = (field: Json | undefined) => (typeof field === 'string' ? field : undefined);
  return { digest: value['digest'], etag: text(value['etag']), lastModified: text(value['lastModified']) };
}

function conditions({ etag, lastModified }: IndexFact): Record<string, string> {
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(etag === undefined && lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}
