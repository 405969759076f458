import { HttpFailure } from '../../ports/http.ts';
import { canonicalHost, isAddress, isInRange } from './address-rule.ts';

export interface ChosenProxy {
  /** `http://HOST:PORT` or `https://…`. */
  origin: string;
  /** `HOST:PORT`, for messages: credentials are only below. */
  shown: string;
  /** The `Proxy-Authorization` header. */
  authorization: string | undefined;
  /** What names it: `HTTPS_PROXY`. */
  source: string;
}

/** Names and values of environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for a URL, by the variables and rules of curl, which git follows too: the lower-case name wins, and https_proxy is for
 * https:// alone.
 * @param own the proxy that the request brings: then the environment's do not count.
 * @returns nothing when the host is reached directly.
 * @throws HttpFailure when the proxy is of a kind that cannot be used.
 */
export function proxyFor(
  url: URL,
  environment: Environment,
  own?: { url: string; noProxy?: string },
): ChosenProxy | undefined {
  const noProxy = own === undefined ? firstSet(environment, ['no_proxy', 'NO_PROXY'])?.value : own.noProxy;
  if (noProxy !== undefined && isExcepted(url, noProxy)) return undefined;
  if (own !== undefined) return readProxy(own.url, "the repository's proxy");
  const names = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const found = firstSet(environment, [...names, 'all_proxy', 'ALL_PROXY']);
  return found && readProxy(found.value, found.name);
}

function firstSet(environment: Environment, names: readonly string[]): { name: string; value: string } | undefined {
  for (const name of names) {
    const value = environment[name]?.trim();
    if (value) return { name, value };
  }
  return undefined;
}

function readProxy(text: string, source: string): ChosenProxy {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    const kind = url === undefined ? 'is no URL' : `begins with ${url.protocol}//`;
    throw new HttpFailure(`${source} ${kind}: only http:// and https:// proxies can be used`, {
      next: `Set ${source} to http://HOST:PORT, or leave it out.`,
    });
  }
  const shown = url.port === '' ? `${url.hostname}:${url.protocol === 'https:' ? 443 : 80}` : url.host;
  return { origin: url.origin, shown, authorization: basic(url), source };
}

function basic(url: URL): string | undefined {
  if (url.username === '' && url.password === '') return undefined;
  const login = [url.username, url.password].map(decoded).join(':');
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** A password is often written with a bare `%`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Hosts with their subdomains, with or without `.` or `*.` in front and a port behind; addresses and ranges of them; `*` is all. */
function isExcepted(url: URL, noProxy: string): boolean {
  const host = canonicalHost(url.hostname) ?? '';
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      if (isAddress(host) && entry.includes('/')) return isInRange(host, entry);
      const [, name = entry, only] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      const excepted = canonicalHost(name.replace(/^\*?\./, ''));
      if (excepted === undefined || (only !== undefined && only !== port)) return false;
      return host === excepted || (host.endsWith(`.${excepted}`) && !isAddress(host));
    });
}
