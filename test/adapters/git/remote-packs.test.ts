import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemotePacks, trimPacks } from '../../../src/adapters/git/remote-packs.ts';
import { packsIn } from './remote-sandbox.ts';
import { Sandbox } from './sandbox.ts';

const HOUR = 3_600_000;
const sandbox = new Sandbox();
afterAll(() => sandbox.dispose());

/** Makes files of 10 bytes, by path and age in hours. */
function cacheOf(files: Readonly<Record<string, number>>): string {
  const root = sandbox.newFolder();
  for (const [path, hours] of Object.entries(files)) {
    const at = join(root, path.replace('/', '/pack/'));
    mkdirSync(join(at, '..'), { recursive: true });
    writeFileSync(at, '0123456789');
    const time = new Date(Date.now() - hours * HOUR);
    utimesSync(at, time, time);
  }
  return root;
}

test.each<[string, Record<string, number>, number, string[]]>([
  ['all that fits', { 'r/pack-1.pack': 9, 'r/pack-1.idx': 9 }, 20, []],
  [
    'what was used last',
    { 'r/pack-1.pack': 9, 'r/pack-1.idx': 9, 's/pack-2.pack': 5, 's/pack-2.idx': 99 },
    20,
    ['r/pack-1.pack', 'r/pack-1.idx'],
  ],
  ['all of the last hour', { 'r/pack-1.pack': 0.9, 'r/pack-1.idx': 9, 'r/pack-2.pack': 0.1, 'r/pack-2.idx': 9 }, 0, []],
  [
    'nothing that belongs to nothing, after an hour',
    { 'r/pack-1.pack': 2, 'r/pack-2.idx': 2, 'r/.incoming-1': 2, 'r/pack-3.pack': 0.5, 'r/.incoming-2': 0.5 },
    99,
    ['r/pack-1.pack', 'r/pack-2.idx', 'r/.incoming-1'],
  ],
])('trimming keeps %s', async (_, files, bytes, gone) => {
  const root = cacheOf(files);
  await trimPacks(root, bytes);
  const found = Object.keys(files).filter((path) => !existsSync(join(root, path.replace('/', '/pack/'))));
  expect(found.sort()).toEqual([...gone].sort());
});

test('trimming keeps a hundred packs of a repository, whatever their size', async () => {
  const numbers = Array.from({ length: 103 }, (_, index) => index);
  const files = numbers.flatMap((each) => [
    [`r/pack-${each}.pack`, 2 + each],
    [`r/pack-${each}.idx`, 2 + each],
  ]);
  const root = cacheOf(Object.fromEntries(files));
  await trimPacks(root);
  const gone = numbers.filter((each) => !existsSync(join(root, `r/pack/pack-${each}.pack`)));
  expect(gone).toEqual([100, 101, 102]);
});

test('nothing is trimmed where there is nothing', async () => {
  await trimPacks(join(sandbox.folder, 'none'));
});

test('packs that were of use are renewed, packs that hold what is broken removed', async () => {
  const clone = sandbox.newClone({ a: '1' });
  const first = sandbox.git(clone, 'rev-parse', 'HEAD');
  sandbox.git(clone, 'repack', '-d', '-q');
  const second = sandbox.commit(clone, { a: '2' });
  sandbox.git(clone, 'repack', '-d', '-q');
  const packs = new RemotePacks(sandbox.newFolder());
  await packs.add(join(clone, '.git'), join(clone, 'none'));
  const old = new Date(Date.now() - 5 * HOUR);
  for (const file of packsIn(packs.folder)) utimesSync(file, old, old);
  await packs.touch(new Set([second]));
  expect(
    packsIn(packs.folder)
      .map((file) => Date.now() - statSync(file).mtimeMs > HOUR)
      .sort(),
  ).toEqual([false, true]);
  expect(await packs.drop(await packs.list(), [first])).toBe(1);
  expect(packsIn(packs.folder)).toHaveLength(1);
  expect(await packs.drop(await packs.list(), [first])).toBe(0);
  await packs.dropAll();
  expect(packsIn(packs.folder)).toEqual([]);
});
