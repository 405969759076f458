import { UndeterminedError } from '../../errors.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import { type DockerAuth, withNear } from '../../ports/credentials.ts';
import type { HttpRequest, HttpResponse } from '../../ports/http.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { parseChallenge } from './challenge.ts';
import { connectionOf, type Downloads, unusable } from './downloads.ts';
import { jsonOf } from './json-answer.ts';
import { basic } from './reference-url.ts';

/** What is known of how to enter one repository of a registry. */
export interface RegistryEntrance {
  host: string;
  path: string;
  /** `https://host` or, where that is allowed, `http://host`. */
  origin: string;
  credential: RepositoryCredential | undefined;
}

const MAXIMUM_TOKEN = 1024 * 1024;
const CLIENT = 'seatrial';

/**
 * Answers a registry that wants to know who asks (the distribution specification's token and OAuth 2 flows, and Basic).
 *
 * @param refused the answer 401.
 * @returns the `Authorization` to ask with again; nothing when there is no more to give.
 * @throws UndeterminedError when no token is to be had, or would be asked for in the open.
 */
export async function logIn(
  downloads: Downloads,
  entrance: RegistryEntrance,
  refused: HttpResponse,
): Promise<string | undefined> {
  const challenge = parseChallenge(refused.headers['www-authenticate']);
  const auth = authOf(downloads, entrance);
  if (challenge === undefined) return undefined;
  if (challenge.scheme === 'basic') {
    return auth !== undefined && 'password' in auth ? basic(auth.username, auth.password) : undefined;
  }
  if (auth !== undefined && 'registryToken' in auth) return `Bearer ${auth.registryToken}`;
  const realm = checkedRealm(downloads, entrance, challenge.realm);
  const wanted = challenge.scopes.length > 0 ? challenge.scopes : [`repository:${entrance.path}:pull`];
  const request = tokenRequest(realm, challenge.service, wanted, auth);
  const response = await downloads.send({
    ...request,
    maximumBytes: MAXIMUM_TOKEN,
    ...connectionOf(entrance.credential),
  });
  const what = `A token for ${entrance.host}/${entrance.path} (${redactUrl(realm.href)})`;
  if (response.status !== 200) throw unusable(what, response, howToEnter(downloads, entrance));
  const token = tokenIn(response.body);
  if (token !== undefined) return `Bearer ${token}`;
  throw new UndeterminedError(`${what} cannot be read: there is none in the answer.`, { next: 'Check the registry.' });
}

/** One line for whoever is refused. */
export function howToEnter(downloads: Downloads, entrance: RegistryEntrance): string {
  const where = `oci://${entrance.host}/${entrance.path}`;
  const auth = authOf(downloads, entrance);
  if (auth === undefined) {
    const give = `Give repository-credentials for ${where}, or run "docker login ${entrance.host}".`;
    return withNear(give, downloads.credentialFor, where, 'oci');
  }
  if ('helper' in auth) {
    return `Give repository-credentials for ${where}: the Docker configuration has them in ${auth.helper}, which is not run.`;
  }
  return entrance.credential === undefined
    ? `Run "docker login ${entrance.host}" again: what the Docker configuration has does not open ${where}.`
    : `Check the repository-credentials for ${where}: they do not open it.`;
}

/** Whether the registry, which wants to know who asks, may hide from this run what it shows to others. */
export function isAnonymous(downloads: Downloads, entrance: RegistryEntrance): boolean {
  const auth = authOf(downloads, entrance);
  return auth === undefined || 'helper' in auth;
}

function authOf(downloads: Downloads, { credential, host, path }: RegistryEntrance): DockerAuth | undefined {
  if (credential?.bearerToken) return { registryToken: credential.bearerToken };
  if (credential?.username || credential?.password) {
    return { username: credential.username ?? '', password: credential.password ?? '' };
  }
  return downloads.dockerAuth(`${host}/${path}`);
}

/** The registry itself chooses where the password goes: never into the open, unless the registry was allowed to be spoken to so. */
function checkedRealm(downloads: Downloads, { host, origin }: RegistryEntrance, text: string): URL {
  const realm = URL.canParse(text) ? new URL(text) : undefined;
  const open = origin.startsWith('http:') && realm?.protocol === 'http:' && downloads.plainHttp(realm.host);
  const plain = realm !== undefined && realm.username === '' && realm.password === '';
  if (plain && (realm.protocol === 'https:' || open)) return realm;
  throw new UndeterminedError(
    `${host} sends for a token to ${JSON.stringify(redactUrl(text))}, where nothing is sent.`,
    {
      next: 'Have the registry name an https:// URL as the realm of its tokens.',
    },
  );
}

function tokenRequest(
  realm: URL,
  service: string | undefined,
  scopes: readonly string[],
  auth: DockerAuth | undefined,
): Omit<HttpRequest, 'maximumBytes'> {
  if (auth !== undefined && 'identityToken' in auth) {
    const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT, scope: scopes.join(' ') });
    if (service !== undefined) form.set('service', service);
    form.set('refresh_token', auth.identityToken);
    return {
      url: realm.href,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    };
  }
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  const known = auth !== undefined && 'password' in auth;
  return { url: url.href, ...(known && { authorization: basic(auth.username, auth.password) }) };
}

function tokenIn(body: Buffer): string | undefined {
  const answer = jsonOf(body);
  if (!isJsonObject(answer)) return undefined;
  const token = answer['token'] || answer['access_token'];
  // Anything else could end the header
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}
