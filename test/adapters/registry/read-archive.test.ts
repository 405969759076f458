import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { archiveSnapshot, onlyFolder } from '../../../src/adapters/registry/archive-snapshot.ts';
import { readArchive } from '../../../src/adapters/registry/read-archive.ts';
import { UndeterminedError } from '../../../src/errors.ts';
import { fakeSnapshot } from '../../fakes/repository.ts';
import { packedChart, packedTar, type TarEntry, tarArchive } from '../../fakes/tar-archive.ts';

const CHART = { what: 'The archive of loki 1.0.0', gzip: true, kind: 'chart' } as const;
const ARTIFACT = { what: 'The artifact', gzip: true, kind: 'artifact' } as const;
const GOOD: TarEntry = { path: 'loki/Chart.yaml', content: 'name: loki\n' };

async function refusal(packed: Buffer, kind: typeof CHART | typeof ARTIFACT = CHART): Promise<string> {
  const error = await readArchive(packed, kind).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UndeterminedError);
  expect((error as UndeterminedError).next).toMatch(/again/);
  return (error as UndeterminedError).message;
}

describe('an honest archive', () => {
  test('is read', async () => {
    const files = await readArchive(
      packedChart('loki', { 'Chart.yaml': 'x', 'templates/a.yaml': 'y', empty: '' }),
      CHART,
    );
    expect(files.map(({ path, content }) => `${path}=${content}`)).toEqual([
      'loki/Chart.yaml=x',
      'loki/templates/a.yaml=y',
      'loki/empty=',
    ]);
  });

  test.each<[string, TarEntry[], string[]]>([
    [
      'with ./ in front, and folders',
      [{ path: './', type: 'Directory' }, { path: './loki/', type: 'Directory' }, { path: './loki/a' }],
      ['loki/a'],
    ],
    ['with slashes that say nothing', [{ path: 'loki//templates/./a' }], ['loki/templates/a']],
    [
      'with a long name in a PAX header',
      [{ path: 'short', extended: { path: `loki/${'n'.repeat(300)}` } }],
      [`loki/${'n'.repeat(300)}`],
    ],
    [
      'with a long name as GNU tar writes it',
      [{ path: '././@LongLink', type: 'NextFileHasLongPath', content: `loki/${'n'.repeat(300)}\0` }, { path: 'cut' }],
      [`loki/${'n'.repeat(300)}`],
    ],
    [
      'with names that only look bad',
      [{ path: 'loki/..a' }, { path: 'loki/a..' }, { path: 'loki/...' }, { path: 'loki/ünï 🚢' }],
      ['loki/..a', 'loki/a..', 'loki/...', 'loki/ünï 🚢'],
    ],
    ['that has the same file twice', [GOOD, GOOD], ['loki/Chart.yaml']],
  ])('%s', async (_name, entries, paths) => {
    expect((await readArchive(packedTar(entries), CHART)).map(({ path }) => path)).toEqual(paths);
  });

  test("as the system's tar makes it", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'seatrial-tar-'));
    await writeFile(join(folder, 'a'.repeat(150)), 'content');
    await symlink('a'.repeat(150), join(folder, 'link'));
    const packed = execFileSync('tar', ['-czf', '-', '-C', folder, '.']);
    await rm(folder, { recursive: true });
    const files = await readArchive(packed, ARTIFACT);
    expect(files.map(({ path, link }) => [path, link]).sort()).toEqual([
      ['a'.repeat(150), undefined],
      ['link', 'a'.repeat(150)],
    ]);
  });

  test('that is not compressed', async () => {
    expect(await readArchive(tarArchive([GOOD]), { ...ARTIFACT, gzip: false })).toHaveLength(1);
  });
});

