import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import type { HttpResponse, HttpTls } from '../../ports/http.ts';
import { type AccessOptions, configurationVariables, type RemoteAccess } from './remote-access.ts';
import { needsCredentials, unreadable } from './remote-failures.ts';
import { parseRemoteUrl, type RemoteUrl } from './remote-url.ts';

const ADVERTISEMENT = '/info/refs?service=git-upload-pack';
const ADVERTISED = 'application/x-git-upload-pack-advertisement';
/** A server of protocol 0 or 1 lists all its references in the first answer. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/** Access over https and http: a first request through our own Http, with the rule on addresses, then git to where that led. */
export async function accessHttps(
  remote: RemoteUrl,
  credential: RepositoryCredential | undefined,
  options: AccessOptions,
): Promise<RemoteAccess> {
  const authorization = authorizationOf(remote, credential);
  const certificate = credential?.tlsClientCert !== undefined && credential.tlsClientKey !== undefined;
  const given = authorization !== undefined || certificate;
  const response = await firstRequest(remote, authorization, credential, options);
  const { url, trouble } = judge(response, remote, { credential: given, add: options.add }, credential?.unsupported);
  // Without a credential for it, git may have one of its own: a credential helper, a header in its configuration.
  // But it takes a web page for an empty repository of its oldest protocol.
  if (trouble !== undefined && (given || ![401, 403, 404].includes(response.status))) throw trouble;
  const target = parseRemoteUrl(url);
  const sameOrigin = originOf(target) === originOf(remote);
  const own = sameOrigin ? credential : undefined;
  const settings = [
    ['http.followRedirects', 'false'],
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '60'],
    ...(await pinned(target, own, options)),
    ...proxySettings(target, own),
    ...(given ? onlyThisCredential(target, sameOrigin ? authorization : undefined) : []),
  ] as [string, string][];
  const variables = {
    ...configurationVariables(options.environment, settings),
    ...(given && { GIT_ASKPASS: '', SSH_ASKPASS: '' }),
    ...(own?.proxy !== undefined && { no_proxy: own.noProxy ?? '', NO_PROXY: own.noProxy ?? '' }),
    ...(await tlsVariables(own, options)),
  };
  const shown = remote.shown;
  return {
    url: target.url,
    shown,
    variables,
    credential: given && sameOrigin,
    add: options.add,
    ...(trouble && { refusal: trouble }),
  };
}

function originOf({ transport, host, port }: RemoteUrl): string {
  return `${transport}://${host}:${port}`;
}

