/**
 * Which addresses a run may reach. A chart index, a redirect or a name server can name any address, and the runner may be let
 * in where the author of a pull request is not. Private ranges (10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7) are permitted:
 * the registries of companies are there. Ranges: the IANA special-purpose address registries, and the clouds' documentation.
 */

/** The first that matches gives the reason. */
const REFUSED: readonly (readonly [range: string, what: string])[] = [
  ['127.0.0.0/8', 'this machine (loopback)'],
  ['::1/128', 'this machine (loopback)'],
  ['0.0.0.0/8', 'this machine (unspecified)'],
  ['::/128', 'this machine (unspecified)'],
  ['169.254.169.254/32', 'a cloud metadata service'],
  ['169.254.170.0/24', 'a cloud metadata service'],
  ['100.100.100.200/32', 'a cloud metadata service'],
  ['168.63.129.16/32', 'a cloud metadata service'],
  ['192.0.0.192/32', 'a cloud metadata service'],
  ['fd00:ec2::/32', 'a cloud metadata service'],
  ['fd20:ce::254/128', 'a cloud metadata service'],
  ['fd00:42::42/128', 'a cloud metadata service'],
  ['169.254.0.0/16', 'link-local'],
  ['fe80::/10', 'link-local'],
  ['192.0.0.0/24', 'reserved'],
  ['224.0.0.0/4', 'multicast'],
  ['ff00::/8', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
  ['240.0.0.0/4', 'reserved'],
  ['fec0::/10', 'reserved'],
  ['100::/64', 'reserved'],
];

/** IPv6 ranges that lead to an IPv4 address, which is at this byte. */
const EMBEDDING: readonly (readonly [range: string, at: number, inverted?: true])[] = [
  ['::/96', 12],
  ['::ffff:0:0/96', 12],
  ['::ffff:0:0:0/96', 12],
  ['64:ff9b::/96', 12],
  ['64:ff9b:1::/48', 12],
  ['2002::/16', 2],
  // Teredo
  ['2001::/32', 12, true],
];

/** Names that every system or cloud resolves to such an address, also behind a proxy. */
const REFUSED_NAMES: readonly (readonly [name: RegExp, what: string])[] = [
  [/(?:^|\.)(?:localhost|localhost\.localdomain|localhost6|localhost6\.localdomain6)$/, 'this machine (loopback)'],
  [/^ip6-(?:localhost|loopback)$/, 'this machine (loopback)'],
  [/^(?:metadata|(?:.+\.)?metadata\.google\.internal|metadata\.goog)$/, 'a cloud metadata service'],
  [/^(?:instance-data(?:\..+)?|(?:.+\.)?metadata\.azure\.internal)$/, 'a cloud metadata service'],
  [/^(?:metadata\.tencentyun\.com|metadata\.platformequinix\.com)$/, 'a cloud metadata service'],
];

/**
 * @param address an IP address, as a name server gives it; an IPv6 one may have a zone.
 * @returns what it is when it may not be reached: `link-local`.
 */
export function refusedAddress(address: string): string | undefined {
  const bytes = addressBytes(address);
  if (bytes === undefined) return 'no address';
  return REFUSED.find(([range]) => isIn(bytes, range))?.[1] ?? refusedEmbedded(bytes);
}

function refusedEmbedded(bytes: readonly number[]): string | undefined {
  for (const [range, at, inverted] of EMBEDDING) {
    if (!isIn(bytes, range)) continue;
    const inner = bytes.slice(at, at + 4).map((byte) => (inverted ? byte ^ 0xff : byte));
    const what = refusedAddress(inner.join('.'));
    if (what !== undefined) return `${what}, as ${inner.join('.')}`;
  }
  return undefined;
}

/** @param host in its canonical form. @returns what it is when it may not be reached, whoever looks it up. */
export function refusedName(host: string): string | undefined {
  return REFUSED_NAMES.find(([name]) => name.test(host))?.[1];
}

/**
 * @param host as in a URL: a name, an IPv6 address with or without brackets, an IPv4 address in any spelling that systems
 *   understand, such as `0x7f.1` or `2130706433`.
 * @returns it in lower case, without brackets, zone and the dot at the end, an address as it is usually written; nothing when it is no host.
 */
export function canonicalHost(host: string): string | undefined {
  const inner = host.replace(/^\[(.*)\]$/s, '$1');
  const text = inner.includes(':') ? `[${inner.replace(/%.*$/s, '')}]` : inner;
  if (inner === '' || /[\s/?#@\\]/.test(inner) || !URL.canParse(`http://${text}/`)) return undefined;
  // Browsers' rules read what inet_aton reads, and percent-encoding, which git and curl decode too
  const { hostname } = new URL(`http://${text}/`);
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.+$/, '') || undefined;
}

/** @param host in its canonical form. */
export function isAddress(host: string): boolean {
  return addressBytes(host) !== undefined;
}

/**
 * @param address of either family. @param range in CIDR notation, or one address.
 * @returns whether it is in that range; an address of one family is in no range of the other.
 */
export function isInRange(address: string, range: string): boolean {
  const bytes = addressBytes(address);
  return bytes !== undefined && isIn(bytes, range);
}

function isIn(bytes: readonly number[], range: string): boolean {
  const [start = '', length] = range.split('/');
  const prefix = addressBytes(start);
  if (prefix === undefined || prefix.length !== bytes.length) return false;
  const bits = length === undefined ? prefix.length * 8 : Number(/^\d+$/.exec(length)?.[0] ?? Number.NaN);
  if (!(bits <= prefix.length * 8)) return false;
  return prefix.every((byte, index) => {
    const mask = 0xff00 >> Math.min(8, Math.max(0, bits - index * 8));
    return ((byte ^ (bytes[index] as number)) & mask & 0xff) === 0;
  });
}

/** @returns 4 or 16 bytes; nothing when it is no address in its usual form. */
function addressBytes(address: string): number[] | undefined {
  const text = address.replace(/%.*$/s, '');
  if (!text.includes(':')) {
    const parts = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ? text.split('.').map(Number) : [256];
    return parts.every((part) => part < 256) ? parts : undefined;
  }
  const canonical = canonicalHost(text);
  if (canonical === undefined) return undefined;
  const [left = '', right] = canonical.split('::');
  const groups = (side: string | undefined) => (side ? side.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const head = groups(left);
  const tail = groups(right);
  const zeros = new Array<number>(8 - head.length - tail.length).fill(0);
  return [...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}
