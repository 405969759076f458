import { UndeterminedError } from '../../src/errors.ts';
import { SEARCHED_TOGETHER, type Snapshot } from '../../src/ports/repository.ts';
import type { FakeFiles } from '../fakes/repository.ts';

const SUBMODULE = '1'.repeat(40);

const BASE: FakeFiles = {
  'apps/shop.yaml': 'kind: Application\n',
  'apps-of-apps.yaml': 'kind: AppProject\n',
  'apps.yaml': '',
  'bin/logo.png': Buffer.from([0x89, 0, 0xff, 10, 0x41, 0x70, 0x70]),
  'bin/copy.yaml': 'kind: Application\n',
  'ünï côdé/"quoted" \t name': 'x',
  'link-to-file': { symlink: 'apps/shop.yaml' },
  'link-to-folder': { symlink: 'apps' },
  outside: { symlink: '/Application' },
  vendored: { submodule: SUBMODULE },
};

/** What every Snapshot does. @param commit makes one of these files. */
export function snapshotContract(commit: (files: FakeFiles) => Promise<Snapshot>): void {
  describe('a snapshot', () => {
    test('has every entry, sorted by the bytes of its path', async () => {
      const snapshot = await commit(BASE);
      const names = [...snapshot.entries.keys()];
      expect(names).toEqual([
        'apps-of-apps.yaml',
        'apps.yaml',
        'apps/shop.yaml',
        'bin/copy.yaml',
        'bin/logo.png',
        'link-to-file',
        'link-to-folder',
        'outside',
        'vendored',
        'ünï côdé/"quoted" \t name',
      ]);
      expect([...snapshot.entries.values()].map((entry) => entry.path)).toEqual(names);
      expect(snapshot.entries.get('apps/shop.yaml')).toEqual({
        path: 'apps/shop.yaml',
        type: 'file',
        oid: 'ce2e5dcc17b3a5ef7aea172e2503699367ab45b9',
        size: 18,
      });
      expect(snapshot.entries.get('apps.yaml')).toMatchObject({
        oid: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
        size: 0,
      });
      expect(snapshot.entries.get('link-to-file')).toMatchObject({ type: 'symlink', size: 14 });
      expect(snapshot.entries.get('vendored')).toMatchObject({ type: 'submodule', oid: SUBMODULE, size: 0 });
    });

    test('has the targets of symlinks', async () => {
      const { links } = await commit(BASE);
      expect([...links]).toEqual([
        ['link-to-file', 'apps/shop.yaml'],
        ['link-to-folder', 'apps'],
        ['outside', '/Application'],
      ]);
    });

    test('reads blobs, each once, in any order', async () => {
      const { entries, read } = await commit(BASE);
      const oids = [...entries.values()].filter((entry) => entry.type !== 'submodule').map((entry) => entry.oid);
      const contents = await read([...oids, ...oids].reverse());
      expect(contents.size).toBe(new Set(oids).size);
      for (const [path, file] of Object.entries(BASE)) {
        const content = contents.get(entries.get(path)?.oid ?? '');
        if (typeof file === 'string' || Buffer.isBuffer(file)) expect(content).toEqual(Buffer.from(file as string));
        else if ('symlink' in file) expect(content?.toString()).toBe(file.symlink);
      }
      expect(await read([])).toEqual(new Map());
    });

    test('reads many at the same time', async () => {
      const { entries, read } = await commit(BASE);
      const files = [...entries.values()].filter((entry) => entry.type === 'file');
      const sizes = await Promise.all(files.map(async ({ oid }) => (await read([oid])).get(oid)?.length));
      expect(sizes).toEqual(files.map((entry) => entry.size));
    });

    test('does not pass over a blob that is not there', async () => {
      const { entries, read } = await commit(BASE);
      const oid = entries.get('apps.yaml')?.oid ?? '';
      await expect(read([oid, 'f'.repeat(40)])).rejects.toThrow(UndeterminedError);
      expect((await read([oid])).get(oid)?.length).toBe(0);
    });

    test.each([
      ['Application', ['apps/shop.yaml', 'bin/copy.yaml']],
      ['kind: App', ['apps-of-apps.yaml', 'apps/shop.yaml', 'bin/copy.yaml']],
      ['App', ['apps-of-apps.yaml', 'apps/shop.yaml', 'bin/copy.yaml', 'bin/logo.png']],
      ['application', []],
      ['kind.*', []],
      ['-e', []],
      ['x', ['ünï côdé/"quoted" \t name']],
    ])('finds files that contain %s', async (text, paths) => {
      const found = await (await commit(BASE)).filesContaining(text);
      expect([...found].sort()).toEqual([...paths].sort());
    });

    test('finds each of the texts that are searched together where it is', async () => {
      const files: Record<string, string> = {
        all: SEARCHED_TOGETHER.join(''),
        'all, backwards': [...SEARCHED_TOGETHER].reverse().join('\n'),
        'ünï/"quoted"\n': 'argoproj.io\0argoproj.io\nargoproj.io',
        'v1.yaml': 'apiVersion: argoproj.io/v1alpha1',
        binary: '\0\x01.Files\0',
        none: 'argoproj_io/v1 argocd_cm files',
      };
      const { filesContaining } = await commit(files);
      for (const text of SEARCHED_TOGETHER) {
        const wanted = Object.keys(files).filter((path) => files[path]?.includes(text));
        expect([text, [...(await filesContaining(text))].sort()]).toEqual([text, wanted.sort()]);
      }
    });

    test('none of those texts begins as another one ends', () => {
      const overlaps = SEARCHED_TOGETHER.flatMap((text) =>
        SEARCHED_TOGETHER.filter((other) =>
          Array.from({ length: text.length - 1 }, (_, at) => text.slice(at + 1)).some(
            (end) => other !== end && other.startsWith(end),
          ),
        ).map((other) => [text, other]),
      );
      expect(overlaps).toEqual([]);
    });

    test('has the id of its tree: equal exactly when all is equal', async () => {
      const first = await commit({ a: '1', 'b/c': '2' });
      const same = await commit({ 'b/c': '2', a: '1' });
      const other = await commit({ a: '1', 'b/c': '3' });
      expect(first.tree).toBe('6ea120153c82c503c4380e7c3b7bd99b3f77fa6c');
      expect(same.tree).toBe(first.tree);
      expect(other.tree).not.toBe(first.tree);
    });
  });
}
