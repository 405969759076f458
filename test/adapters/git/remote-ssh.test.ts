import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import type { RepositoryCredential } from '../../../src/model/repository-credential.ts';
import { HttpFailure } from '../../../src/ports/http.ts';
import { fakeHttp } from '../../fakes/http.ts';
import { filesBelow } from './remote-sandbox.ts';
import { failure, remotesUnderTest } from './remotes-under-test.ts';
import { type SshServer, startSshServer } from './ssh-server.ts';

const HOST = 'git.example.com';
const { sandbox, closing } = remotesUnderTest();
const { name, ids } = sandbox.serve({ base: { 'a.yaml': '1' } });
const main = ids['base'] as string;
const key = ssh2.utils.generateKeyPairSync('ed25519');
let server: SshServer;
let origin: string;
let known: string;

beforeAll(async () => {
  const { served: root, environment } = sandbox;
  server = closing(await startSshServer({ root, environment, publicKey: key.public }));
  origin = `ssh://git@${HOST}:${server.port}`;
  known = `[${HOST}]:${server.port} ${server.hostKey}`;
});

function http() {
  return fakeHttp({}, { addresses: { [`ssh://${HOST}:${server.port}/`]: ['127.0.0.1'] } });
}

/** The credential that opens the server, changed. */
function credential(changes: Partial<RepositoryCredential> = {}): RepositoryCredential {
  return { url: origin, sshPrivateKey: key.private, sshKnownHosts: known, ...changes };
}

function remotes(changes: Partial<RepositoryCredential> = {}, cacheDirectory = sandbox.newFolder()) {
  return sandbox.remotes({ http: http(), credentials: [credential(changes)], cacheDirectory });
}

test.each<[string, () => Partial<RepositoryCredential>]>([
  ['that is known', () => ({})],
  ['that is known without the port', () => ({ sshKnownHosts: `${HOST} ${server.hostKey}` })],
  ['that is one of several', () => ({ sshKnownHosts: `# ours\r\n${HOST} ssh-rsa AAAA\r\n${known}\r\n` })],
  ['that is not checked', () => ({ sshKnownHosts: `${HOST} ssh-rsa AAAA`, insecure: true })],
])('a host key %s is taken', async (_, changes) => {
  expect((await remotes(changes()).open(`${origin}/${name}`).references()).get('HEAD')).toBe(main);
});

test('a key with the line ends of Windows, and none at its end, opens a repository', async () => {
  const sshPrivateKey = key.private.trim().replaceAll('\n', '\r\n');
  expect((await remotes({ sshPrivateKey }).open(`${origin}/${name}`).references()).get('HEAD')).toBe(main);
});

const OTHER = ssh2.utils.generateKeyPairSync('ed25519');

test.each<[string, () => Partial<RepositoryCredential>, string, string]>([
  ['unknown host key', () => ({ sshKnownHosts: '' }), 'the host key of the server is not known', 'Check the line'],
  [
    'host key that is not among those of the public forges',
    () => ({ sshKnownHosts: undefined as never }),
    'the host key of the server is not known',
    'Check the line',
  ],
  [
    'wrong host key',
    () => ({ sshKnownHosts: `[${HOST}]:${server.port} ${OTHER.public.trim()}` }),
    'somebody may stand in between',
    'Ask who runs the server',
  ],
  [
    'wrong key',
    () => ({ sshPrivateKey: OTHER.private }),
    'the server does not accept the credential',
    'Check its entry',
  ],
  ['key that is none', () => ({ sshPrivateKey: 'hunter2' }), 'cannot be used', 'Give sshPrivateKey'],
])('a %s is named', async (_, changes, why, next) => {
  const url = `${origin}/${name}`;
  const said = await failure(remotes(changes()).open(url).references());
  expect(said).toContain(`UndeterminedError: The repository ${url} cannot be read: `);
  expect(said).toContain(why);
  expect(said).toContain(`| ${next}`);
  expect(said).not.toContain('hunter2');
});

