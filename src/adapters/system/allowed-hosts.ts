import { InputError } from '../../errors.ts';
import { canonicalHost, isAddress } from './address-rule.ts';

/** Whether the operator trusts a host, and with it the addresses behind it. The host is in its canonical form. */
export type IsAllowed = (host: string, port: number) => boolean;

/**
 * Reads the input `allow-hosts`.
 * @param entries `host`, `host:port`, `*.suffix`, an address, `[v6]:port`. An address permits that address where it is written in a
 *   URL, not the names that lead to it.
 * @throws InputError for an entry that is none of these.
 */
export function allowedHosts(entries: readonly string[]): IsAllowed {
  const rules = entries.map(ruleOf);
  return (host, port) =>
    rules.some(
      (rule) =>
        (rule.port === undefined || rule.port === port) &&
        (rule.suffix ? host.endsWith(`.${rule.host}`) && !isAddress(host) : host === rule.host),
    );
}

/** The same for a host as it is written in a URL, with its port: whether it may be spoken to without TLS. */
export function isAllowedHost(entries: readonly string[]): (authority: string) => boolean {
  const isAllowed = allowedHosts(entries);
  return (authority) => {
    const { hostname, port } = new URL(`http://${authority}`);
    const host = canonicalHost(hostname);
    return host !== undefined && isAllowed(host, Number(port || 80));
  };
}

function ruleOf(entry: string): { host: string; suffix: boolean; port: number | undefined } {
  const [, star, name = '', digits] =
    /^(\*\.)?(\[[^\]]*\]|[^:]+|[^:]*:[^:]*:.*?)(?::(\d+))?$/s.exec(entry.trim()) ?? [];
  // `::1` and `fe80::1:80` have no port: only brackets could tell it apart
  const bare = /^[^[\]]*:[^[\]]*:/.test(entry.trim());
  const host = canonicalHost(bare ? entry.trim() : name);
  const port = bare || digits === undefined ? undefined : Number(digits);
  if (host === undefined || host.includes('*') || (port !== undefined && (port < 1 || port > 65_535))) {
    throw new InputError(`allow-hosts: ${JSON.stringify(entry)} is no host`, {
      next: 'Write HOST, HOST:PORT, *.SUFFIX, an address or [IPV6]:PORT, without https:// and without a path.',
    });
  }
  return { host, suffix: star !== undefined, port };
}
