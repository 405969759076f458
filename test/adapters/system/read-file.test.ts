import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInputFile } from '../../../src/adapters/system/read-file.ts';
import { InputError } from '../../../src/errors.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seatrial-read-file-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function make(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test.each<[what: string, content: Buffer]>([
  ['UTF-8', Buffer.from('a: ü\n')],
  ['UTF-8 with a mark', Buffer.from('\ufeffa: ü\n')],
  ['UTF-16, as PowerShell writes it', Buffer.from('\ufeffa: ü\n', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\ufeffa: ü\n', 'utf16le').swap16()],
])('%s', async (_what, content) => {
  const path = await make('text', content);
  expect(await readInputFile({ input: 'x', path })).toEqual({ path, text: 'a: ü\n' });
});

test('more than one piece', async () => {
  const text = 'ü'.repeat(100_000);
  expect((await readInputFile({ input: 'x', path: await make('long', text) }))?.text).toBe(text);
});

test('a file in the folder that is named', async () => {
  await mkdir(join(folder, 'docker'));
  const path = await make('docker/config.json', '{}');
  const file = { input: 'x', path: join(folder, 'docker'), inFolder: 'config.json' };
  expect(await readInputFile(file)).toEqual({ path, text: '{}' });
  expect(await readInputFile({ ...file, path })).toEqual({ path, text: '{}' });
});

test('a default that is missing is nothing, also in a folder', async () => {
  await mkdir(join(folder, 'empty'));
  for (const path of [join(folder, 'missing'), join(folder, 'empty'), join(await make('file', ''), 'below')]) {
    expect(await readInputFile({ input: 'x', path, inFolder: 'config.json', isDefault: true })).toBeUndefined();
  }
});

test.each<[what: string, make: () => Promise<string>, message: RegExp]>([
  ['missing', async () => join(folder, 'missing'), /^x: .*missing is not there$/],
  ['a folder', async () => folder, /^x: .* cannot be read: EISDIR/],
  ['too large', () => make('large', Buffer.alloc(4 * 1024 * 1024 + 1, 'a')), /^x: .*large is larger than 4 MiB$/],
  ['no text', () => make('binary', Buffer.of(0xc3, 0x28)), /^x: .*binary is no text in UTF-8$/],
  ['no text either', () => make('zeros', 'a\0b'), /^x: .*zeros is no text in UTF-8$/],
])('%s', async (_what, path, message) => {
  const reading = readInputFile({ input: 'x', path: await path() });
  await expect(reading).rejects.toThrow(InputError);
  await expect(reading).rejects.toThrow(message);
});

test('a default that is there, and unreadable, is named', async () => {
  await expect(readInputFile({ input: 'x', path: folder, isDefault: true })).rejects.toThrow(/cannot be read: EISDIR/);
});

test('a pipe', async () => {
  const path = join(folder, 'pipe');
  await new Promise((resolve, reject) => {
    execFile('mkfifo', [path], (error) => (error ? reject(error) : resolve(undefined)));
  });
  const [file] = await Promise.all([readInputFile({ input: 'x', path }), writeFile(path, 'a: 1\n')]);
  expect(file?.text).toBe('a: 1\n');
});
