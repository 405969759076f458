import { objectAt } from '../model/fields.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { DockerAuth, DockerAuthFor } from '../ports/credentials.ts';
import { parseJson } from '../text/json.ts';

export interface DockerConfig {
  authFor: DockerAuthFor;
  /** Every password and token in it. */
  secrets: string[];
  /** What cannot be used, without a value; the rest can. */
  faults: string[];
}

interface Entry {
  host: string;
  /** Folders below the host: Docker has none, Podman's auth.json may. */
  path: string[];
  auth: DockerAuth;
}

/**
 * Reads the `config.json` of Docker, which Helm and Podman write too (docker/cli cli/config/configfile, containers-auth.json(5)).
 * Credential helpers are not run: they are programs of the machine, and hand out more than was asked for. An entry with a secret
 * in it counts before a helper, the longest path before a shorter one.
 */
export function parseDockerConfig(text: string): DockerConfig {
  let config: Json;
  try {
    config = parseJson(text);
  } catch {
    config = null;
  }
  if (!isJsonObject(config)) return { authFor: () => undefined, secrets: [], faults: ['is no JSON object'] };
  const faults: string[] = [];
  const entries = Object.entries(objectAt(config, 'auths')).flatMap(([place, value]) => {
    const auth = isJsonObject(value) ? readAuth(value) : undefined;
    if (auth === 'unreadable') faults.push(`auths: the entry of ${shown(place)} has an \`auth\` that is not base64`);
    return auth === undefined || auth === 'unreadable' ? [] : [{ ...placeOf(place), auth }];
  });
  const store = textAt(config, 'credsStore');
  const helpers = new Map(
    Object.entries(objectAt(config, 'credHelpers')).flatMap(([place, name]) =>
      typeof name === 'string' && name !== '' ? [[placeOf(place).host, name] as const] : [],
    ),
  );
  return {
    authFor: (place) => {
      const wanted = placeOf(place);
      const helper = helpers.get(wanted.host) ?? store;
      const found = longest(entries, wanted)?.auth;
      return found ?? (helper === undefined ? undefined : { helper: `docker-credential-${helper}` });
    },
    secrets: entries.flatMap(({ auth }) => secretsIn(auth)),
    faults,
  };
}

function longest(entries: readonly Entry[], wanted: { host: string; path: string[] }): Entry | undefined {
  return entries
    .filter(({ host, path }) => host === wanted.host && path.every((folder, index) => folder === wanted.path[index]))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);
}

function readAuth(entry: JsonObject): DockerAuth | 'unreadable' | undefined {
  const registryToken = textAt(entry, 'registrytoken');
  if (registryToken !== undefined) return { registryToken };
  const identityToken = textAt(entry, 'identitytoken');
  if (identityToken !== undefined) return { identityToken };
  const auth = textAt(entry, 'auth');
  if (auth === undefined) {
    const [username, password] = [textAt(entry, 'username'), textAt(entry, 'password')];
    return username === undefined || password === undefined ? undefined : { username, password };
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(auth)) return 'unreadable';
  const [, username, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(auth, 'base64').toString('utf8')) ?? [];
  // Docker itself drops the zeros
  return username === undefined || password === undefined
    ? 'unreadable'
    : { username, password: password.replace(/^\0+|\0+$/g, '') };
}

function secretsIn(auth: DockerAuth): string[] {
  if ('password' in auth) return [auth.password, Buffer.from(`${auth.username}:${auth.password}`).toString('base64')];
  if ('identityToken' in auth) return [auth.identityToken];
  return 'registryToken' in auth ? [auth.registryToken] : [];
}

/** Names of Docker Hub, which is asked at another host than it is signed in to. */
const DOCKER_HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

/** `https://index.docker.io/v1/`, `ghcr.io`, `quay.io/acme`, `oci://ghcr.io/acme` */
function placeOf(text: string): { host: string; path: string[] } {
  const [host = '', ...path] = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .split('/')
    .filter((part) => part !== '');
  const name = host.toLowerCase().replace(/:443$/, '');
  const isApi = path.length === 1 && /^v[12]$/.test(path[0] ?? '');
  return { host: DOCKER_HUB.has(name) ? 'docker.io' : name, path: isApi ? [] : path };
}

function shown(place: string): string {
  const { host } = placeOf(place);
  return /^[a-z0-9.:[\]-]+$/.test(host) ? host : 'a host';
}

function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