describe('a hostile archive is refused', () => {
  test.each<[string, TarEntry, string]>([
    ['a path that leads up', { path: '../x' }, 'a path that does not belong there, "../x"'],
    ['a path that leads up inside', { path: 'loki/../../x' }, 'a path that does not belong there'],
    ['a path that comes back', { path: 'loki/../loki/x' }, 'a path that does not belong there'],
    ['a folder that leads up', { path: '..', type: 'Directory' }, 'a path that does not belong there'],
    ['an absolute path', { path: '/etc/passwd' }, 'a path that does not belong there, "/etc/passwd"'],
    [
      'an absolute path in a PAX header',
      { path: 'x', extended: { path: '/etc/passwd' } },
      'a path that does not belong there',
    ],
    ['backslashes', { path: 'loki\\..\\..\\x' }, 'a path that does not belong there'],
    ['a drive', { path: 'C:/x' }, 'a path that does not belong there'],
    ['a drive inside', { path: 'loki/c:/x' }, 'a path that does not belong there'],
    ['a name that is not UTF-8', { path: 'loki/\ufffd' }, 'a path that does not belong there'],
    ['a symlink', { path: 'loki/x', type: 'SymbolicLink', linkpath: 'Chart.yaml' }, 'a symlink, "loki/x"'],
    ['a hard link', { path: 'loki/x', type: 'Link', linkpath: 'loki/Chart.yaml' }, 'a hard link, "loki/x"'],
    ['a device', { path: 'loki/x', type: 'CharacterDevice' }, 'a device, "loki/x"'],
    ['a pipe', { path: 'loki/x', type: 'FIFO' }, 'a pipe, "loki/x"'],
    [
      'two contents',
      { path: 'loki/Chart.yaml', content: 'name: tempo\n' },
      'two files with one path, "loki/Chart.yaml"',
    ],
    [
      'two contents, said otherwise',
      { path: './loki//Chart.yaml', content: 'name: tempo\n' },
      'two files with one path',
    ],
    ['a file in a file', { path: 'loki/Chart.yaml/x' }, 'a file in a file, "loki/Chart.yaml/x"'],
  ])('%s', async (_name, entry, message) => {
    expect(await refusal(packedTar([GOOD, entry]))).toContain(message);
  });

  test('a name that would fill the screen is cut', async () => {
    expect((await refusal(packedTar([{ path: 'x', extended: { path: `/${'n'.repeat(9000)}` } }]))).length).toBeLessThan(
      400,
    );
  });

  test('thousands of files', async () => {
    const entries = Array.from({ length: 10_001 }, (_unused, index) => ({ path: `loki/${index}` }));
    expect(await refusal(packedTar(entries))).toContain('more than 10,000 entries');
    expect(await readArchive(packedTar(entries.slice(1)), CHART)).toHaveLength(10_000);
  });

  test('hundreds of thousands of tiny files', async () => {
    // Headers alone, 150 MB of them, in less than one
    const block = tarArchive([{ path: 'loki/a' }]).subarray(0, 512);
    const tar = Buffer.concat(Array.from({ length: 300_000 }, () => block));
    expect(await refusal(gzipSync(tar, { level: 1 }))).toContain('more than 100 MiB');
  }, 30_000);

  test('many files that are too much together', async () => {
    const content = Buffer.alloc(5 * 1024 * 1024);
    const entries = Array.from({ length: 21 }, (_unused, index) => ({ path: `loki/${index}`, content }));
    expect(await refusal(packedTar(entries))).toContain('more than 100 MiB');
  }, 30_000);

  test('a compression bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(160 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(400_000);
    expect(await refusal(bomb)).toContain('more than 100 MiB');
  }, 30_000);
});

test('a large file is for the Helm to refuse that renders the chart', async () => {
  const files = await readArchive(packedTar([GOOD, { path: 'loki/x', content: Buffer.alloc(6 << 20) }]), CHART);
  expect(files.map(({ content }) => content.length)).toContain(6 << 20);
});

describe('a damaged archive is an error', () => {
  const packed = packedChart('loki', { 'Chart.yaml': 'x'.repeat(3000), 'values.yaml': String(Math.PI).repeat(900) });

  test.each([1, 10, 18, packed.length / 2, packed.length - 9, packed.length - 1])(
    'cut after %d bytes',
    async (length) => {
      expect(await refusal(packed.subarray(0, length))).toContain('cannot be unpacked');
    },
  );

  test.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a web page', Buffer.from('<!doctype html><html></html>')],
    ['gzip of a web page', gzipSync('<!doctype html><html></html>')],
    ['gzip of what only has the size of a tar archive', gzipSync(Buffer.alloc(1024, 'x'))],
    ['gzip of gzip', gzipSync(gzipSync(Buffer.alloc(4096, 'x'), { level: 0 }).subarray(0, 4096))],
    ['a size that the content does not have', packedTar([{ ...GOOD, size: 100_000 }])],
    ['a header that was changed', gzipSync(Buffer.concat([Buffer.from('x'), tarArchive([GOOD]).subarray(1)]))],
    [
      'a file with holes',
      packedTar([{ path: 'x', type: 'NextFileHasLongPath', content: 'GNU.sparse.major=1\0' }, GOOD]),
    ],
  ])('%s', async (_name, content) => {
    expect(await refusal(content)).toContain('cannot be unpacked');
  });

  test('a tar archive that is cut', async () => {
    const tar = tarArchive([GOOD]);
    for (const length of [300, 512, 700]) {
      const error = await readArchive(tar.subarray(0, length), { ...ARTIFACT, gzip: false }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(UndeterminedError);
    }
  });
});