test('a repository that is not there is named', async () => {
  const said = await failure(remotes().open(`${origin}/no/where.git`).references());
  expect(said).toContain('there is no such repository, or no access to it (');
});

test('a refused address is not connected to', async () => {
  const refusing = fakeHttp(
    {},
    { addresses: { [`ssh://${HOST}:${server.port}/`]: new HttpFailure('it is link-local') } },
  );
  const before = server.commands.length;
  const opened = sandbox.remotes({ http: refusing, credentials: [credential()] }).open(`${origin}/${name}`);
  expect(await failure(opened.references())).toContain(
    `The repository ${origin}/${name} cannot be read: it is link-local.`,
  );
  expect(server.commands).toHaveLength(before);
});

test('the key is in a private folder only, and goes with it', async () => {
  const cacheDirectory = sandbox.newFolder();
  const opened = remotes({}, cacheDirectory);
  await opened.open(`${origin}/${name}`).commit(main);
  const body = key.private.split('\n')[2] as string;
  const holders = [...filesBelow(sandbox.folder)].filter(([, content]) => content.includes(body));
  expect(holders.map(([path]) => path.replace(/.*\//, ''))).toEqual(['key']);
  await opened.dispose();
  expect([...filesBelow(sandbox.folder)].filter(([, content]) => content.includes(body))).toEqual([]);
});

test("without a key that was given, the user's own command is used", async () => {
  writeFileSync(join(sandbox.folder, 'id'), key.private);
  chmodSync(join(sandbox.folder, 'id'), 0o600);
  const options = ['UserKnownHostsFile=/dev/null', 'StrictHostKeyChecking=no', 'HostName=127.0.0.1', 'LogLevel=ERROR'];
  const command = [
    'ssh',
    '-F',
    '/dev/null',
    '-i',
    join(sandbox.folder, 'id'),
    ...options.flatMap((each) => ['-o', each]),
  ];
  const environment = { ...sandbox.environment, GIT_SSH_COMMAND: command.join(' ') };
  const asked = http();
  const opened = sandbox.remotes({ http: asked, environment }).open(`${origin}/${name}`);
  expect((await opened.references()).get('HEAD')).toBe(main);
  expect(asked.lookups).toEqual([`ssh://${HOST}:${server.port}/`]);
});

test("without a key that was given, the user's configuration of ssh leads to the host, and its address is pinned", async () => {
  const bin = sandbox.newFolder();
  const log = join(bin, 'log');
  const script = `#!/bin/sh
if [ "$1" = -G ]; then printf 'hostname inner.example\\nport 2222\\nproxyjump none\\n'; exit; fi
printf '%s\\n' "$@" >> '${log}'
echo 'git@inner.example: Permission denied (publickey).' >&2
exit 255
`;
  writeFileSync(join(bin, 'ssh'), script, { mode: 0o755 });
  const environment = { ...sandbox.environment, PATH: `${bin}:${sandbox.environment['PATH']}` };
  const asked = fakeHttp({}, { addresses: { 'ssh://inner.example:2222/': ['2001:db8::1', '192.0.2.7'] } });
  const url = 'work:acme/shop.git';
  const said = await failure(sandbox.remotes({ http: asked, environment }).open(url).references());
  expect(said).toContain('it needs credentials (git@inner.example: Permission denied (publickey).');
  expect(said).toContain(`| Add repository-credentials for ${url}.`);
  expect(asked.lookups).toEqual(['ssh://inner.example:2222/']);
  const words = readFileSync(log, 'utf8').split('\n');
  expect(words).toEqual(
    expect.arrayContaining(['BatchMode=yes', 'HostName=192.0.2.7', 'HostKeyAlias=[inner.example]:2222']),
  );
  expect(words).not.toContain('-i');
  expect(words).not.toContain('/dev/null');
});
