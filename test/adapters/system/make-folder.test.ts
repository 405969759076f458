import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'seatrial-folder-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

test('makes what is missing, with its mode, and takes what is there', async () => {
  const folder = join(directory, 'a/b/c');
  await Promise.all([makeFolder(folder, 0o700), makeFolder(folder, 0o700)]);
  await makeFolder(folder);
  const { mode } = await stat(folder);
  expect((mode & 0o777).toString(8)).toBe('700');
});

test.each<[string, string]>([
  ['a file', 'file'],
  ['below a file', 'file/a/b'],
  ['a link that leads nowhere', 'link'],
  ['below a link that leads nowhere', 'link/a'],
])('%s is no folder', async (_name, path) => {
  await writeFile(join(directory, 'file'), '');
  await symlink(join(directory, 'gone'), join(directory, 'link'));
  await expect(makeFolder(join(directory, path))).rejects.toThrow(/^E(EXIST|NOTDIR)/);
});

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux.each(['/proc/seatrial', '/proc/seatrial/a/b'])('%s ends, where Node alone never does', async (path) => {
  await expect(makeFolder(path)).rejects.toThrow(/^E/);
});
