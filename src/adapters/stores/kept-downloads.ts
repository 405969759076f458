import { createHash } from 'node:crypto';
import { UndeterminedError } from '../../errors.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import type { ContentCache } from '../../ports/content-cache.ts';
import type { Http, HttpRequest, HttpResponse } from '../../ports/http.ts';
import { redactUrl } from '../../text/redact-url.ts';

const OK = 200;
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

/**
 * An Http for single files at URLs, for requests without a method, headers or a credential of their own: each URL is asked for
 * once in a run, so that base and head read the same bytes, and its answer is kept for runs that are offline. Of an answer that
 * is not 200 only the status is kept; of one that may be another in a minute, nothing.
 *
 * @param http what is asked, unless the run is offline. Closed by its owner.
 */
export function keptDownloads(http: Http, { cache, offline }: { cache: ContentCache; offline: boolean }): Http {
  const asked = new Map<string, Promise<HttpResponse>>();

  async function kept(url: string, key: string): Promise<HttpResponse> {
    const fact = await cache.fact(key);
    const { status, digest } = isJsonObject(fact) ? fact : {};
    const body = typeof digest === 'string' ? await cache.get(digest) : undefined;
    if (typeof status === 'number' && (status !== OK || body !== undefined))
      return { status, headers: {}, body: body ?? Buffer.alloc(0), url };
    throw new UndeterminedError(`${redactUrl(url)} is not in the cache, and nothing is fetched offline.`, {
      next: 'Run once without --offline, both times with the same --cache-dir.',
    });
  }

  async function fetched(request: HttpRequest, key: string): Promise<HttpResponse> {
    const response = await http.send(request);
    const { status, body } = response;
    if (status === OK) await cache.keepFact(key, { status, digest: await cache.put(body) });
    else if (status < SERVER_ERROR && status !== TOO_MANY_REQUESTS) await cache.keepFact(key, { status });
    return response;
  }

  return {
    send: (request) => {
      // A URL may have a signature in it that opens a file
      const key = `http ${createHash('sha256').update(request.url).digest('hex')}`;
      const known = asked.get(key) ?? (offline ? kept(request.url, key) : fetched(request, key));
      asked.set(key, known);
      return known;
    },
    permittedAddresses: (url) => http.permittedAddresses(url),
    close: () => http.close(),
  };
}
