import type { RepositoryMaker } from './repository.ts';

/** How every Snapshot searches what is not UTF-8. */
export function encodingsContract(maker: RepositoryMaker): void {
  const little = Buffer.from('\ufeffkind: Application # ü\n', 'utf16le');
  const files = {
    'little.yaml': little,
    'apps/big.json': Buffer.from(little).swap16(),
    'without-mark.yaml': little.subarray(2),
    'mark-inside.yml': Buffer.concat([Buffer.from('a: '), little]),
    'other.yaml': 'a: 1\n',
  };
  const found = new Set(['apps/big.json', 'little.yaml']);

  test('finds text in files in UTF-16 with a byte order mark, of a commit', async () => {
    const { repositories, path, ids } = await maker.repository({ base: files });
    const snapshot = await (await repositories.open(path)).commit(ids['base'] as string);
    expect(await snapshot.filesContaining('Application # ü')).toEqual(found);
  });

  test('finds text in files in UTF-16 with a byte order mark, in a folder', async () => {
    const { repositories, path } = await maker.folder(files);
    expect(await (await repositories.folder(path)).filesContaining('Application # ü')).toEqual(found);
  });
}
