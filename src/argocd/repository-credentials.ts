import type { RepositoryCredential, RepositoryCredentials } from '../model/repository-credential.ts';
import { nearest } from '../text/nearest.ts';
import { normalizeGitUrl } from './repository-url.ts';

export type RepositoryType = NonNullable<RepositoryCredential['type']>;

/** A repository's URL, as far as credentials are told apart by it. */
export interface CredentialScope {
  /** A credential of one transport is never used on another. A host without a scheme is an OCI registry, as Helm has it. */
  transport: 'https' | 'http' | 'ssh' | 'oci';
  /** Host and port in lower case, without the port that everybody uses, and without a user. */
  authority: string;
  /** Host in lower case, as it stands in the URL. */
  host: string;
  /** In lower case, as Argo CD compares it: empty, or with a slash in front. */
  path: string;
}

const USUAL_PORTS = { https: ':443', http: ':80', ssh: ':22', oci: ':443' } as const;

/**
 * @returns nothing for what is no URL of a remote repository, or may be read as another one by a program that is handed it:
 * dots as folders, backslashes, a host that Go refuses.
 */
export function credentialScope(url: string): CredentialScope | undefined {
  const text = url.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what some parsers drop and others keep
  if (/[\\\u0000-\u0020\u007f]/.test(text)) return undefined;
  const transport = transportOf(text);
  if (transport === undefined) return undefined;
  const normal = transport === 'oci' ? text.toLowerCase() : normalizeGitUrl(text);
  const [, authority = '', path = ''] = /^(?:[a-z]+:\/\/)?([^/?#]*)(.*)$/s.exec(normal) ?? [];
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const [, host = '', port = ''] = /^(\[[0-9a-f:.]+\]|[^:[\]@]+)(:\d*)?$/.exec(place) ?? [];
  if (host === '' || /(?:^|\/)(?:\.|%2e){1,2}(?:$|[/?#])/.test(path)) return undefined;
  const shownPort = port === ':' || port === USUAL_PORTS[transport] ? '' : port;
  return { transport, authority: host + shownPort, host, path };
}

function transportOf(text: string): CredentialScope['transport'] | undefined {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text.toLowerCase()) ?? [];
  if (scheme !== undefined) {
    if (/^(?:[/?#]|$)/.test(rest)) return undefined;
    return scheme === 'https' || scheme === 'http' || scheme === 'ssh' || scheme === 'oci' ? scheme : undefined;
  }
  // `git@host:path`, and the beginning of one
  if (/^[^/:@]+@[^/:@]+(?::|$)/.test(text)) return 'ssh';
  return /^(?:\[[0-9a-f:.]+\]|[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::\d+)?(?:$|\/)/i.test(text) &&
    /^(?:localhost|[^/]*[.:])/i.test(text)
    ? 'oci'
    : undefined;
}

/**
 * Finds the credential of a repository as Argo CD does (util/db/repository_secrets.go getRepositorySecret and
 * getRepositoryCredentialIndex, util/db/repository.go enrichCredsToRepo): that of the very repository first, then the longest
 * URL that the repository's begins with; one for the very repository that holds no secret takes those of the prefix. The first
 * of equals counts.
 *
 * Narrower than Argo CD, which compares bare text: the host is never a mere beginning of another (`https://git.example.com`
 * is none of `https://git.example.com.evil.net`), and `type`, where there is one, counts. Wider: users in URLs, ports that
 * everybody uses, and `oci://` before a registry do not count.
 */
export function credentialLookup(
  given: RepositoryCredentials,
): (url: string, type: RepositoryType) => RepositoryCredential | undefined {
  const known = scopedCredentials(given);
  return (url, type) => {
    const wanted = credentialScope(url);
    if (wanted === undefined) return undefined;
    const [own, prefix] = [true, false].map((exact) =>
      known
        .filter(({ credential }) => (credential.exact === true) === exact && isOfType(credential, type))
        .filter(({ scope }) => covers(scope, wanted, exact))
        // A stable sort: the first of equals stays first
        .sort((a, b) => b.scope.path.length - a.scope.path.length)
        .at(0),
    );
    const found = own === undefined ? prefix?.credential : withSecretsOf(own.credential, prefix?.credential);
    return withServer(found, url, wanted, given);
  };
}

/**
 * Says what was given for nearly a repository that nothing was given for: of another type, scheme, port or path, or of a host that
 * is spelt nearly so.
 */
export function nearCredential(
  given: RepositoryCredentials,
): (url: string, type: RepositoryType) => string | undefined {
  const known = scopedCredentials(given);
  return (url, type) => {
    const wanted = credentialScope(url);
    if (wanted === undefined) return undefined;
    const host = nearest(wanted.host, [...new Set(known.map(({ scope }) => scope.host))]);
    const found = known.filter(({ scope }) => scope.host === host).map((each) => differenceOf(each, wanted, type));
    const [least] = found.sort((a, b) => a.distance - b.distance);
    return least && `What is given for ${least.url} does not count here: ${least.why}.`;
  };
}

interface Scoped {
  credential: RepositoryCredential;
  scope: CredentialScope;
}

/** Those whose URL is one. */
function scopedCredentials({ credentials }: RepositoryCredentials): Scoped[] {
  return credentials.flatMap((credential) => {
    const scope = credentialScope(credential.url);
    return scope === undefined ? [] : [{ credential, scope }];
  });
}

/** @returns the gravest difference, and how many kinds of them are less grave. */
function differenceOf(
  { credential, scope }: Scoped,
  wanted: CredentialScope,
  type: RepositoryType,
): { url: string; why: string; distance: number } {
  const { transport, authority, host, path } = scope;
  const url = `${transport}://${authority}${path.replace(/[?#].*$/s, '')}`;
  const scheme = `what begins with ${transport}:// opens nothing that begins with ${wanted.transport}://`;
  const differences: [boolean, string][] = [
    [host !== wanted.host, 'the host is another one'],
    [transport !== wanted.transport, scheme],
    [authority !== wanted.authority, 'the port is another one'],
    [!covers(scope, { ...wanted, transport, authority }, credential.exact === true), 'the path is another one'],
    [!isOfType(credential, type), `its type is ${credential.type}`],
    [true, 'it has no secret'],
  ];
  const first = differences.findIndex(([differs]) => differs);
  return { url, why: differences[first]?.[1] ?? '', distance: differences.length - first };
}

/** Helm and OCI name one kind of repository when it is a registry; the transport keeps them apart elsewhere. */
function isOfType({ type }: RepositoryCredential, wanted: RepositoryType): boolean {
  return type === undefined || (type === 'git') === (wanted === 'git');
}

function covers(scope: CredentialScope, wanted: CredentialScope, exact: boolean): boolean {
  if (scope.transport !== wanted.transport || scope.authority !== wanted.authority) return false;
  return exact ? wanted.path === scope.path : wanted.path.startsWith(scope.path);
}

/** Repository.HasCredentials of Argo CD. */
function hasSecrets(credential: RepositoryCredential): boolean {
  const { username, password, bearerToken, sshPrivateKey, tlsClientCert, unsupported } = credential;
  return [username, password, bearerToken, sshPrivateKey, tlsClientCert, unsupported].some(
    (text) => text !== undefined,
  );
}

/** Repository.CopyCredentialsFrom of Argo CD: how the server is reached stays the repository's own business. */
function withSecretsOf(own: RepositoryCredential, prefix: RepositoryCredential | undefined): RepositoryCredential {
  if (prefix === undefined || hasSecrets(own)) return own;
  const { url: _url, exact: _exact, insecure: _insecure, enableLfs: _enableLfs, ...secrets } = prefix;
  return { ...secrets, ...own };
}

function withServer(
  found: RepositoryCredential | undefined,
  url: string,
  { transport, host }: CredentialScope,
  { sshKnownHosts, authorities }: RepositoryCredentials,
): RepositoryCredential | undefined {
  const server: Partial<RepositoryCredential> = {};
  const ca = authorities.get(host);
  if (transport === 'ssh' && sshKnownHosts !== undefined) server.sshKnownHosts = sshKnownHosts;
  if (transport !== 'ssh' && ca !== undefined) server.ca = ca;
  if (Object.keys(server).length === 0) return found;
  return { ...server, ...(found ?? { url, exact: true }) };
}
