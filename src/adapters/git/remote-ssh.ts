import { execFile } from 'node:child_process';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import { KNOWN_HOSTS } from './known-hosts.ts';
import type { AccessOptions, RemoteAccess } from './remote-access.ts';
import type { RemoteUrl } from './remote-url.ts';

/** What ssh is told in any case: no questions, no forwarding, no waiting for ever. */
const ALWAYS = [
  'BatchMode=yes',
  'ForwardAgent=no',
  'ForwardX11=no',
  'ClearAllForwardings=yes',
  'PermitLocalCommand=no',
  'UpdateHostKeys=no',
  'ConnectTimeout=30',
  'ServerAliveInterval=15',
  'ServerAliveCountMax=4',
];

/**
 * Access over ssh. With a key that was given, neither the user's configuration nor an agent counts; without one both do, as for any
 * other git command.
 */
export async function accessSsh(
  remote: RemoteUrl,
  credential: RepositoryCredential | undefined,
  options: AccessOptions,
): Promise<RemoteAccess> {
  const { environment, http } = options;
  const { url, shown } = remote;
  const key = credential?.sshPrivateKey;
  if (key === undefined && (await hasOwnProgram(options))) {
    await http.permittedAddresses(`ssh://${authority(remote.host, remote.port)}/`);
    return { url, shown, variables: {}, credential: false, add: options.add };
  }
  const place: Place = key === undefined ? await configuredPlace(remote, environment) : remote;
  const addresses = place.proxied ? [] : await http.permittedAddresses(`ssh://${authority(place.host, place.port)}/`);
  // ssh takes one address only; most servers listen at those of IPv4
  const address = addresses.find((each) => isIP(each) === 4) ?? addresses[0];
  const settings = [
    ...ALWAYS,
    ...(address === undefined || isIP(place.host) !== 0 ? [] : [`HostName=${address}`, `HostKeyAlias=${alias(place)}`]),
    ...(await hostKeySettings(place, credential, options)),
  ];
  const words = ['ssh', '-T', ...(key === undefined ? [] : await keyWords(key, options))];
  for (const setting of settings) words.push('-o', setting);
  const command = words.map(quoted).join(' ');
  const variables = { GIT_SSH_COMMAND: command, GIT_SSH_VARIANT: 'ssh', SSH_ASKPASS: '' };
  return { url, shown, variables, credential: key !== undefined, add: options.add };
}

/** A program that is not ssh, or one with settings of the user's: it does as it is told there. */
async function hasOwnProgram({ environment, git }: AccessOptions): Promise<boolean> {
  if (environment['GIT_SSH_COMMAND'] || environment['GIT_SSH']) return true;
  return (await git.text(['config', '--get', 'core.sshCommand'], { answers: [0, 1] })) !== '';
}

interface Place {
  host: string;
  port: number;
  proxied?: boolean;
}

/** Where the user's configuration of ssh leads: a host in a URL may be a name that only it knows. */
async function configuredPlace({ host, port, user }: RemoteUrl, environment: NodeJS.ProcessEnv): Promise<Place> {
  const login = user === undefined ? [] : ['-l', user];
  const wanted = port === 22 ? [] : ['-p', String(port)];
  const options = { env: environment, timeout: 10_000, windowsHide: true };
  const asked = await promisify(execFile)('ssh', ['-G', ...login, ...wanted, '--', host], options).catch(
    () => undefined,
  );
  const settings = new Map(
    (asked?.stdout ?? '').split('\n').map((line) => line.split(/ (.*)/s, 2) as [string, string]),
  );
  const proxies = ['proxycommand', 'proxyjump'].map((name) => settings.get(name) ?? 'none');
  return {
    host: settings.get('hostname') ?? host,
    port: Number(settings.get('port')) || port,
    proxied: proxies.some((proxy) => proxy !== 'none'),
  };
}

function authority(host: string, port: number): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** The name under which known_hosts has a host. ssh itself would add the port, but not to an alias. */
function alias({ host, port }: Place): string {
  return port === 22 ? host : `[${host}]:${port}`;
}

async function keyWords(key: string, { keepSecret }: AccessOptions): Promise<string[]> {
  // ssh refuses a key without a line break at its end, or with those of Windows
  const file = await keepSecret('key', `${key.replace(/\r\n?/g, '\n').trim()}\n`);
  return ['-F', '/dev/null', '-i', file, '-o', 'IdentitiesOnly=yes', '-o', 'IdentityAgent=none'];
}

async function hostKeySettings(
  place: Place,
  credential: RepositoryCredential | undefined,
  { keepSecret }: AccessOptions,
): Promise<string[]> {
  const none = ['UserKnownHostsFile=/dev/null', 'GlobalKnownHostsFile=/dev/null'];
  if (credential?.insecure) return ['StrictHostKeyChecking=no', ...none, 'LogLevel=ERROR'];
  const given = credential?.sshKnownHosts;
  const lines = given === undefined ? KNOWN_HOSTS : given.split(/\r?\n/);
  const known = await keepSecret('known_hosts', `${withPort(lines, place).join('\n')}\n`);
  if (given === undefined && credential?.sshPrivateKey === undefined) {
    // The user's own known_hosts stays, and what the system has
    const global = ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2', known];
    return [`GlobalKnownHostsFile=${global.map((file) => `"${file}"`).join(' ')}`];
  }
  return ['StrictHostKeyChecking=yes', `UserKnownHostsFile="${known}"`, 'GlobalKnownHostsFile=/dev/null'];
}

/** ssh takes a line without a port for any port, but not when it is told an alias. */
function withPort(lines: readonly string[], place: Place): string[] {
  if (place.port === 22) return [...lines];
  const named = lines.filter((line) => line.split(/\s/, 1)[0]?.toLowerCase().split(',').includes(place.host));
  return [...lines, ...named.map((line) => line.replace(/^\S+/, () => alias(place)))];
}

/** git hands the command to a shell. */
function quoted(word: string): string {
  return /^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