describe('an artifact is read as Argo CD reads it', () => {
  test.each<[string, string, string, string | undefined]>([
    ['to a neighbour', 'a/link', 'b', 'b'],
    ['up and down', 'a/link', '../c/d', '../c/d'],
    ['up to the root', 'a/link', '..', '..'],
    ['absolute, which counts from its folder', 'a/link', '/b', 'b'],
    ['with more dots than needed', 'a/c/link', './x/../y', 'y'],
    ['to itself', 'a/link', '.', '.'],
    ['out of it', 'a/link', '../../x', undefined],
    ['out of it from the root', 'link', '../x', undefined],
  ])('a symlink %s', async (_name, path, linkpath, target) => {
    const packed = packedTar([{ path: 'a/b' }, { path, type: 'SymbolicLink', linkpath }]);
    if (target === undefined) expect(await refusal(packed, ARTIFACT)).toContain('a symlink that leads out of it');
    else expect((await readArchive(packed, ARTIFACT)).at(-1)).toMatchObject({ path, link: target });
  });

  test('nothing is put behind a symlink', async () => {
    const packed = packedTar([{ path: 'a', type: 'SymbolicLink', linkpath: 'b' }, { path: 'a/x' }]);
    expect(await refusal(packed, ARTIFACT)).toContain('a file in a file, "a/x"');
  });

  test('hard links and devices are passed over', async () => {
    const packed = packedTar([
      GOOD,
      { path: 'x', type: 'Link', linkpath: 'loki/Chart.yaml' },
      { path: 'y', type: 'FIFO' },
    ]);
    expect((await readArchive(packed, ARTIFACT)).map(({ path }) => path)).toEqual(['loki/Chart.yaml']);
  });
});

describe('the snapshot of an archive', () => {
  test('is the one that the same files have elsewhere', async () => {
    const entries: TarEntry[] = [
      { path: 'b/z', content: '1' },
      { path: 'b.yaml', content: 'kind: X' },
      { path: 'b/link', type: 'SymbolicLink', linkpath: 'z' },
      { path: 'Z', content: '', mode: 0o755 },
    ];
    const snapshot = archiveSnapshot(await readArchive(packedTar(entries), ARTIFACT), 'apps v1');
    const same = fakeSnapshot({ 'b/z': '1', 'b.yaml': 'kind: X', 'b/link': { symlink: 'z' }, Z: '' });
    expect([snapshot.label, snapshot.commit, snapshot.tree]).toEqual(['apps v1', undefined, same.tree]);
    expect([...snapshot.entries]).toEqual([...same.entries]);
    expect([...snapshot.links]).toEqual([...same.links]);
    const oids = [...snapshot.entries.values()].map(({ oid }) => oid);
    expect(await snapshot.read(oids)).toEqual(await same.read(oids));
    expect(await snapshot.filesContaining('kind')).toEqual(new Set(['b.yaml']));
    await expect(snapshot.read(['0'.repeat(40)])).rejects.toThrow(UndeterminedError);
  });

  test.each<[string, string[], string | undefined]>([
    ['one folder', ['loki/Chart.yaml', 'loki/templates/a'], 'loki'],
    ['two folders', ['loki/Chart.yaml', 'tempo/Chart.yaml'], undefined],
    ['a file at the top', ['loki/Chart.yaml', 'README.md'], undefined],
    ['a file only', ['Chart.yaml'], undefined],
    ['nothing', [], undefined],
  ])('a chart has one folder: %s', (_name, paths, folder) => {
    const files = paths.map((path) => ({ path, content: Buffer.alloc(0) }));
    if (folder === undefined) expect(() => onlyFolder(files, 'The archive')).toThrow(UndeterminedError);
    else expect(onlyFolder(files, 'The archive')).toBe(folder);
  });
});
