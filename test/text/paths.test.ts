import fc from 'fast-check';
import { compareBytes, joinInside, listFiles, outOfBoundsLinks, resolvePath } from '../../src/text/paths.ts';
import { type FakeFiles, fakeSnapshot } from '../fakes/repository.ts';

const TREE = fakeSnapshot({
  'apps/shop/values.yaml': 'x',
  'apps/shop/base': { symlink: '../../base' },
  'apps/latest': { symlink: 'shop' },
  'apps/vendored': { submodule: '1'.repeat(40) },
  'base/app.yaml': 'y',
  'base/back': { symlink: '../apps' },
  values: { symlink: 'apps/latest/values.yaml' },
  twice: { symlink: './values' },
  here: { symlink: '.' },
  'dot-dot': { symlink: 'apps/latest/..' },
  broken: { symlink: 'apps/none' },
  empty: { symlink: '' },
  absolute: { symlink: '/etc/passwd' },
  above: { symlink: '../secrets' },
  'apps/above': { symlink: '../../apps/shop' },
  loop: { symlink: 'pool' },
  pool: { symlink: 'loop' },
  self: { symlink: 'self/x' },
});

describe('resolvePath', () => {
  test.each([
    ['', ''],
    ['.', ''],
    ['apps', 'apps'],
    ['apps/shop/', 'apps/shop'],
    ['./apps//shop/values.yaml', 'apps/shop/values.yaml'],
    ['apps/../base', 'base'],
    ['apps/latest', 'apps/shop'],
    ['apps/latest/values.yaml', 'apps/shop/values.yaml'],
    ['apps/shop/base/app.yaml', 'base/app.yaml'],
    ['apps/latest/base/back/latest/base/app.yaml', 'base/app.yaml'],
    ['values', 'apps/shop/values.yaml'],
    ['twice', 'apps/shop/values.yaml'],
    ['here/here/values', 'apps/shop/values.yaml'],
    ['dot-dot', 'apps'],
    ['apps/vendored', 'apps/vendored'],
  ])('%s is %s', (path, real) => {
    expect(resolvePath(TREE, path)).toEqual({ path: real });
  });

  test.each([
    ['none', 'missing'],
    ['apps/none/x', 'missing'],
    ['APPS', 'missing'],
    ['broken', 'missing'],
    ['empty', 'missing'],
    ['..', 'out of bounds'],
    ['apps/../../x', 'out of bounds'],
    ['absolute', 'out of bounds'],
    ['above', 'out of bounds'],
    ['apps/above', 'out of bounds'],
    ['loop', 'loop'],
    ['self', 'loop'],
    ['values/x', 'not a directory'],
    ['base/app.yaml/..', 'not a directory'],
    ['apps/vendored/x', 'in a submodule'],
    ['%2e%2e/x', 'missing'],
    ['apps\\shop', 'missing'],
    ['apps ', 'missing'],
    ['constructor', 'missing'],
  ])('%s: %s', (path, error) => {
    expect(resolvePath(TREE, path)).toEqual({ error });
  });
});

describe('joinInside', () => {
  test.each([
    ['', '', ''],
    ['', '.', ''],
    ['', 'apps/shop/', 'apps/shop'],
    ['apps/shop', '../../values.yaml', 'values.yaml'],
    ['apps', 'a/./b//c/../d', 'apps/a/b/d'],
    ['apps', '..', ''],
    ['apps', '...', 'apps/...'],
    ['apps', 'C:\\x', 'apps/C:\\x'],
  ])('%s + %s = %s', (directory, relative, path) => {
    expect(joinInside(directory, relative)).toEqual({ path });
  });

  test.each([
    ['', '/', 'absolute'],
    ['apps', '/etc/passwd', 'absolute'],
    ['', '..', 'out of bounds'],
    ['apps', '../..', 'out of bounds'],
    ['apps', '../../apps', 'out of bounds'],
    ['a/b', '../../../../etc/passwd', 'out of bounds'],
  ])('%s + %s: %s', (directory, relative, error) => {
    expect(joinInside(directory, relative)).toEqual({ error });
  });
});

function listed(files: FakeFiles, directory: string, followDirectoryLinks: boolean): string[] {
  return listFiles(fakeSnapshot(files), directory, { followDirectoryLinks }).map(
    ({ path, entry }) => `${path} ${entry.path}`,
  );
}

describe('listFiles', () => {
  test('names of one directory in order, each directory where its name stands', () => {
    const files = { 'a.yaml': '', 'a/z': '', 'a-b': '', B: '', 'a/\u{1F600}': '', 'a/\uFFFD': '' };
    expect(listed(files, '', false).map((line) => line.split(' ')[0])).toEqual([
      'B',
      'a/z',
      'a/\uFFFD',
      'a/\u{1F600}',
      'a-b',
      'a.yaml',
    ]);
  });

  const files: FakeFiles = {
    'chart/Chart.yaml': '',
    'chart/file': { symlink: '../shared/x' },
    'chart/folder': { symlink: '../shared' },
    'chart/broken': { symlink: 'none' },
    'chart/out': { symlink: '../../etc' },
    'chart/sub': { submodule: '1'.repeat(40) },
    'chart/templates/up': { symlink: '..' },
    'chart/templates/t': '',
    'shared/x': '',
    'shared/deep/y': '',
    'shared/deep/back': { symlink: '../..' },
    link: { symlink: 'chart' },
  };

  test('links to directories are left out, links to files are not', () => {
    expect(listed(files, 'chart', false)).toEqual([
      'chart/Chart.yaml chart/Chart.yaml',
      'chart/file shared/x',
      'chart/templates/t chart/templates/t',
    ]);
  });

  test('links to directories are followed, but never into themselves', () => {
    expect(listed(files, 'chart', true)).toEqual([
      'chart/Chart.yaml chart/Chart.yaml',
      'chart/file shared/x',
      'chart/folder/deep/y shared/deep/y',
      'chart/folder/x shared/x',
      'chart/templates/t chart/templates/t',
    ]);
  });

  test('a directory behind a link keeps the path that was asked for', () => {
    expect(listed(files, './link/templates/', false)).toEqual(['link/templates/t chart/templates/t']);
  });

  test.each(['none', 'chart/Chart.yaml', '..', 'chart/sub', 'chart/broken'])('%s has no files', (directory) => {
    expect(listed(files, directory, true)).toEqual([]);
  });

  test('links that multiply are stopped', () => {
    const bomb: Record<string, { symlink: string } | string> = { 'd20/x': '' };
    for (let level = 0; level < 20; level++) {
      bomb[`d${level}/a`] = { symlink: `../d${level + 1}` };
      bomb[`d${level}/b`] = { symlink: `../d${level + 1}` };
    }
    expect(() => listed(bomb, 'd0', true)).toThrow('Symlinks below "d0"');
    expect(listed(bomb, 'd0', false)).toEqual([]);
  });
});

test('outOfBoundsLinks names links that leave the root, read lexically', () => {
  expect(outOfBoundsLinks(TREE)).toEqual(['above', 'absolute', 'apps/above']);
  expect(
    outOfBoundsLinks(fakeSnapshot({ 'a/b': '', 'a/l': { symlink: 'b/../../a/b' }, m: { symlink: 'a/../../x' } })),
  ).toEqual(['m']);
});

test('compareBytes orders as UTF-8 does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});
