import { chmodSync, readdirSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RemoteRepositories } from '../../../src/ports/repository.ts';
import type { LoopbackServer } from '../../fakes/loopback-server.ts';
import { filesBelow, packsIn } from './remote-sandbox.ts';
import { basic, failure, remotesUnderTest, SECRET } from './remotes-under-test.ts';

const { sandbox, serve } = remotesUnderTest();
const files = { 'a.yaml': 'a: 1\n', 'b/c.yaml': 'c: 1\n', 'b/d.yaml': 'd: 1\n' };
const { name, ids, folder } = sandbox.serve({ base: files, commits: { next: { ...files, 'a.yaml': 'a: 2\n' } } });
const main = ids['base'] as string;
let server: LoopbackServer;
let url: string;

beforeAll(async () => {
  server = await serve();
  url = `${server.origin}/${name}`;
});

/** Reads some files of a commit. */
async function contents(remotes: RemoteRepositories, paths: string[] = Object.keys(files)): Promise<unknown> {
  const snapshot = await remotes.open(url).commit(main);
  const oids = paths.map((path) => snapshot?.entries.get(path)?.oid ?? '');
  const found = await snapshot?.read(oids);
  return Object.fromEntries(paths.map((path, index) => [path, found?.get(oids[index] as string)?.toString()]));
}

async function filledCache(paths?: string[]): Promise<string> {
  return filled(sandbox.newFolder(), paths);
}

async function filled(cacheDirectory: string, paths?: string[]): Promise<string> {
  const remotes = sandbox.remotes({ cacheDirectory });
  await contents(remotes, paths);
  await remotes.open(url).references();
  await remotes.dispose();
  return cacheDirectory;
}

