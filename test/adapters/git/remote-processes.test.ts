import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { javaScriptOf } from '../engine/engine-under-test.ts';
import { filesBelow, packsIn } from './remote-sandbox.ts';
import { basic, remotesUnderTest, SECRET } from './remotes-under-test.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const { sandbox, serve } = remotesUnderTest();
const contents = Object.fromEntries(Array.from({ length: 40 }, (_, each) => [`apps/${each}.yaml`, `n: ${each}\n`]));
const { name, ids } = sandbox.serve({ base: contents, commits: { next: { ...contents, new: '1' } } });

let compiled: string;
beforeAll(() => {
  // Within the repository, so that its packages are found
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  compiled = mkdtempSync(join(ROOT, 'node_modules/.cache/seatrial-git-'));
  for (const room of ['model', 'ports', 'text', 'adapters/git', 'adapters/stores', 'adapters/system']) {
    mkdirSync(join(compiled, room), { recursive: true });
    for (const file of readdirSync(join(ROOT, 'src', room))) write(`${room}/${file}`);
  }
  write('errors.ts');
});
afterAll(() => rmSync(compiled, { recursive: true }));

function write(source: string): void {
  const target = join(compiled, source.replace(/\.ts$/, '.mjs'));
  writeFileSync(target, javaScriptOf(readFileSync(join(ROOT, 'src', source), 'utf8')));
}

const PROGRAM = `
const { remoteRepositories } = await import(process.env.COMPILED + '/adapters/git/remote-repositories.mjs');
const { folderContentCache } = await import(process.env.COMPILED + '/adapters/stores/content-cache.mjs');
const { makeFolder } = await import(process.env.COMPILED + '/adapters/system/make-folder.mjs');
const { systemHttp } = await import(process.env.COMPILED + '/adapters/system/http.mjs');
const environment = process.env;
const http = systemHttp({ environment, allowHosts: ['127.0.0.1'] });
const cache = folderContentCache(environment.CACHE, { makeFolder, privateFolder: async () => { throw new Error('no') } });
const credentialFor = (url) => ({ url, username: 'jane', password: environment.PASSWORD });
const remotes = remoteRepositories({ http, cache, credentialFor, environment, offline: false, temporaryDirectory: environment.TEMPORARY });
const remote = remotes.open(environment.URL);
let read = 0;
for (const id of environment.COMMITS.split(' ')) {
  const snapshot = await remote.commit(id);
  const oids = [...snapshot.entries.values()].map(({ oid }) => oid);
  read += (await snapshot.read(oids)).size;
}
await remotes.dispose();
await http.close();
console.log('read ' + read);
`;

function start(url: string, cacheDirectory: string): ChildProcess {
  const env = {
    ...sandbox.environment,
    COMPILED: compiled,
    CACHE: cacheDirectory,
    TEMPORARY: sandbox.temporaryDirectory,
    URL: url,
    PASSWORD: SECRET,
    COMMITS: `${ids['base']} ${ids['next']}`,
  };
  return spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], { env, stdio: 'pipe', timeout: 50_000 });
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(`${output.trim()} (${signal ?? code})`));
  });
}

test('parallel processes share one cache', async () => {
  const server = await serve({ authorizations: [basic('jane')] });
  const url = `${server.origin}/${name}`;
  const cacheDirectory = sandbox.newFolder();
  const outputs = await Promise.all([1, 2, 3, 4].map(() => ended(start(url, cacheDirectory))));
  expect(outputs).toEqual(Array.from({ length: 4 }, () => 'read 81 (0)'));
  expect(packsIn(cacheDirectory).length).toBeGreaterThan(1);
  for (const pack of packsIn(cacheDirectory)) sandbox.git(dirname(pack), 'verify-pack', pack.replace('.pack', '.idx'));
  for (const content of filesBelow(cacheDirectory).values()) expect(content.includes(SECRET)).toBe(false);
  expect(readdirSync(sandbox.temporaryDirectory)).toEqual([]);
  // Nothing more to fetch
  const before = server.requests.length;
  expect(await ended(start(url, cacheDirectory))).toBe('read 81 (0)');
  expect(server.requests).toHaveLength(before);
});

test('a process that is killed while it fetches leaves a cache that works', async () => {
  let posts = 0;
  let stalled = () => {};
  const isStalled = new Promise<void>((resolve) => {
    stalled = resolve;
  });
  const server = await serve({
    authorizations: [basic('jane')],
    // The first fetch is whole, the second one never ends
    fault: () => {
      posts++;
      if (posts !== 2) return undefined;
      stalled();
      return { stall: 100 };
    },
  });
  const url = `${server.origin}/${name}`;
  const cacheDirectory = sandbox.newFolder();
  const child = start(url, cacheDirectory);
  const output = ended(child);
  await isStalled;
  child.kill('SIGKILL');
  expect(await output).toBe(' (SIGKILL)');
  expect(packsIn(cacheDirectory)).toHaveLength(1);
  expect(await ended(start(url, cacheDirectory))).toBe('read 81 (0)');
  for (const pack of packsIn(cacheDirectory)) sandbox.git(dirname(pack), 'verify-pack', pack.replace('.pack', '.idx'));
  for (const content of filesBelow(sandbox.folder).values()) expect(content.includes(SECRET)).toBe(false);
});
