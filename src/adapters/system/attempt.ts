import type { HttpRequest, HttpResponse } from '../../ports/http.ts';
import type { AddressGuard } from './address-guard.ts';
import { ACCEPTED_ENCODINGS, decodeBody, readBody } from './body.ts';
import type { Dispatchers } from './dispatchers.ts';
import { type FailureWords, failureWords, proxyWords } from './failure-words.ts';
import type { HttpLimits } from './limits.ts';
import { type ChosenProxy, type Environment, proxyFor } from './proxies.ts';
import { type Hop, redirected } from './redirects.ts';
import { shownUrl } from './shown-url.ts';

/** A try without an answer. */
export interface Stumble {
  /** The request, and where it had got to. */
  where: string;
  words: FailureWords;
}

export type Attempt = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse | Stumble>;

/** Bytes of the body of an answer that says no. */
const REFUSAL_BYTES = 64 * 1024;

type Answer = Awaited<ReturnType<ReturnType<Dispatchers['to']>['dispatcher']['request']>>;

/** @returns what sends a request once, along its redirects. It throws nothing. */
export function attempts(world: {
  guard: AddressGuard;
  dispatchers: () => Promise<Dispatchers>;
  environment: Environment;
  limits: HttpLimits;
  userAgent: string;
}): Attempt {
  const { guard, dispatchers, environment, limits, userAgent } = world;

  async function send({ url, request }: Hop, proxy: ChosenProxy | undefined, signal: AbortSignal): Promise<Answer> {
    guard.check(url.hostname, Number(url.port) || (url.protocol === 'https:' ? 443 : 80));
    const way = (await dispatchers()).to(url, proxy, request.tls);
    return way.dispatcher.request({
      origin: way.origin,
      path: way.path,
      method: request.method ?? 'GET',
      headers: {
        'user-agent': userAgent,
        'accept-encoding': ACCEPTED_ENCODINGS,
        ...headersOf(request),
        ...way.headers,
      },
      body: request.body ?? null,
      signal,
    });
  }

  return async (request, signal) => {
    let hop: Hop | undefined = { url: withoutFragment(request.url), request, before: [] };
    for (;;) {
      let proxy: ChosenProxy | undefined;
      try {
        proxy = proxyFor(hop.url, environment, request.proxy);
        const answer = await send(hop, proxy, signal);
        if (proxy !== undefined && answer.statusCode === 407) {
          await answer.body.dump();
          return { where: whereOf(hop, proxy), words: proxyWords(407, proxy) };
        }
        const headers = flat(answer.headers);
        const next = redirected(hop, answer.statusCode, headers['location']);
        if (next === undefined) return await whole(hop, answer, headers, signal);
        await answer.body.dump();
        hop = next;
      } catch (error) {
        return {
          where: whereOf(hop, proxy),
          words: failureWords(signal.aborted ? signal.reason : error, limits, proxy),
        };
      }
    }
  };
}

async function whole(
  { url, request }: Hop,
  answer: Answer,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const status = answer.statusCode;
  const response = { status, headers, url: url.href };
  if (request.method === 'HEAD') {
    await answer.body.dump();
    return { ...response, body: Buffer.alloc(0) };
  }
  const good = status >= 200 && status < 300;
  const limit = good ? request.maximumBytes : Math.min(request.maximumBytes, REFUSAL_BYTES);
  // What was asked for as it is stays as it is: a chart archive that a server calls gzip-encoded has the digest of the archive
  const decodes = headersOf(request)['accept-encoding'] === undefined && headers['content-encoding'] !== undefined;
  try {
    const sent = await readBody(answer.body, headers['content-length'], limit);
    if (!decodes) return { ...response, body: sent };
    const { 'content-encoding': encoding, 'content-length': _, ...others } = headers;
    return { ...response, headers: others, body: await decodeBody(sent, encoding, limit) };
  } catch (error) {
    // The status has said it all; its page may be of any kind and size
    if (!good && !signal.aborted) return { ...response, body: Buffer.alloc(0) };
    throw error;
  }
}

function headersOf({ headers = {}, authorization }: HttpRequest): Record<string, string> {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...Object.fromEntries(named), ...(authorization !== undefined && { authorization }) };
}

function flat(headers: Answer['headers']): Record<string, string> {
  const named = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
  );
  return Object.fromEntries(named);
}

function withoutFragment(text: string): URL {
  const url = new URL(text);
  url.hash = '';
  return url;
}

function whereOf({ url, request, before }: Hop, proxy: ChosenProxy | undefined): string {
  const first = shownUrl(new URL(before[0] ?? url.href));
  const redirect = before.length === 0 ? '' : ` (redirected to ${shownUrl(url)})`;
  const through = proxy === undefined ? '' : ` through the proxy ${proxy.shown}`;
  return `${request.method ?? 'GET'} ${first}${redirect}${through}`;
}