describe('a cache', () => {
  test('spares the network what it has', async () => {
    const cacheDirectory = await filledCache();
    const before = server.requests.length;
    expect(await contents(sandbox.remotes({ cacheDirectory }))).toEqual(files);
    expect(server.requests).toHaveLength(before);
  });

  test('is all that is read offline', async () => {
    const cacheDirectory = await filledCache(['a.yaml']);
    const before = server.requests.length;
    const offline = sandbox.remotes({ cacheDirectory, offline: true });
    expect((await offline.open(url).references()).get('refs/heads/main')).toBe(main);
    expect(await contents(offline, ['a.yaml'])).toEqual({ 'a.yaml': 'a: 1\n' });
    expect((await offline.open(url).commit(main.slice(0, 8)))?.commit).toBe(main);
    expect(await failure(contents(offline, ['a.yaml', 'b/c.yaml']))).toBe(
      `UndeterminedError: b/c.yaml of ${url} at ${main} is not in the cache. | Run once without --offline, both times with the same --cache-dir.`,
    );
    const said = `The repository ${url} is not read with --offline, and the cache does not have`;
    expect(await failure(offline.open(url).commit(ids['next'] as string))).toContain(
      `${said} the commit ${ids['next']}.`,
    );
    const empty = sandbox.remotes({ offline: true }).open(url);
    expect(await failure(empty.references())).toContain(`${said} its branches and tags.`);
    expect(server.requests).toHaveLength(before);
  });

  test('keeps which commit a short id is', async () => {
    const made = sandbox.serve({ base: { a: '1' }, commits: { next: { a: '2' } }, branches: { main: 'next' } });
    const [short, full] = [made.ids['base']?.slice(0, 9) ?? '', made.ids['base']];
    const at = `${server.origin}/${made.name}`;
    const cacheDirectory = sandbox.newFolder();
    expect((await sandbox.remotes({ cacheDirectory }).open(at).commit(short))?.commit).toBe(full);
    expect((await sandbox.remotes({ cacheDirectory, offline: true }).open(at).commit(short))?.commit).toBe(full);
  });

  test('does not show what a credential has opened to a run without one', async () => {
    const closed = await serve({ authorizations: [basic('jane')] });
    url = `${closed.origin}/${name}`;
    try {
      const cacheDirectory = sandbox.newFolder();
      const credentials = [{ url: closed.origin, username: 'jane', password: SECRET }];
      expect(await contents(sandbox.remotes({ cacheDirectory, credentials }))).toEqual(files);
      expect(await failure(contents(sandbox.remotes({ cacheDirectory })))).toContain('it needs credentials');
      expect(await failure(contents(sandbox.remotes({ cacheDirectory, offline: true })))).toContain('--offline');
    } finally {
      url = `${server.origin}/${name}`;
    }
  });

  test.each<[string, (pack: string) => void]>([
    ['cut off', (pack) => truncateSync(pack, 40)],
    ['empty', (pack) => truncateSync(pack, 0)],
    ['gone', (pack) => rmSync(pack)],
    ['of zeros', (pack) => writeFileSync(pack, Buffer.alloc(200))],
    ['without its index', (pack) => rmSync(pack.replace('.pack', '.idx'))],
    ['with an index that is cut off', (pack) => truncateSync(pack.replace('.pack', '.idx'), 1000)],
    ['with an index of zeros', (pack) => writeFileSync(pack.replace('.pack', '.idx'), Buffer.alloc(2000))],
  ])('with packs that are %s heals', async (_, harm) => {
    const cacheDirectory = await filledCache();
    const harmed = packsIn(cacheDirectory);
    expect(harmed.length).toBeGreaterThan(1);
    for (const pack of harmed) {
      chmodSync(pack, 0o600);
      chmodSync(pack.replace('.pack', '.idx'), 0o600);
      harm(pack);
    }
    const remotes = sandbox.remotes({ cacheDirectory });
    expect(await contents(remotes)).toEqual(files);
    await remotes.dispose();
    for (const pack of packsIn(cacheDirectory))
      sandbox.git(dirname(pack), 'verify-pack', pack.replace('.pack', '.idx'));
    expect(await contents(sandbox.remotes({ cacheDirectory, offline: true }))).toEqual(files);
  });

  test('whose pack has other bytes under an id is not believed', async () => {
    const other = sandbox.serve({ base: { 'a.yaml': 'evil' } });
    const cacheDirectory = await filledCache();
    const evil = await (async () => {
      const directory = sandbox.newFolder();
      const remotes = sandbox.remotes({ cacheDirectory: directory });
      const snapshot = await remotes.open(`${server.origin}/${other.name}`).commit(other.ids['base'] as string);
      await snapshot?.read([...snapshot.entries.values()].map(({ oid }) => oid));
      await remotes.dispose();
      return packsIn(directory);
    })();
    // The commit's pack, under an index in which the ids are those of another repository
    const oid = sandbox.git(folder, 'rev-parse', `${main}:a.yaml`);
    const blobs = packsIn(cacheDirectory).filter((pack) =>
      filesBelow(dirname(pack)).get(pack.replace('.pack', '.idx'))?.includes(Buffer.from(oid, 'hex')),
    );
    for (const pack of blobs) {
      rmSync(pack);
      rmSync(pack.replace('.pack', '.idx'));
    }
    const evilOid = sandbox.git(other.folder, 'rev-parse', `${other.ids['base']}:a.yaml`);
    for (const pack of evil) {
      const index = filesBelow(dirname(pack)).get(pack.replace('.pack', '.idx')) as Buffer;
      const at = index.indexOf(Buffer.from(evilOid, 'hex'));
      if (at < 0) continue;
      // One object in this pack: its id, and the first byte of it in the fan-out
      Buffer.from(oid, 'hex').copy(index, at);
      for (let byte = 0; byte < 256; byte++)
        index.writeUInt32BE(byte < Number.parseInt(oid.slice(0, 2), 16) ? 0 : 1, 8 + byte * 4);
      const to = join(dirname(packsIn(cacheDirectory)[0] as string), `pack-${'e'.repeat(40)}`);
      renameSync(pack, `${to}.pack`);
      writeFileSync(`${to}.idx`, index);
    }
    expect(packsIn(cacheDirectory).some((pack) => pack.includes('eeee'))).toBe(true);
    const offline = sandbox.remotes({ cacheDirectory, offline: true });
    expect(await failure(contents(offline, ['a.yaml']))).toContain('a.yaml of');
    expect(await contents(sandbox.remotes({ cacheDirectory }))).toEqual(files);
    expect(packsIn(cacheDirectory).some((pack) => pack.includes('eeee'))).toBe(false);
  });

  test('is not taken for broken by a read while another one fetches the same', async () => {
    let posts = 0;
    let second: Promise<unknown> | undefined;
    let startSecond = () => {};
    const watched = await serve({
      fault: () => {
        // The first is the commit, the second the first read's files
        if (++posts === 2) startSecond();
        return undefined;
      },
    });
    const cacheDirectory = sandbox.newFolder();
    const snapshot = await sandbox.remotes({ cacheDirectory }).open(`${watched.origin}/${name}`).commit(main);
    const oids = Object.keys(files).map((path) => snapshot?.entries.get(path)?.oid ?? '');
    startSecond = () => {
      second = snapshot?.read(oids.slice(0, 1));
    };
    expect((await snapshot?.read(oids))?.size).toBe(3);
    expect(second).toBeDefined();
    expect(await failure(second)).toBe('no failure');
    const offline = sandbox.remotes({ cacheDirectory, offline: true }).open(`${watched.origin}/${name}`);
    expect((await (await offline.commit(main))?.read(oids))?.size).toBe(3);
  });

  test('that cannot be written costs nothing but the next run', async () => {
    const cacheDirectory = await filledCache();
    const packs = dirname(packsIn(cacheDirectory)[0] as string);
    rmSync(packs, { recursive: true });
    writeFileSync(packs, 'a file where the packs would go');
    const remotes = sandbox.remotes({ cacheDirectory });
    expect(await contents(remotes)).toEqual(files);
    await remotes.dispose();
    expect(packsIn(cacheDirectory)).toEqual([]);
  });

  test('keeps what another process may be writing, and for an hour only', async () => {
    const cacheDirectory = await filledCache();
    const packs = dirname(packsIn(cacheDirectory)[0] as string);
    const before = readdirSync(packs).sort();
    const left = ['.incoming-1', `pack-${'a'.repeat(40)}.pack`];
    for (const each of left) writeFileSync(join(packs, each), 'x');
    await filled(cacheDirectory);
    expect(readdirSync(packs).sort()).toEqual([...before, ...left].sort());
    for (const each of left) utimesSync(join(packs, each), new Date(0), new Date(0));
    await filled(cacheDirectory);
    expect(readdirSync(packs).sort()).toEqual(before);
  });
});
