import { createHash } from 'node:crypto';
import { UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import { HttpFailure, type HttpResponse } from '../../ports/http.ts';
import { NotInSource } from '../../ports/registry.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { connectionOf, type Downloads, notCached, unusable } from './downloads.ts';
import { jsonOf } from './json-answer.ts';
import { type OciLayer, type OciManifest, readManifest } from './oci-manifest.ts';
import { isDigest, type OciReference } from './oci-reference.ts';
import { sameOrigin } from './reference-url.ts';
import { howToEnter, isAnonymous, logIn, type RegistryEntrance } from './registry-login.ts';

const MEBIBYTE = 1024 * 1024;
const MAXIMUM_MANIFEST = 4 * MEBIBYTE;
const MAXIMUM_BLOB = 100 * MEBIBYTE;
const MAXIMUM_PAGE = 16 * MEBIBYTE;
const MAXIMUM_TAGS = 100_000;
const PAGE = 1000;
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

export interface OciRepository {
  /** `host/path`. */
  readonly name: string;
  /** As the registry has them. */
  tags(): Promise<string[]>;
  /** @param reference a tag, which is asked for in each run, or a digest, which is not when it is in the cache. */
  manifest(reference: string): Promise<{ digest: string; manifest: OciManifest }>;
  blob(layer: OciLayer): Promise<Buffer>;
}

/** One repository of an OCI registry, read through the cache. */
export function ociRepository(
  downloads: Downloads,
  { host, path }: Pick<OciReference, 'host' | 'path'>,
  credential: RepositoryCredential | undefined,
): OciRepository {
  const { cache, offline, once } = downloads;
  const name = `${host}/${path}`;
  let authorization: string | undefined;

  async function enter(): Promise<RegistryEntrance> {
    const origin = await once(['origin', host], () => originOf(downloads, host, credential));
    return { host, path, origin, credential };
  }

  async function get(what: string, below: string, accept: string, maximumBytes: number): Promise<HttpResponse> {
    const entrance = await enter();
    const url = `${entrance.origin}/v2/${path}${below}`;
    const ask = () => {
      const known = authorization !== undefined && { authorization };
      return downloads.send({ url, headers: { accept }, maximumBytes, ...known, ...connectionOf(credential) });
    };
    let response = await ask();
    // Where a redirect led has no business with this registry's password
    if (response.status === 401 && sameOrigin(url, response.url)) {
      authorization = await logIn(downloads, entrance, response);
      if (authorization !== undefined) response = await ask();
    }
    if (response.status === 200) return response;
    if (response.status === 404) {
      const code = errorCode(response);
      // Some registries hide what is private behind an unknown name, and then Argo CD may well find it
      const hidden = code !== 'MANIFEST_UNKNOWN' && authorization !== undefined && isAnonymous(downloads, entrance);
      if (UNKNOWN.includes(code) && !hidden) throw new NotInSource(`There is no ${what} in ${entrance.origin}.`);
    }
    throw unusable(`The ${what} (${redactUrl(url)})`, response, howToEnter(downloads, entrance));
  }

  async function fetchManifest(reference: string): Promise<{ digest: string; body: Buffer }> {
    const what = `manifest ${name}${isDigest(reference) ? '@' : ':'}${reference}`;
    const response = await get(what, `/manifests/${reference}`, MANIFESTS, MAXIMUM_MANIFEST);
    const digest = digestOf(response.body);
    const stated = isDigest(reference) ? reference : response.headers['docker-content-digest'];
    if (stated !== undefined && isDigest(stated) && stated !== digest) throw otherDigest(`The ${what}`, digest, stated);
    await cache.put(response.body);
    return { digest, body: response.body };
  }

  async function bytesOf(reference: string): Promise<{ digest: string; body: Buffer }> {
    const key = `oci tag ${name}:${reference}`;
    const digest = isDigest(reference) ? reference : offline ? await cache.fact(key) : undefined;
    const body = typeof digest === 'string' ? await cache.get(digest) : undefined;
    if (typeof digest === 'string' && body !== undefined) return { digest, body };
    if (offline) throw notCached(`The manifest ${name}:${reference}`);
    const fetched = await fetchManifest(reference);
    if (!isDigest(reference)) await cache.keepFact(key, fetched.digest);
    return fetched;
  }

  async function listTags(): Promise<string[]> {
    const key = `oci tags ${name}`;
    if (offline) {
      const known = await cache.fact(key);
      if (Array.isArray(known)) return known.filter((tag) => typeof tag === 'string');
      throw notCached(`The list of tags of ${name}`);
    }
    const tags = new Set<string>();
    let below: string | undefined = `/tags/list?n=${PAGE}`;
    while (below !== undefined) {
      const response: HttpResponse = await get(`repository ${name}`, below, 'application/json', MAXIMUM_PAGE);
      const before = tags.size;
      for (const tag of tagsIn(response.body, name)) tags.add(tag);
      below = nextPage(response, path);
      if (below !== undefined && (tags.size === before || tags.size > MAXIMUM_TAGS)) throw endless(name);
    }
    await cache.keepFact(key, [...tags]);
    return [...tags];
  }

  async function fetchBlob({ digest, size }: OciLayer): Promise<Buffer> {
    const cached = await cache.get(digest);
    if (cached) return cached;
    const what = `layer ${name}@${digest}`;
    if (offline) throw notCached(`The ${what}`);
    if (size > MAXIMUM_BLOB) {
      throw new UndeterminedError(`The ${what} has ${size} bytes; more than 100 MiB are not read.`, {
        next: 'Publish it with less in it.',
      });
    }
    const { body } = await get(what, `/blobs/${digest}`, '*/*', MAXIMUM_BLOB);
    const found = digestOf(body);
    if (found !== digest) throw otherDigest(`The ${what}`, found, digest);
    await cache.put(body);
    return body;
  }

  return {
    name,
    tags: () => once(['tags', name], listTags),
    manifest: (reference) =>
      once(['manifest', name, reference], async () => {
        const { digest, body } = await bytesOf(reference);
        return { digest, manifest: readManifest(body, `${name}@${digest}`) };
      }),
    blob: (layer) => once(['blob', name, layer.digest], () => fetchBlob(layer)),
  };
}

/**
 * Where a registry answers. One that may be spoken to without TLS is asked once, without a password, whether it wants to be: a server
 * with TLS answers 400 to that.
 */
async function originOf(
  downloads: Downloads,
  host: string,
  credential: RepositoryCredential | undefined,
): Promise<string> {
  // Docker Hub has its registry at another name than its images
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host;
  if (!downloads.plainHttp(host)) return `https://${server}`;
  try {
    const url = `http://${server}/v2/`;
    const { status, url: end } = await downloads.send({ url, maximumBytes: MEBIBYTE, ...connectionOf(credential) });
    if ([200, 401, 403].includes(status) && sameOrigin(url, end)) return `http://${server}`;
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
  }
  return `https://${server}`;
}

/** Only a registry's own words say that it lacks something: 404 may be of anything that stands before it. */
const UNKNOWN = ['NAME_UNKNOWN', 'MANIFEST_UNKNOWN', 'BLOB_UNKNOWN', 'NOT_FOUND'];

function errorCode({ body }: HttpResponse): string {
  const answer = jsonOf(body);
  const errors = isJsonObject(answer) ? answer['errors'] : undefined;
  const [first] = Array.isArray(errors) ? errors : [];
  return isJsonObject(first) ? String(first['code']) : '';
}

function tagsIn(body: Buffer, name: string): string[] {
  const answer = jsonOf(body);
  // A repository without tags has null
  const tags: Json | undefined = isJsonObject(answer) ? (answer['tags'] ?? []) : undefined;
  if (Array.isArray(tags)) return tags.filter((tag) => typeof tag === 'string');
  throw new UndeterminedError(`The list of tags of ${name} cannot be read: it is not what a registry answers.`, {
    next: 'Check repoURL: is it a registry?',
  });
}

/** @returns what follows the repository's path in the URL of the next page; other hosts and repositories are not asked. */
function nextPage({ headers, url }: HttpResponse, path: string): string | undefined {
  const [, target] = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(headers['link'] ?? '') ?? [];
  if (target === undefined || !URL.canParse(target, url)) return undefined;
  const next = new URL(target, url);
  const list = `/v2/${path}/tags/list`;
  return next.pathname === list && sameOrigin(next.href, url) ? `/tags/list${next.search}` : undefined;
}

function endless(name: string): UndeterminedError {
  return new UndeterminedError(`The list of tags of ${name} does not end, or has more than ${MAXIMUM_TAGS} tags.`, {
    next: 'Name an exact version instead of a constraint.',
  });
}

function otherDigest(what: string, found: string, stated: string): UndeterminedError {
  return new UndeterminedError(`${what} is not the one that was named: ${found} instead of ${stated}.`, {
    next: 'Check the registry, and any proxy before it.',
  });
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
