import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { folderContentCache } from '../../../src/adapters/stores/content-cache.ts';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';
import { contentCacheContract } from '../../contracts/content-cache.ts';

const HOURS = 60 * 60;
let sandbox: string;
let directory: string;

function privateFolder(): Promise<string> {
  return mkdtemp(join(sandbox, 'private-'));
}

function cacheIn(folder: string | undefined, maximumBytes?: number) {
  return folderContentCache(folder, {
    makeFolder,
    privateFolder,
    ...(maximumBytes !== undefined && { maximumBytes }),
  });
}

beforeEach(async () => {
  sandbox = await mkdtemp(join(tmpdir(), 'seatrial-content-'));
  directory = join(sandbox, 'cache');
});

afterEach(() => rm(sandbox, { recursive: true, force: true }));

async function files(below = directory): Promise<string[]> {
  const found = await readdir(below, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function age(path: string, hours: number): Promise<void> {
  const then = Date.now() / 1000 - hours * HOURS;
  await utimes(path, then, then);
}

describe('a content cache in a folder', () => {
  contentCacheContract(async () => ({ open: () => cacheIn(directory), dispose: async () => {} }));
});

test('a folder in it is absolute, as git reads it from elsewhere', async () => {
  const cache = cacheIn(relative(process.cwd(), directory));
  expect(await cache.folder('git')).toBe(join(directory, 'downloads-v1', 'folders', 'git'));
});

describe('a private content cache', () => {
  test('is gone when it is closed', async () => {
    const cache = cacheIn(undefined);
    const digest = await cache.put(Buffer.from('x'));
    await cache.keepFact('k', 1);
    const folder = await cache.folder('git');
    expect([String(await cache.get(digest)), await cache.fact('k'), (await stat(folder)).isDirectory()]).toEqual([
      'x',
      1,
      true,
    ]);
    await cache.close();
    expect(await readdir(sandbox)).toEqual([]);
  });
});

describe('what was broken is not there', () => {
  test.each<[string, (path: string) => Promise<void>]>([
    ['cut', (path) => truncate(path, 3)],
    ['emptied', (path) => truncate(path, 0)],
    ['changed', async (path) => writeFile(path, (await readFile(path, 'latin1')).replace(/.$/, '!'), 'latin1')],
    ['a folder', async (path) => rm(path).then(() => mkdir(path))],
    ['a link that leads nowhere', async (path) => rm(path).then(() => symlink('nowhere', path))],
  ])('%s', async (_name, damage) => {
    const cache = cacheIn(directory);
    const digest = await cache.put(Buffer.from('content'));
    await cache.keepFact('k', 'value');
    for (const path of await files()) await damage(path);
    expect([await cache.get(digest), await cache.fact('k')]).toEqual([undefined, undefined]);
  });

  test('and is mended by putting it again', async () => {
    const cache = cacheIn(directory);
    const digest = await cache.put(Buffer.from('content'));
    await truncate((await files())[0] as string, 3);
    await cache.put(Buffer.from('content'));
    expect(String(await cache.get(digest))).toBe('content');
  });

  test("a fact in another's place is not taken for it", async () => {
    const cache = cacheIn(directory);
    await cache.keepFact('mine', 1);
    const [mine = ''] = await files();
    await cache.keepFact('yours', 2);
    const yours = (await files()).find((path) => path !== mine) ?? '';
    await writeFile(mine, await readFile(yours));
    expect(await cache.fact('mine')).toBeUndefined();
  });
});

test('files and folders are for their user alone', async () => {
  const cache = cacheIn(directory);
  await cache.put(Buffer.from('x'));
  await cache.keepFact('k', 1);
  await cache.folder('git');
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  const modes = await Promise.all(
    found.map(async (entry) => {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      return [entry.isFile(), (mode & 0o777).toString(8)].join(' ');
    }),
  );
  expect(new Set(modes)).toEqual(new Set(['true 600', 'false 700']));
});

describe('a folder that cannot be written', () => {
  test('is read, and nothing fails', async () => {
    const digest = await cacheIn(directory).put(Buffer.from('x'));
    // Root may write where no bit says so: a file in the place of a folder stops everybody
    const name = createHash('sha256').update('y').digest('hex');
    await writeFile(join(directory, 'downloads-v1/content', name.slice(0, 2)), '');
    await writeFile(join(directory, 'downloads-v1/facts'), '');
    const cache = cacheIn(directory);
    expect(await cache.put(Buffer.from('y'))).toBe(`sha256:${name}`);
    await cache.keepFact('k', 1);
    expect([String(await cache.get(digest)), await cache.get(`sha256:${name}`), await cache.fact('k')]).toEqual([
      'x',
      undefined,
      undefined,
    ]);
    await cache.close();
  });

  test.each(['/proc/seatrial', '/dev/null/cache'])(
    '%s: nothing hangs, and a folder is made elsewhere',
    async (where) => {
      const cache = cacheIn(where);
      const digest = await cache.put(Buffer.from('x'));
      await cache.keepFact('k', 1);
      const folder = await cache.folder('git');
      expect([await cache.get(digest), await cache.fact('k'), (await stat(folder)).isDirectory()]).toEqual([
        undefined,
        undefined,
        true,
      ]);
      await cache.close();
      expect(await readdir(sandbox)).toEqual([]);
    },
  );
});

describe('closing', () => {
  const CONTENTS = ['a', 'b', 'c'].map((letter) => Buffer.alloc(1000, letter));

  async function filled(hours: readonly number[]): Promise<string[]> {
    const cache = cacheIn(directory);
    const digests: string[] = [];
    for (const content of CONTENTS) digests.push(await cache.put(content));
    for (const [index, digest] of digests.entries()) await age(await fileOf(digest), hours[index] as number);
    return digests;
  }

  async function fileOf(digest: string): Promise<string> {
    return (await files()).find((path) => path.endsWith(digest.slice('sha256:'.length))) ?? '';
  }

  async function left(digests: readonly string[]): Promise<boolean[]> {
    return Promise.all(digests.map(async (digest) => (await fileOf(digest)) !== ''));
  }

  test('deletes what was used longest ago', async () => {
    const digests = await filled([4, 6, 5]);
    const cache = cacheIn(directory, 2000);
    await cache.put(Buffer.from('x'));
    await cache.close();
    expect(await left(digests)).toEqual([true, false, false]);
  });

  test('spares what this run has read, and what is younger than an hour', async () => {
    const digests = await filled([0.9, 6, 5]);
    const cache = cacheIn(directory, 1);
    await cache.put(Buffer.from('x'));
    await cache.get(digests[1] as string);
    await cache.close();
    expect(await left(digests)).toEqual([true, true, false]);
  });

  test('sweeps what killed processes left, but not what others are writing', async () => {
    await filled([0, 0, 0]);
    const folder = dirname((await files())[0] as string);
    for (const name of ['.old', '.new']) await writeFile(join(folder, name), 'half');
    await age(join(folder, '.old'), 1.1);
    const cache = cacheIn(directory);
    await cache.put(Buffer.from('x'));
    await cache.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual(['.new']);
  });

  test("leaves a program's own folder alone", async () => {
    const cache = cacheIn(directory, 1);
    const pack = join(await cache.folder('git'), 'pack');
    await writeFile(pack, 'x'.repeat(5000));
    await age(pack, 100);
    await cache.put(Buffer.from('x'));
    await cache.close();
    expect((await stat(pack)).size).toBe(5000);
  });
});
