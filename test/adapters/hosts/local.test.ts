import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { localHost } from '../../../src/adapters/hosts/local.ts';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';

function streams(terminal: boolean) {
  const stream = () =>
    Object.assign(new PassThrough(), { isTTY: terminal, columns: 40 }) as unknown as NodeJS.WriteStream;
  const [stdout, stderr] = [stream(), stream()];
  const read = (from: NodeJS.WriteStream) => String((from as unknown as PassThrough).read() ?? '');
  return { stdout, stderr, printed: () => read(stdout), logged: () => read(stderr) };
}

test('results go to stdout alone, progress only to a terminal', async () => {
  const { stdout, stderr, printed, logged } = streams(false);
  const host = localHost(stdout, stderr, {}, makeFolder);
  host.progress('working');
  host.log('a line');
  await host.print('{"a": 1}\n');
  expect(printed()).toBe('{"a": 1}\n');
  expect(logged()).toBe('a line\n');
});

test('progress replaces itself, is cut to the width, and goes before anything else is written', async () => {
  const { stdout, stderr, logged } = streams(true);
  const host = localHost(stdout, stderr, {}, makeFolder);
  host.progress('x'.repeat(100));
  host.progress('two');
  await host.print('done\n');
  expect(logged()).toBe(`${'x'.repeat(39)}\r\u001b[Ktwo\r\u001b[K`);
});

test.each<[boolean, Record<string, string>, boolean]>([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '0' }, false],
  [true, { TERM: 'dumb' }, false],
])('terminal %s with %j: colour %s', (terminal, environment, colour) => {
  const { stdout, stderr } = streams(terminal);
  expect(localHost(stdout, stderr, environment, makeFolder).colour).toBe(colour);
});

test('files are written with their folders; what cannot be written is bad input', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seatrial-host-'));
  try {
    const { stdout, stderr } = streams(false);
    const host = localHost(stdout, stderr, {}, makeFolder);
    await host.writeFile(join(folder, 'a/b/report.md'), 'x');
    expect(await readFile(join(folder, 'a/b/report.md'), 'utf8')).toBe('x');
    await expect(host.writeFile(join(folder, 'a/b'), 'x')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('cannot be written'),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('whether a file can be written is found out before, and leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seatrial-host-'));
  try {
    const { stdout, stderr } = streams(false);
    const host = localHost(stdout, stderr, {}, makeFolder);
    await host.checkFile(join(folder, 'a/report.md'));
    expect(await readdir(join(folder, 'a'))).toEqual([]);
    await writeFile(join(folder, 'old.md'), 'old');
    await host.checkFile(join(folder, 'old.md'));
    expect(await readFile(join(folder, 'old.md'), 'utf8')).toBe('old');
    for (const path of ['a', 'old.md/report.md']) {
      await expect(host.checkFile(join(folder, path))).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining(`${path} cannot be written`),
      });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each<[string, RegExp | undefined]>([
  ['EPIPE', undefined],
  ['ENOSPC', /^stdout cannot be written: no/],
])('a stdout that fails with %s does not end the process', async (code, message) => {
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('no'), { code })),
  }) as unknown as NodeJS.WriteStream;
  const printed = localHost(stdout, streams(false).stderr, {}, makeFolder).print('x');
  await (message
    ? expect(printed).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) })
    : expect(printed).resolves.toBe(undefined));
  await new Promise((resolve) => setImmediate(resolve));
});
