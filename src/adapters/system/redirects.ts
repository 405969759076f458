import { HttpFailure, type HttpRequest } from '../../ports/http.ts';
import { shownUrl } from './shown-url.ts';

const MAXIMUM_REDIRECTS = 5;

const STATUSES = new Set([301, 302, 303, 307, 308]);
/** Of the caller's own headers, what opens something at the first origin alone. */
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Whether a request must not be sent twice, nor to where its author did not mean it. */
export function changesSomething({ method = 'GET' }: HttpRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** One request on the way, and the URLs before it. */
export interface Hop {
  url: URL;
  request: HttpRequest;
  before: readonly string[];
}

/**
 * @param status with `location`, of the answer to `hop`.
 * @returns the next request; nothing when this answer is the last.
 * @throws HttpFailure for a circle, too many, another scheme, or one that would be read by all on the way.
 */
export function redirected(hop: Hop, status: number, location: string | undefined): Hop | undefined {
  if (changesSomething(hop.request) || location === undefined || !STATUSES.has(status)) return undefined;
  if (!URL.canParse(location, hop.url.href)) throw new HttpFailure('it redirects to what is no URL');
  const url = new URL(location, hop.url.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new HttpFailure(`it redirects to ${url.protocol}, which is not followed`);
  const to = shownUrl(url);
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw new HttpFailure(`it redirects from https:// to ${to}, which is not followed`, {
      next: 'Use the URL that it should lead to, with https://.',
    });
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  const before = [...hop.before, hop.url.href];
  if (before.includes(url.href)) {
    const circle = [...before.slice(before.indexOf(url.href)), url.href].map((each) => shownUrl(new URL(each)));
    throw new HttpFailure(`it redirects in a circle: ${circle.join(' → ')}`);
  }
  if (before.length > MAXIMUM_REDIRECTS) {
    throw new HttpFailure(`it redirects more than ${MAXIMUM_REDIRECTS} times, at last to ${to}`);
  }
  return { url, before, request: url.origin === hop.url.origin ? hop.request : withoutSecrets(hop.request) };
}

/** For another origin; those that opened the first one stay behind for good, also when a later redirect leads back. */
function withoutSecrets({ authorization: _, headers, tls, ...rest }: HttpRequest): HttpRequest {
  const { certificate: _certificate, key: _key, ...server } = tls ?? {};
  const harmless = Object.entries(headers ?? {}).filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase()));
  return { ...rest, headers: Object.fromEntries(harmless), ...(tls !== undefined && { tls: server }) };
}
