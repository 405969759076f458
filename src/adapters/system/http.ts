import { setTimeout as sleepFor } from 'node:timers/promises';
import { type Http, HttpFailure, type HttpRequest, type HttpResponse } from '../../ports/http.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { addressGuard, type Resolve, systemResolve } from './address-guard.ts';
import { allowedHosts } from './allowed-hosts.ts';
import { attempts, type Stumble } from './attempt.ts';
import type { Dispatchers } from './dispatchers.ts';
import { failureWords } from './failure-words.ts';
import { HTTP_LIMITS, type HttpLimits } from './limits.ts';
import { type Environment, proxyFor } from './proxies.ts';
import { changesSomething } from './redirects.ts';
import { remoteHost } from './remote-host.ts';
import { backoff, isTransient, MAXIMUM_TRIES, retryAfter, shownDuration } from './retries.ts';
import { shownUrl } from './shown-url.ts';
import { trust } from './trust.ts';

interface SystemHttpOptions {
  /** For the proxies and authorities that it names: HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, SSL_CERT_FILE … */
  environment: Environment;
  /** The input `allow-hosts`. */
  allowHosts?: readonly string[];
  /** Nothing is fetched: every request fails at once. */
  offline?: boolean;
  /** The `User-Agent` header. */
  userAgent?: string;
  limits?: Partial<HttpLimits>;
  resolve?: Resolve;
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** From 0 to 1. */
  random?: () => number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * The Http of this machine, over undici.
 * @throws InputError when an entry of `allowHosts` is no host.
 */
export function systemHttp(options: SystemHttpOptions): Http {
  const { environment, allowHosts = [], offline = false, userAgent = 'seatrial', resolve = systemResolve } = options;
  const { sleep = (ms, signal) => sleepFor(ms, undefined, { signal }), random = Math.random, now = Date.now } = options;
  const limits: HttpLimits = { ...HTTP_LIMITS, ...options.limits };
  const guard = addressGuard(allowedHosts(allowHosts), resolve);
  const trusted = trust(environment);
  let opened: Promise<Dispatchers> | undefined;
  const attempt = attempts({ guard, dispatchers, environment, limits, userAgent });
  // Loaded by the first request: many runs make none, and undici takes as long to start as all else
  function dispatchers(): Promise<Dispatchers> {
    opened ??= import(/* webpackMode: "eager" */ './dispatchers.ts').then(({ openDispatchers }) =>
      openDispatchers(guard, trusted, limits),
    );
    return opened;
  }

  const running = new Set<AbortController>();
  let closed = false;

  function ready(): void {
    if (closed) throw new HttpFailure('the connections were closed');
    if (!offline) return;
    throw new HttpFailure('offline: nothing is fetched', { next: 'Run without --offline, or fill the cache before.' });
  }

  async function tries(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const deadline = now() + limits.total;
    for (let failures = 1; ; failures += 1) {
      const outcome = await attempt(request, signal);
      const response = 'status' in outcome ? outcome : undefined;
      const again = 'status' in outcome ? isTransient(outcome.status) : outcome.words.again;
      if (!again || changesSomething(request) || failures === MAXIMUM_TRIES) return settled(outcome, failures);
      const asked = retryAfter(response?.headers['retry-after'], now());
      if (response !== undefined && asked !== undefined && asked > limits.retryAfter)
        throw comeBackLater(request, response, asked, now());
      const delay = (asked ?? 0) + backoff(failures, random());
      if (now() + delay >= deadline) return settled(outcome, failures);
      await sleep(delay, signal).catch(() => settled(stopped(request, signal), failures));
    }
  }

  function stopped({ method = 'GET', url }: HttpRequest, signal: AbortSignal): Stumble {
    return { where: `${method} ${shownUrl(new URL(url))}`, words: failureWords(signal.reason, limits) };
  }

  return {
    send: async (request) => {
      requireFetchable(request.url);
      ready();
      const controller = new AbortController();
      const late = new HttpFailure(`timed out: not done after ${shownDuration(limits.total)}`);
      const timer = setTimeout(() => controller.abort(late), limits.total);
      running.add(controller);
      try {
        return await tries(request, controller.signal);
      } finally {
        clearTimeout(timer);
        running.delete(controller);
      }
    },
    permittedAddresses: async (remote) => {
      ready();
      const target = remoteHost(remote);
      if (target === undefined) throw new HttpFailure(`${redactUrl(remote)} names no host that can be reached`);
      const { host, port, url } = target;
      guard.check(host, port);
      if (url !== undefined && proxyFor(url, environment) !== undefined) return [];
      try {
        const found = await soon(guard.addresses(host, port), limits.connect);
        return found.map(({ address }) => address);
      } catch (error) {
        const { what, next } = failureWords(error, limits);
        throw new HttpFailure(
          error instanceof HttpFailure ? what : `${host}: ${what}`,
          next === undefined ? {} : { next },
        );
      }
    },
    close: async () => {
      closed = true;
      for (const controller of running) controller.abort(new HttpFailure('the connections were closed'));
      await (await opened)?.destroy();
    },
  };
}

/** User and password in a URL are sent by nobody who means to, and get into logs. */
function requireFetchable(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const shown = redactUrl(text);
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new HttpFailure(`${shown} is not fetched: only http:// and https:// are`, {
      next: 'Put it at a URL that begins with https://.',
    });
  if (url.username !== '' || url.password !== '') {
    throw new HttpFailure(`${shown} is not fetched: there is a user or a password in its URL`, {
      next: 'Take them out of the URL, and give them as a credential of the repository.',
    });
  }
}

/** A resolver may take its time: git and ssh, which ask it again, have time-outs of their own. */
function soon<T>(lookup: Promise<T>, milliseconds: number): Promise<T> {
  const late = Object.assign(new Error('no answer'), { code: 'EAI_AGAIN' });
  let timer: NodeJS.Timeout;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), milliseconds);
  });
  return Promise.race([lookup, timeout]).finally(() => clearTimeout(timer));
}

function settled(outcome: HttpResponse | Stumble, tries: number): HttpResponse {
  if ('status' in outcome) return outcome;
  const { where, words } = outcome;
  const count = tries === 1 ? '' : `, ${tries} times`;
  throw new HttpFailure(`${where}: ${words.what}${count}`, words.next === undefined ? {} : { next: words.next });
}

function comeBackLater(request: HttpRequest, response: HttpResponse, wait: number, now: number): HttpFailure {
  const when = now + wait < MAXIMUM_DATE ? ` (${new Date(now + wait).toISOString()})` : '';
  const where = `${request.method ?? 'GET'} ${shownUrl(new URL(response.url))}`;
  return new HttpFailure(
    `${where}: the server answers ${response.status} and asks to come back in ${shownDuration(wait)}${when}`,
    { next: 'Run again after that, or with a credential that may ask more often.' },
  );
}

/** The last one that JavaScript knows. */
const MAXIMUM_DATE = 8.64e15;
