import { UndeterminedError } from '../../errors.ts';
import { redactUrl } from '../../text/redact-url.ts';

/** A repository's URL, taken apart; nothing of it can be read as an option or as another transport by git or ssh. */
export interface RemoteUrl {
  transport: 'https' | 'http' | 'ssh';
  /** For git: of https without user and password, of ssh with the user. */
  url: string;
  /** For messages. */
  shown: string;
  /** Without the brackets of IPv6. */
  host: string;
  port: number;
  user: string | undefined;
  password: string | undefined;
}

const PORTS = { https: 443, http: 80, ssh: 22 } as const;
const HOST = String.raw`\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9.])?`;
const URL_FORM = new RegExp(
  `^(https?|ssh|git\\+ssh|ssh\\+git)://(?:([^/@]*)@)?(${HOST})(?::(\\d{1,5})?)?(/[^?#]+)$`,
  'i',
);
// One letter before the colon is a drive of Windows, two colons are a remote helper (`ext::sh -c …`)
const SCP_FORM = new RegExp(`^(?:([^-/:@\\s][^/:@\\s]*)@)?(?![a-z]:)(${HOST}):(?![:-]|//)(.+)$`, 'i');

/** @throws UndeterminedError for what is no URL of https, http or ssh. */
export function parseRemoteUrl(text: string): RemoteUrl {
  const written = text.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what some parsers drop and others keep
  if (/[\u0000-\u0020\u007f"\\]/.test(written))
    throw refused(written, 'there is a space, a quote or a control character in it');
  if (written.startsWith('-')) throw refused(written, 'it begins with "-"');
  return parseUrl(written) ?? parseScp(written) ?? fail(written);
}

function parseUrl(written: string): RemoteUrl | undefined {
  const [, scheme = '', login, place = '', digits, path = ''] = URL_FORM.exec(written) ?? [];
  if (place === '') return undefined;
  const transport = scheme.toLowerCase().replace(/git\+ssh|ssh\+git/, 'ssh') as RemoteUrl['transport'];
  const [user, ...rest] = (login ?? '').split(':');
  const port = digits === undefined || digits === '' ? PORTS[transport] : Number(digits);
  if (port < 1 || port > 65_535) throw refused(written, 'its port is none');
  if (user?.startsWith('-')) throw refused(written, 'its user begins with "-"');
  const authority = `${place.toLowerCase()}${port === PORTS[transport] ? '' : `:${port}`}`;
  const clean = transport === 'ssh' && user ? `${user}@${authority}` : authority;
  return {
    transport,
    url: `${transport}://${clean}${path}`,
    shown: redactUrl(written),
    host: bare(place),
    port,
    user: user ? decoded(user) : undefined,
    password: rest.length > 0 ? decoded(rest.join(':')) : undefined,
  };
}

function parseScp(written: string): RemoteUrl | undefined {
  const [, user, place] = SCP_FORM.exec(written) ?? [];
  if (place === undefined) return undefined;
  return {
    transport: 'ssh',
    url: written,
    shown: redactUrl(written),
    host: bare(place),
    port: PORTS.ssh,
    user,
    password: undefined,
  };
}

function bare(place: string): string {
  return place.toLowerCase().replace(/^\[|\]$/g, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fail(written: string): never {
  const scheme = /^([a-z][a-z0-9+.-]*)::?(?:\/\/)?/i.exec(written)?.[1];
  if (/^https?:\/\/.*[?#]/i.test(written)) throw refused(written, 'there is a query or a fragment in it');
  if (scheme !== undefined && /^[a-z0-9+.-]+:(?::|\/\/)/i.test(written) && !/^(?:https?|ssh)$/i.test(scheme))
    throw refused(written, `${scheme} is no transport that is used`);
  throw refused(written, 'it is no URL of https, http or ssh');
}

function refused(written: string, why: string): UndeterminedError {
  return new UndeterminedError(`The repository ${JSON.stringify(redactUrl(written))} is not read: ${why}.`, {
    next: 'Write https://HOST/PATH, ssh://USER@HOST/PATH or USER@HOST:PATH.',
  });
}
