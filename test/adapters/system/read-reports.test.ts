import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readReports } from '../../../src/adapters/system/read-reports.ts';
import { InputError } from '../../../src/errors.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seatrial-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string | Buffer): string {
  const at = join(folder, path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, content);
  return at;
}

test('reads files, and all of a folder that end with .json, once and in order', async () => {
  const text = write('r.txt', 'named');
  const two = write('all/b/2.json', 'two');
  const one = write('all/a/1.json', 'one');
  write('all/a/1.md', 'not');
  expect(await readReports([text, join(folder, 'all'), one])).toEqual([
    { path: text, text: 'named' },
    { path: one, text: 'one' },
    { path: two, text: 'two' },
  ]);
});

test.each<[string, () => string, RegExp]>([
  ['a link', () => link('all/r.json'), /is a link/],
  ['a folder that is a link', () => link('all/sub'), /is a link/],
  ['no text', () => write('all/r.json', Buffer.from([0xff, 0xfe, 0xff])), /no text in UTF-8/],
  ['nothing', () => write('all/r.md', 'x'), /there is no file that ends with \.json/],
  ['too deep', () => write('all/1/2/3/4/5/6/7/8/9/r.json', '{}'), /too deep/],
])('%s is refused', async (_name, prepare, message) => {
  prepare();
  const reading = readReports([join(folder, 'all')]);
  await expect(reading).rejects.toThrow(InputError);
  await expect(reading).rejects.toThrow(message);
});

test('what is not there is named', async () => {
  await expect(readReports([join(folder, 'gone')])).rejects.toThrow(/gone cannot be read/);
});

function link(path: string): string {
  const at = join(folder, path);
  mkdirSync(join(at, '..'), { recursive: true });
  symlinkSync('/etc/hostname', at);
  return at;
}
