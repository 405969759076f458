import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderRenderCache } from '../../../src/adapters/stores/render-cache.ts';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import type { Rendered } from '../../../src/model/rendered.ts';

const KEY = 'ab'.repeat(32);
let directory: string;
let warnings: string[];

function cacheIn(folder: string, maximumBytes?: number) {
  const warn = (line: string) => void warnings.push(line);
  return folderRenderCache(folder, { makeFolder, warn, ...(maximumBytes !== undefined && { maximumBytes }) });
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'seatrial-cache-'));
  warnings = [];
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function rendered(objects: JsonObject[]): Rendered {
  return {
    objects,
    otherSeed: undefined,
    unstableFunctions: [],
    asked: { kubeVersion: false, apiVersions: [] },
    lookup: false,
    warnings: [],
  };
}

const CONFIG: JsonObject = { apiVersion: 'v1', kind: 'ConfigMap', data: { big: 12345678901234567890n } };

async function files(): Promise<string[]> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('what was put is got, to the digit; what was not is not', async () => {
  const cache = cacheIn(directory);
  expect(await cache.get(KEY)).toBeUndefined();
  await cache.put(KEY, rendered([CONFIG]));
  expect((await cacheIn(directory).get(KEY))?.objects).toEqual([CONFIG]);
  expect(await cache.get('cd'.repeat(32))).toBeUndefined();
});

test.each<[string, JsonObject]>([
  ['data', { apiVersion: 'v1', kind: 'Secret', data: { a: 'c2VjcmV0' } }],
  ['stringData', { apiVersion: 'v1', kind: 'Secret', stringData: { a: 'secret' } }],
  [
    'in a list',
    { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Secret', data: { a: 'c2VjcmV0' } }] },
  ],
])('a render with a Secret value is not kept: %s', async (_name, object) => {
  await cacheIn(directory).put(KEY, rendered([CONFIG, object]));
  expect(await files()).toEqual([]);
});

test('a Secret without values is kept', async () => {
  const cache = cacheIn(directory);
  await cache.put(KEY, rendered([{ apiVersion: 'v1', kind: 'Secret', data: { a: '' } }]));
  expect(await cache.get(KEY)).toBeDefined();
});

test('an entry that was changed is no entry', async () => {
  const cache = cacheIn(directory);
  await cache.put(KEY, rendered([CONFIG]));
  const [file = ''] = await files();
  await writeFile(file, (await readFile(file, 'utf8')).replace('ConfigMap', 'ConfigMoo'));
  expect(await cache.get(KEY)).toBeUndefined();
});

test('a folder that can be written is left as it was found out', async () => {
  await cacheIn(join(directory, 'a/b')).prepare();
  expect(await files()).toEqual([]);
});

test('a folder that cannot be written is bad input', async () => {
  await writeFile(join(directory, 'file'), '');
  await expect(cacheIn(join(directory, 'file')).prepare()).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/^cache-dir: .*file cannot be written: /),
    next: expect.stringContaining('leave --cache-dir out'),
  });
});

test('a folder that cannot be written any more is no error, and is said once', async () => {
  const cache = cacheIn(join(directory, 'cache'));
  await cache.prepare();
  await rm(join(directory, 'cache'), { recursive: true });
  await writeFile(join(directory, 'cache'), '');
  await cache.put(KEY, rendered([CONFIG]));
  await cache.put('cd'.repeat(32), rendered([CONFIG]));
  expect(warnings).toEqual([expect.stringMatching(/^warning: cache-dir: not all is kept in .*cache/)]);
});

test('trimming keeps what was used last', async () => {
  const cache = cacheIn(directory, 400);
  const keys = ['aa', 'bb', 'cc'].map((pair) => pair.repeat(32));
  for (const key of keys) {
    await cache.put(key, rendered([CONFIG]));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await cache.get(keys[0] as string);
  await cache.trim();
  const kept = await Promise.all(keys.map(async (key) => (await cache.get(key)) !== undefined));
  expect(kept[0]).toBe(true);
  expect(kept[1]).toBe(false);
});
