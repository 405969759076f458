import { type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RequestOptions } from 'node:https';
import { dirname, resolve } from 'node:path';
import type { Cluster, Context, User } from '@kubernetes/client-node/dist/config_types.js';
// Not the package as a whole: that has a client for every kind of Kubernetes, 15 MB of it
import { newClusters, newContexts, newUsers } from '@kubernetes/client-node/dist/config_types.js';
import { ExecAuth } from '@kubernetes/client-node/dist/exec_auth.js';
import { InputError, UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import type { HttpRequest, HttpTls } from '../../ports/http.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { parseYaml } from '../../text/yaml.ts';

export interface KubeAccessOptions {
  /** A kubeconfig. */
  text: string;
  /** The file it stands in: paths in it are relative to that, or to the current folder. */
  path: string | undefined;
  /** Default: the current one. */
  context: string | undefined;
  /** Gets what must never be shown, before it is used: it may stand in a file beside, or come from a program. */
  hide?: (secrets: readonly string[]) => void;
}

/** The API server of one context, and what opens it. */
export interface KubeAccess {
  /** Without a slash at the end. */
  server: string;
  /** Starts the program that the kubeconfig names, if it names one, once. @throws UndeterminedError when it gives no credential. */
  credential(): Promise<Pick<HttpRequest, 'tls' | 'authorization' | 'headers' | 'proxy'>>;
}

/** A program that gives a credential may ask somebody; here, nobody answers. */
const PLUGIN_TIMEOUT = 60_000;

/**
 * Reads a kubeconfig as kubectl does; nothing is reached and nothing is started yet.
 * @throws InputError for a context, a cluster, a user or a file that is not there, and for what is not supported.
 */
export function kubeAccess({ text, path, context: wanted, hide }: KubeAccessOptions): KubeAccess {
  const file = parsed(text);
  const name = wanted ?? file.current;
  const context = file.contexts.find((each) => each.name === name);
  if (context === undefined) throw noContext(name, wanted, file.contexts);
  const cluster = file.clusters.find((each) => each.name === context.cluster);
  if (cluster === undefined) throw wrong(`its context ${context.name} names a cluster that is not there`);
  const user = file.users.find((each) => each.name === context.user);
  if (user === undefined) throw wrong(`its context ${context.name} names a user that is not there, or cannot be read`);
  refuseUnsupported(cluster, user);
  refuseImpersonation(file.impersonations.get(user.name) ?? []);
  const folder = path === undefined ? '.' : dirname(path);
  const tokenFile = file.tokenFiles.get(user.name);
  const token = user.token ?? (tokenFile && readText(resolve(folder, tokenFile)));
  const pem = (data: string | undefined, fileName: string | undefined) => {
    if (data) return Buffer.from(data, 'base64').toString('utf8');
    return fileName ? readText(resolve(folder, fileName)) : undefined;
  };
  const tls = {
    ...given('ca', pem(cluster.caData, cluster.caFile)),
    ...given('certificate', pem(user.certData, user.certFile)),
    ...given('key', pem(user.keyData, user.keyFile)),
    ...(cluster.skipTLSVerify && { insecure: true }),
  };
  let started: Promise<RequestOptions> | undefined;
  let isHidden = false;
  const hideOnce = (secrets: readonly (string | undefined)[]) => {
    if (!isHidden) hide?.(secrets.filter((secret) => secret !== undefined && secret !== '') as string[]);
    isHidden = true;
  };
  return {
    server: serverOf(cluster),
    async credential() {
      if (user.exec) started ??= startPlugin(user);
      const { headers = {}, cert, key } = (await started) ?? {};
      const authorization = Reflect.get(headers, 'Authorization') ?? ownAuthorization(user, token);
      const opened = { ...tls, ...given('certificate', cert?.toString()), ...given('key', key?.toString()) };
      hideOnce([authorization && String(authorization).replace(/^\S+ /, ''), opened.key]);
      return {
        tls: opened,
        headers: user.impersonateUser ? { 'Impersonate-User': user.impersonateUser } : {},
        ...(authorization !== undefined && { authorization: String(authorization) }),
        ...(cluster.proxyUrl && { proxy: { url: cluster.proxyUrl } }),
      };
    },
  };
}

interface ParsedKubeconfig {
  clusters: Cluster[];
  contexts: Context[];
  users: User[];
  /** The client knows `token-file`, kubectl `tokenFile`. */
  tokenFiles: ReadonlyMap<string, string>;
  /** The keys of each user that say more than `as` about whom it acts as; the client passes over them. */
  impersonations: ReadonlyMap<string, readonly string[]>;
  current: string | undefined;
}

function parsed(text: string): ParsedKubeconfig {
  const value = parseYaml(text).documents[0]?.value;
  const file: JsonObject = isJsonObject(value) ? value : {};
  const current = file['current-context'];
  try {
    return {
      // One that is broken may be none that is asked for
      clusters: newClusters(file['clusters'] ?? [], { onInvalidEntry: 'filter' }),
      contexts: newContexts(file['contexts'] ?? [], { onInvalidEntry: 'filter' }),
      users: newUsers(file['users'] ?? [], { onInvalidEntry: 'filter' }),
      tokenFiles: tokenFilesOf(file['users']),
      impersonations: impersonationsOf(file['users']),
      current: typeof current === 'string' && current !== '' ? current : undefined,
    };
  } catch {
    // What it says may quote the file
    throw wrong('it cannot be read');
  }
}

function tokenFilesOf(users: Json | undefined): Map<string, string> {
  const found = (Array.isArray(users) ? users : [])
    .filter(isJsonObject)
    .flatMap(({ name, user }): [string, string][] => {
      const tokenFile = isJsonObject(user) ? user['tokenFile'] : undefined;
      return typeof name === 'string' && typeof tokenFile === 'string' ? [[name, tokenFile]] : [];
    });
  return new Map(found);
}

const IMPERSONATIONS = ['as-uid', 'as-groups', 'as-user-extra'];

function impersonationsOf(users: Json | undefined): Map<string, string[]> {
  const found = (Array.isArray(users) ? users : []).filter(isJsonObject).map(({ name, user }): [string, string[]] => {
    const isGiven = (key: string) => isJsonObject(user) && !isEmpty(user[key]);
    return [String(name), IMPERSONATIONS.filter(isGiven)];
  });
  return new Map(found);
}

/** kubectl sends no header for these. */
function isEmpty(value: Json | undefined): boolean {
  return !value || (typeof value === 'object' && Object.keys(value).length === 0);
}

function noContext(name: string | undefined, wanted: string | undefined, contexts: readonly Context[]): InputError {
  const names = contexts.map((each) => each.name).join(', ');
  const next = `Give argocd-kube-context: one of ${names || '(none)'}.`;
  if (name === undefined) return new InputError('argocd-kubeconfig: it has no current context', { next });
  const which = wanted === undefined ? `its current context ${name}` : `the context ${name}`;
  return new InputError(`argocd-kubeconfig: ${which} is not in it`, { next });
}

function refuseUnsupported(cluster: Cluster, user: User): void {
  if (user.authProvider && !user.exec)
    throw wrong('its user has an auth-provider, which kubectl has dropped', 'Use one with `exec`, or with a token.');
  if (cluster.tlsServerName)
    throw wrong('its cluster has a tls-server-name', 'Use a server URL with a name that its certificate has.');
  if (cluster.proxyUrl?.startsWith('socks'))
    throw wrong('its cluster has a SOCKS proxy', 'Use an HTTP proxy, or a way without one.');
}

/** Without them the API would refuse what the user may read, or answer somebody with other rights. */
function refuseImpersonation([key]: readonly string[]): void {
  if (key !== undefined)
    throw wrong(
      `its user has ${key}, which is not supported`,
      'Use a user with rights of its own, or with `as` alone.',
    );
}

function serverOf({ server }: Cluster): string {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw wrong(`its cluster has the server ${redactUrl(server)}, which is no plain URL`);
  return url.href.replace(/\/+$/, '');
}

function ownAuthorization({ username, password = '' }: User, token: string | undefined): string | undefined {
  if (token) return `Bearer ${token.trim()}`;
  return username ? `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` : undefined;
}

/** What it prints is a credential, and what it complains of may hold one: none of it is shown. */
async function startPlugin(user: User): Promise<RequestOptions> {
  const auth = new ExecAuth();
  const start = (command: string, args: string[] | undefined, options: SpawnOptions) =>
    spawn(command, args ?? [], { ...options, signal: AbortSignal.timeout(PLUGIN_TIMEOUT), windowsHide: true });
  // Its own has no end
  Object.assign(auth, { execFn: start });
  const options: RequestOptions = {};
  try {
    await auth.applyAuthentication(user, options);
    return options;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const command = JSON.stringify(String(user.exec?.command));
    throw new UndeterminedError(
      `argocd-kubeconfig: the program ${command}, which is to give the credential, ${missing ? 'is not on this machine' : 'gave none'}`,
      {
        next: missing
          ? 'Install it in a step before, or give a kubeconfig with a token.'
          : 'Run it by hand to see why.',
      },
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw wrong(
      `${file}, which it names, ${missing ? 'is not there' : 'cannot be read'}`,
      'Give one that needs no further file: `kubectl config view --raw --minify --flatten` prints it.',
    );
  }
}

function given(name: keyof HttpTls, value: string | undefined): HttpTls {
  return value === undefined ? {} : { [name]: value };
}

function wrong(what: string, next = 'Give what `kubectl config view --raw --minify --flatten` prints.'): InputError {
  return new InputError(`argocd-kubeconfig: ${what}`, { next });
}
