import { type Hop, redirected } from '../../src/adapters/system/redirects.ts';
import { type Http, HttpFailure, type HttpRequest, type HttpResponse } from '../../src/ports/http.ts';

/** An answer, or only what matters of it: default 200, without headers, empty. A failure is thrown. */
export type FakeHttpAnswer =
  | HttpFailure
  | { status?: number; headers?: Readonly<Record<string, string>>; body?: string | Buffer };
type FakeHttpStep = FakeHttpAnswer | ((request: HttpRequest) => FakeHttpAnswer);

export interface FakeHttp extends Http {
  /** Every request so far, in order; those that redirects led to are not in it. */
  readonly requests: readonly HttpRequest[];
  /** Every URL that permittedAddresses was asked for. */
  readonly lookups: readonly string[];
}

interface FakeHttpOptions {
  /** What permittedAddresses says, by URL. Default: one address of a documentation range. */
  addresses?: Readonly<Record<string, readonly string[] | HttpFailure>>;
}

/**
 * Http without a network: `fakeHttp({ 'GET https://charts.example/index.yaml': { body: 'entries: {}' } })`.
 * The key is the method and the whole URL. Several answers in a list are given one after another, and then the last one for ever;
 * nothing is tried again. Redirects are followed to URLs that have an answer as well. What has none is an HttpFailure.
 */
export function fakeHttp(
  answers: Readonly<Record<string, FakeHttpStep | readonly FakeHttpStep[]>>,
  options: FakeHttpOptions = {},
): FakeHttp {
  const requests: HttpRequest[] = [];
  const lookups: string[] = [];
  const asked = new Map<string, number>();
  let closed = false;

  function answerTo(request: HttpRequest): Exclude<FakeHttpAnswer, HttpFailure> {
    const key = `${request.method ?? 'GET'} ${request.url}`;
    const given = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (given === undefined) throw new HttpFailure(`the fake has no answer to ${key}`);
    const steps = (Array.isArray(given) ? given : [given]) as readonly FakeHttpStep[];
    const turn = asked.get(key) ?? 0;
    asked.set(key, turn + 1);
    const step = steps[Math.min(turn, steps.length - 1)];
    const answer = typeof step === 'function' ? step(request) : step;
    if (answer === undefined || answer instanceof HttpFailure) throw answer ?? new HttpFailure(`no answer to ${key}`);
    return answer;
  }

  function follow(asked: HttpRequest): HttpResponse {
    let hop: Hop = { url: new URL(asked.url), request: asked, before: [] };
    for (;;) {
      const url = hop.url.href;
      const { status = 200, headers = {}, body = '' } = answerTo({ ...hop.request, url });
      const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const response = { status, headers: Object.fromEntries(names), body: Buffer.from(body), url };
      const next = redirected(hop, status, response.headers['location']);
      if (next === undefined) return bounded(response, asked);
      hop = next;
    }
  }

  return {
    requests,
    lookups,
    send: async (request) => {
      if (closed) throw new HttpFailure('the connections were closed');
      const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
      if (!/^https?:$/.test(url?.protocol ?? '') || url?.username || url?.password)
        throw new HttpFailure('not a URL that is fetched');
      requests.push(request);
      return follow(request);
    },
    permittedAddresses: async (url) => {
      lookups.push(url);
      const given = options.addresses && Object.hasOwn(options.addresses, url) ? options.addresses[url] : ['192.0.2.1'];
      if (given === undefined || given instanceof HttpFailure) throw given ?? new HttpFailure(`no address of ${url}`);
      return [...given];
    },
    close: async () => {
      closed = true;
    },
  };
}

function bounded(response: HttpResponse, { method, maximumBytes, url }: HttpRequest): HttpResponse {
  const tooLarge = response.body.length > maximumBytes;
  if (tooLarge && response.status >= 200 && response.status < 300)
    throw new HttpFailure(`${url} has more than ${maximumBytes} bytes`);
  return tooLarge || method === 'HEAD' ? { ...response, body: Buffer.alloc(0) } : response;
}
