import { parseLikeGo } from './go-url.ts';

const SSH = /^(ssh:\/\/)?([^/:]*?)@[^@]+$/;

/**
 * The form in which Argo CD compares repository URLs with each other and with the patterns of a project
 * (util/git NormalizeGitURL).
 *
 * @returns an empty string for what Go cannot parse as a URL.
 */
export function normalizeGitUrl(url: string): string {
  let normal = url.trim().toLowerCase();
  // Only the first colon: in the scp form it ends the host, and Go would read a port behind it
  if (SSH.test(normal) && !normal.startsWith('ssh://')) normal = `ssh://${normal.replace(':', '/')}`;
  return (parseLikeGo(normal.replace(/\.git$/, '')) ?? '').replace(/^ssh:\/\//, '');
}

/**
 * Whether two URLs are spellings of one repository. Never true for two repositories; false for spellings that only the
 * server knows to be one (renames, a custom port of SSH beside one of HTTPS).
 */
export function sameRepository(a: string, b: string): boolean {
  const key = repositoryKey(a);
  return key === undefined ? a.trim() === b.trim() : key === repositoryKey(b);
}

/**
 * One text for all spellings of a repository: transport, user, password, default port, `.git`, slashes at the end, letter
 * case and percent-encoding do not count; Azure DevOps has a form of its own for each of its hosts and transports.
 * Letter case counts for local paths only: Argo CD keeps one clone for URLs that differ in nothing else.
 *
 * @returns nothing for what is no git URL or absolute local path.
 */
export function repositoryKey(url: string): string | undefined {
  const text = url.trim();
  if (/^(?:\/|[a-z]:[\\/])/i.test(text)) return localKey(text);
  const file = /^file:\/\/(?:localhost)?(\/.*)$/i.exec(text)?.[1];
  if (file !== undefined) return localKey(decoded(file));
  const remote = parseRemote(text);
  if (!remote) return undefined;
  const segments = remote.path.split('/').filter((segment) => segment !== '');
  if (segments.length === 0 || segments.some((segment) => segment === '.' || segment === '..')) return undefined;
  const names = segments.map((segment) => nameOf(segment, remote.encoded));
  names.push(String(names.pop()).replace(/\.git$/, ''));
  if (names.at(-1) === '') return undefined;
  if (AZURE_HOST.test(remote.host)) return azureKey(remote, names);
  return `${remote.host}${remote.port}/${serverNames(names).join('/')}`;
}

interface Remote {
  user: string;
  host: string;
  /** `:8443`, or empty for the port that everybody uses. */
  port: string;
  path: string;
  /** Whether the server gets the path percent-decoded. */
  encoded: boolean;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: ':80', https: ':443', ssh: ':22', git: ':9418' };

/** Names under which a forge serves SSH where port 22 is blocked, and the like. */
const ALIASES: Readonly<Record<string, string>> = {
  'www.github.com': 'github.com',
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
};

const AZURE_HOST = /^(?:(?:ssh\.)?dev\.azure\.com|[a-z0-9-]+\.visualstudio\.com)$/;

function parseRemote(text: string): Remote | undefined {
  const url =
    /^(https?|ssh|git|git\+ssh|ssh\+git):\/\/(?:([^/?#]*)@)?(\[[0-9a-f:.]+\]|[^/?#:@[\]]+)(:\d*)?(\/[^?#]*)?$/i.exec(
      text,
    );
  // A colon behind the colon would name a remote helper (`ext::sh -c …`), a dash in front an option
  const scp = url
    ? undefined
    : /^(?:([^/:\s]*)@)?(\[[0-9a-f:.]+\]|[^-/:@[\]\s][^/:@[\]\s]*):(?!:|\/\/)(.+)$/i.exec(text);
  const [, scheme = 'ssh', user = '', name, port = '', path = ''] =
    url ?? (scp ? [text, 'ssh', scp[1], scp[2], '', scp[3]] : []);
  if (name === undefined || name.startsWith('-')) return undefined;
  const host = name.toLowerCase();
  const transport = scheme.toLowerCase().replace(/git\+ssh|ssh\+git/, 'ssh');
  const alias = ALIASES[host];
  const usual = port === ':' || port === DEFAULT_PORTS[transport] || (alias !== undefined && port === ':443');
  const encoded = url !== null || AZURE_HOST.test(host);
  const login = (user.split(':')[0] ?? '').toLowerCase();
  return { user: login, host: alias ?? host, port: usual ? '' : port, path: homePath(path, login), encoded };
}

/** `~/repo` is another folder for each user. */
function homePath(path: string, user: string): string {
  return path.replace(/^\/?~(?=\/)/, `~${user}`);
}

function localKey(path: string): string {
  return `file:${path.replace(/(?<=.)\/+$/, '')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function nameOf(segment: string, encoded: boolean): string {
  const name = encoded ? decoded(segment) : segment;
  // Only what would look like structure is encoded again: a slash in a name does not end it
  return name.toLowerCase().replace(/[%/?#]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

/** Azure DevOps Services: `dev.azure.com/ORGANISATION/PROJECT/_git/REPOSITORY` in all its spellings. */
function azureKey(remote: Remote, names: string[]): string | undefined {
  const parts = names.filter((name) => !VARIANTS.has(name));
  const legacy = /^([a-z0-9-]+)\.visualstudio\.com$/.exec(remote.host)?.[1];
  const overSsh = remote.host === 'ssh.dev.azure.com' || legacy === 'vs-ssh';
  let [organisation, project, repository]: (string | undefined)[] = [];
  if (overSsh && parts[0] === 'v3' && parts.length === 4) {
    [, organisation, project, repository] = parts;
  } else {
    const rest = parts.map((name) => (name === '_ssh' ? '_git' : name));
    organisation = legacy === undefined ? rest.shift() : legacy === 'vs-ssh' ? remote.user : legacy;
    if (legacy !== undefined && rest[0] === 'defaultcollection') rest.shift();
    if (rest[0] === '_git') rest.unshift(rest[1] ?? '');
    if (rest[1] !== '_git' || rest.length !== 3) return undefined;
    [project, , repository] = rest;
  }
  if (!organisation || !project || !repository) return undefined;
  return ['dev.azure.com', organisation, project, '_git', repository].join('/');
}

/** Azure DevOps shows all branches, or few, of one repository under these. */
const VARIANTS = new Set(['_optimized', '_full']);

/** Azure DevOps Server leaves the project out where it has the repository's name: `COLLECTION/_git/REPOSITORY`. */
function serverNames(names: string[]): string[] {
  const parts = names.includes('_git') ? names.filter((name) => !VARIANTS.has(name)) : names;
  const [project, git, repository] = parts.slice(-3);
  return git === '_git' && project === repository ? [...parts.slice(0, -3), git, repository as string] : parts;
}
