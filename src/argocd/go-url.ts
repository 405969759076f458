type Part = 'path' | 'host' | 'user' | 'fragment';

/**
 * Parses a URL and prints it again as Go's net/url does (`url.Parse(text)`, then `String()`), which decides what Argo CD
 * makes of repository URLs, and of the patterns that are compared with them.
 *
 * @returns nothing where Go's parser gives an error.
 */
export function parseLikeGo(text: string): string | undefined {
  // Go works on bytes: one character of this string is one byte
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const printed = parse(bytes);
  return printed === undefined ? undefined : Buffer.from(printed, 'latin1').toString('utf8');
}

function parse(text: string): string | undefined {
  const [head, fragment] = cut(text, '#');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses exactly these
  if (/[\u0000-\u001f\u007f]/.test(head)) return undefined;
  const shownFragment = fragment === undefined || fragment === '' ? '' : printed(fragment, 'fragment');
  if (shownFragment === undefined) return undefined;
  const tail = shownFragment === '' ? '' : `#${shownFragment}`;
  if (head === '*') return `*${tail}`;
  if (head.startsWith(':')) return undefined;
  const [, scheme = '', afterScheme = head] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(head) ?? [];
  const [hierarchy, query] = cut(afterScheme, '?');
  const shownQuery = query === undefined ? '' : `?${query}`;
  const prefix = scheme === '' ? '' : `${scheme.toLowerCase()}:`;
  if (!hierarchy.startsWith('/')) {
    // What Go calls opaque: `mailto:x`
    if (scheme !== '') return prefix + (hierarchy === '' ? '' : hierarchy) + shownQuery + tail;
    if (cut(hierarchy, '/')[0].includes(':')) return undefined;
  }
  const hasAuthority = hierarchy.startsWith('//') && (scheme !== '' || !hierarchy.startsWith('///'));
  const slash = hasAuthority ? hierarchy.indexOf('/', 2) : 0;
  const authority = hasAuthority ? printedAuthority(hierarchy.slice(2, slash < 0 ? undefined : slash)) : '';
  const path = printed(slash < 0 ? '' : hierarchy.slice(slash), 'path');
  if (authority === undefined || path === undefined) return undefined;
  const slashes = hasAuthority && (authority !== '' || (scheme !== '' && path !== '')) ? '//' : '';
  return prefix + slashes + authority + path + shownQuery + tail;
}

function printedAuthority(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const host = printedHost(authority.slice(at + 1));
  if (host === undefined || at < 0) return host;
  const user = authority.slice(0, at);
  if (!/^[\w\-.:~!$&'()*+,;=%@]*$/.test(user)) return undefined;
  const [name, password] = cut(user, ':');
  const parts = password === undefined ? [name] : [name, password];
  const shown = parts.map((part) => unescaped(part, 'user')).map((part) => part && escaped(part, 'user'));
  return shown.includes(undefined) ? undefined : `${shown.join(':')}@${host}`;
}

function printedHost(host: string): string | undefined {
  // Brackets hold an IPv6 address, and nothing stands in front of them
  const port = host.includes('[')
    ? /^\[[\da-f.]*:[\da-f:.]*\](.*)$/is.exec(host)?.[1]
    : (/(:[^:]*)$/.exec(host)?.[1] ?? '');
  if (port === undefined || !/^(:\d*)?$/.test(port)) return undefined;
  const plain = unescaped(host, 'host');
  return plain && escaped(plain, 'host');
}

/** A path or fragment stays as it was written where that is a valid encoding; else it is encoded anew. */
function printed(part: string, kind: 'path' | 'fragment'): string | undefined {
  const plain = unescaped(part, kind);
  if (plain === undefined) return undefined;
  const valid = [...part].every((byte) => "!$&'()*+,;=:@[]%".includes(byte) || !mustEscape(byte, kind));
  return valid ? part : escaped(plain, kind);
}

function unescaped(text: string, part: Part): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return undefined;
  if (part === 'host') {
    if (/%[0-7]/.test(text.replaceAll('%25', ''))) return undefined;
    if ([...text].some((byte) => byte !== '%' && byte < '\u0080' && mustEscape(byte, part))) return undefined;
  }
  return text.replace(/%(..)/gs, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function escaped(text: string, part: Part): string {
  return [...text].map((byte) => (mustEscape(byte, part) ? percent(byte) : byte)).join('');
}

function percent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

const PLAIN: Readonly<Record<Part, RegExp>> = {
  path: /[\w\-.~$&+,/:;=@]/,
  host: /[\w\-.~!$&'()*+,;=:[\]<>"]/,
  user: /[\w\-.~$&+,;=]/,
  fragment: /[\w\-.~$&+,/:;=?@!()*]/,
};

function mustEscape(byte: string, part: Part): boolean {
  return !PLAIN[part].test(byte);
}

function cut(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