/** Argo CD's order: a bearer token before user and password; the user of the URL before that of the credential (util/git creds.go). */
function authorizationOf(remote: RemoteUrl, credential: RepositoryCredential | undefined): string | undefined {
  if (credential?.bearerToken !== undefined) return `Bearer ${credential.bearerToken.trim()}`;
  const password = credential?.password ?? remote.password;
  if (password === undefined) return undefined;
  const user = remote.user ?? credential?.username ?? 'x-access-token';
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function firstRequest(
  remote: RemoteUrl,
  authorization: string | undefined,
  credential: RepositoryCredential | undefined,
  { http, version }: AccessOptions,
): Promise<HttpResponse> {
  const tls: HttpTls = {};
  if (credential?.ca !== undefined) tls.ca = credential.ca;
  if (credential?.tlsClientCert !== undefined) tls.certificate = credential.tlsClientCert;
  if (credential?.tlsClientKey !== undefined) tls.key = credential.tlsClientKey;
  if (credential?.insecure) tls.insecure = true;
  const proxy = credential?.proxy;
  const noProxy = credential?.noProxy;
  return http.send({
    url: `${remote.url.replace(/\/+$/, '')}${ADVERTISEMENT}`,
    // Some forges show a web page to everybody who is not git
    headers: { 'user-agent': `git/${version.join('.')}`, 'git-protocol': 'version=2', accept: '*/*' },
    maximumBytes: MAXIMUM_BYTES,
    tls,
    ...(authorization !== undefined && { authorization }),
    ...(proxy !== undefined && { proxy: { url: proxy, ...(noProxy !== undefined && { noProxy }) } }),
  });
}

type Asked = Pick<RemoteAccess, 'credential' | 'add'>;

/** @returns where git is to go, and why that is of no use. */
function judge(response: HttpResponse, remote: RemoteUrl, access: Asked, unsupported: string | undefined) {
  const { status, headers } = response;
  const isGit = status === 200 && (headers['content-type'] ?? '').startsWith(ADVERTISED);
  const url = response.url.endsWith(ADVERTISEMENT) ? response.url.slice(0, -ADVERTISEMENT.length) : remote.url;
  if (isGit && response.url.endsWith(ADVERTISEMENT)) return { url };
  const moved = access.credential && originOf(parseRemoteUrl(url)) !== originOf(remote);
  const words = moved
    ? { why: `it redirects to ${url}, where its credential is not sent`, next: 'Write that URL as the repoURL.' }
    : wordsOf(response, access);
  const means =
    unsupported === undefined ? '' : `; Argo CD signs in there with ${unsupported}, which is not supported here`;
  return { url, trouble: unreadable(remote.shown, words.why + means, words.next) };
}

function wordsOf({ status, headers }: HttpResponse, access: Asked): { why: string; next: string } {
  const { credential: given, add } = access;
  const html = (headers['content-type'] ?? '').startsWith('text/html');
  if (status === 401 || (html && (status === 200 || status === 203))) {
    const { why, next } = needsCredentials(access);
    return { why: `${why} (the server answers ${status === 401 ? 401 : 'with a web page to sign in'})`, next };
  }
  if (status === 403) {
    const next = given ? 'Check that the credential in repository-credentials may read it.' : add;
    return { why: 'the server denies access (403)', next };
  }
  if (status === 404 || status === 410) {
    const next = given
      ? 'Check the URL, and that the credential in repository-credentials may read it.'
      : `Check the URL. ${add}`;
    return { why: `there is no such repository, or no access to it (${status})`, next };
  }
  if (status === 429) {
    return {
      why: 'the server has had too many requests (429)',
      next: `Run again later. Without a credential the limits are lowest: ${add}`,
    };
  }
  if (status >= 500) return { why: `the server answers ${status}`, next: 'Run again when the server works.' };
  const type = headers['content-type'] ?? 'no content type';
  return {
    why: `the server answers ${status} with ${type}, not as git does`,
    next: 'Check the URL of the repository.',
  };
}

/** What was permitted is what is connected to, whatever a name server says the next time. */
async function pinned(
  target: RemoteUrl,
  own: RepositoryCredential | undefined,
  { http, version }: AccessOptions,
): Promise<[string, string][]> {
  // With a proxy of its own, the first request has asked for the address, unless the proxy does
  const addresses = await http.permittedAddresses(target.url).catch((error: unknown) => {
    if (own?.proxy !== undefined) return [];
    throw error;
  });
  const known = version[0] > 2 || version[1] >= 37;
  if (!known || addresses.length === 0 || isIP(target.host) !== 0) return [];
  const list = addresses.map((address) => (isIP(address) === 6 ? `[${address}]` : address)).join(',');
  return [['http.curloptResolve', `${target.host}:${target.port}:${list}`]];
}

function proxySettings(target: RemoteUrl, own: RepositoryCredential | undefined): [string, string][] {
  return own?.proxy === undefined ? [] : [[`http.${target.url}.proxy`, own.proxy]];
}

/** Neither helpers nor headers of the user's configuration count beside a credential that was given; the header is for this URL alone. */
function onlyThisCredential(target: RemoteUrl, authorization: string | undefined): [string, string][] {
  const header = `http.${target.url}.extraHeader`;
  return [
    ['credential.helper', ''],
    [header, ''],
    ...(authorization === undefined ? [] : [[header, `Authorization: ${authorization}`] as [string, string]]),
  ];
}

async function tlsVariables(
  own: RepositoryCredential | undefined,
  { environment, keepSecret }: AccessOptions,
): Promise<NodeJS.ProcessEnv> {
  const variables: NodeJS.ProcessEnv = {};
  if (own?.insecure) variables['GIT_SSL_NO_VERIFY'] = '1';
  if (own?.tlsClientCert !== undefined && own.tlsClientKey !== undefined) {
    variables['GIT_SSL_CERT'] = await keepSecret('certificate.pem', own.tlsClientCert);
    variables['GIT_SSL_KEY'] = await keepSecret('certificate-key.pem', own.tlsClientKey);
  }
  const files = [environment['NODE_EXTRA_CA_CERTS'], environment['SSL_CERT_FILE'], environment['GIT_SSL_CAINFO']];
  const further = await Promise.all(files.map((file) => (file ? readFile(file, 'utf8').catch(() => '') : '')));
  // git asks for one file with all authorities; only OpenSSL itself knows SSL_CERT_FILE
  if (own?.ca !== undefined || environment['NODE_EXTRA_CA_CERTS']) {
    const bundle = [...rootCertificates, ...further.filter((text) => text !== ''), own?.ca ?? ''].join('\n');
    variables['GIT_SSL_CAINFO'] = await keepSecret('authorities.pem', bundle);
  }
  return variables;
}
