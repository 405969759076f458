import { InputError, UndeterminedError } from '../../src/errors.ts';
import type { Repositories, Repository, Snapshot } from '../../src/ports/repository.ts';
import type { FakeFiles, FakeRepositoryOptions } from '../fakes/repository.ts';
import { snapshotContract } from './snapshot.ts';

interface MadeRepository {
  repositories: Repositories;
  /** What to open. */
  path: string;
  /** Commit ids by name. */
  ids: Readonly<Record<string, string>>;
}

export interface RepositoryMaker {
  repository(options: FakeRepositoryOptions): Promise<MadeRepository>;
  folder(files: FakeFiles): Promise<{ repositories: Repositories; path: string }>;
}

/** What every Repository and Snapshot does, whatever is behind it. */
export function repositoryContract(maker: RepositoryMaker): void {
  // Making one takes git a second; those that nothing changes are shared
  const made = new WeakMap<object, Promise<MadeRepository>>();

  async function open(
    options: FakeRepositoryOptions,
    key: object = options,
  ): Promise<{ clone: Repository; ids: Record<string, string> }> {
    const making = made.get(key) ?? maker.repository(options);
    made.set(key, making);
    const { repositories, path, ids } = await making;
    return { clone: await repositories.open(path), ids };
  }

  async function commit(files: FakeFiles): Promise<Snapshot> {
    const { clone, ids } = await open({ base: files }, files);
    return clone.commit(ids['base'] as string);
  }

  snapshotContract(commit);

  test('a snapshot of a commit says so', async () => {
    const { clone, ids } = await open({ base: { a: '1' } });
    const id = ids['base'] as string;
    expect(await clone.commit(id)).toMatchObject({ label: id, commit: id });
  });

  describe('the working tree', () => {
    test('that equals HEAD has its tree', async () => {
      const { clone, ids } = await open({ base: { a: '1' }, head: { a: '2' } });
      const head = await clone.commit(ids['head'] as string);
      expect(await clone.workingTree()).toMatchObject({ label: 'working tree', commit: ids['head'], tree: head.tree });
    });

    test('has what is not committed', async () => {
      const workingTree = { 'new/file': 'n', changed: 'after', link: { symlink: 'changed' } };
      const { clone } = await open({ head: { changed: 'before', removed: '', link: 'a file' }, workingTree });
      const { entries, links, read, filesContaining } = await clone.workingTree();
      expect([...entries.keys()]).toEqual(['changed', 'link', 'new/file']);
      expect([...links]).toEqual([['link', 'changed']]);
      const oid = entries.get('changed')?.oid ?? '';
      expect((await read([oid])).get(oid)?.toString()).toBe('after');
      expect(await filesContaining('after')).toEqual(new Set(['changed']));
    });
  });

  describe('a folder', () => {
    const files: FakeFiles = { 'a/b.yaml': 'x\n', 'a.yaml': 'y\n', l: { symlink: 'a' } };

    test('is a snapshot without a commit', async () => {
      const { repositories, path } = await maker.folder(files);
      const snapshot = await repositories.folder(path);
      expect(snapshot).toMatchObject({ label: `dir:${path}`, commit: undefined });
      expect(snapshot.tree).toBe('ab717dcba8788025d39dbb3f52e5b033caf9c9c9');
      expect([...snapshot.entries.keys()]).toEqual(['a.yaml', 'a/b.yaml', 'l']);
      expect([...snapshot.links]).toEqual([['l', 'a']]);
      const oid = snapshot.entries.get('a.yaml')?.oid ?? '';
      expect((await snapshot.read([oid])).get(oid)?.toString()).toBe('y\n');
      expect(await snapshot.filesContaining('x')).toEqual(new Set(['a/b.yaml']));
      await expect(snapshot.read(['f'.repeat(40)])).rejects.toThrow(UndeterminedError);
    });

    test('has the tree of a commit with the same files', async () => {
      const { repositories, path } = await maker.folder(files);
      expect((await repositories.folder(path)).tree).toBe((await commit(files)).tree);
    });

    test('that is missing is an input error, and so is a missing clone', async () => {
      const { repositories, path } = await maker.folder(files);
      await expect(repositories.folder(`${path}/none`)).rejects.toThrow(InputError);
      await expect(repositories.open(`${path}/none`)).rejects.toThrow(InputError);
    });
  });

  describe('a repository', () => {
    const options: FakeRepositoryOptions = {
      base: { a: '1' },
      head: { a: '2' },
      commits: { side: { files: { b: '1' }, parents: ['base'] }, orphan: { files: { c: '1' } } },
      branches: { 'release/1.0': 'side' },
      tags: { 'v1.0.0': 'base', 'apps/v2': 'side' },
      remotes: ['https://user:token@github.com/acme/shop.git', 'git@ssh.dev.azure.com:v3/acme/shop/shop'],
    };

    test('has remotes and tags', async () => {
      const { clone } = await open(options);
      expect(await clone.remoteUrls()).toEqual(options.remotes);
      expect(await clone.tags()).toEqual(['apps/v2', 'v1.0.0']);
      expect(await (await open({})).clone.remoteUrls()).toEqual([]);
      expect(await (await open({})).clone.tags()).toEqual([]);
    });

    test('knows its default branch, or none', async () => {
      for (const defaultBranch of ['main', 'master', 'trunk/x', null]) {
        const { clone } = await open({ ...options, defaultBranch });
        expect(await clone.defaultBranch()).toBe(defaultBranch ?? undefined);
      }
    });

    test.each([
      ['HEAD', 'head'],
      ['HEAD~1', 'base'],
      ['HEAD^', 'base'],
      ['main', 'base'],
      ['origin/main', 'base'],
      ['release/1.0', 'side'],
      ['origin/release/1.0', 'side'],
      ['v1.0.0', 'base'],
      ['apps/v2', 'side'],
      ['none', undefined],
      ['', undefined],
      ['HEAD~9', undefined],
      ['f'.repeat(40), undefined],
    ])('resolves %s to %s', async (revision, name) => {
      const { clone, ids } = await open(options);
      expect(await clone.resolve(revision)).toBe(name && ids[name]);
    });

    test('resolves commit ids, long and short', async () => {
      const { clone, ids } = await open(options);
      expect(await clone.resolve(ids['side'] ?? '')).toBe(ids['side']);
      expect(await clone.resolve(ids['side']?.slice(0, 10) ?? '')).toBe(ids['side']);
    });

    test.each(['--help', '-n1', '--output=x'])('refuses %s as a revision', async (revision) => {
      const { clone } = await open(options);
      await expect(clone.resolve(revision)).rejects.toThrow(InputError);
    });

    test('finds the merge base', async () => {
      const { clone, ids } = await open(options);
      const { base, head, side, orphan } = ids as Record<'base' | 'head' | 'side' | 'orphan', string>;
      expect(await clone.mergeBase(head, side)).toBe(base);
      expect(await clone.mergeBase(base, head)).toBe(base);
      expect(await clone.mergeBase(head, head)).toBe(head);
      expect(await clone.mergeBase(head, orphan)).toBeUndefined();
    });

    test('that is whole is not deepened', async () => {
      const { clone, ids } = await open(options);
      expect(await clone.isShallow()).toBe(false);
      expect(await clone.deepen(ids['head'] ?? '', ids['orphan'] ?? '')).toBe(false);
    });

    test('that is shallow finds the merge base after it is deepened', async () => {
      const { clone, ids } = await open({ ...options, shallow: 'deepens' });
      const { base, head, side } = ids as Record<'base' | 'head' | 'side', string>;
      expect(await clone.isShallow()).toBe(true);
      expect(await clone.mergeBase(head, side)).toBeUndefined();
      expect(await clone.deepen(head, side)).toBe(true);
      expect(await clone.mergeBase(head, side)).toBe(base);
    });

    test('that is shallow and cannot be deepened says so', async () => {
      const { clone, ids } = await open({ ...options, shallow: 'stuck' });
      expect(await clone.deepen(ids['head'] ?? '', ids['side'] ?? '')).toBe(false);
      expect(await clone.isShallow()).toBe(true);
    });

    test('names the parents of a commit, also where a shallow clone has none of them', async () => {
      for (const each of [options, { ...options, shallow: 'stuck' as const }]) {
        const { clone, ids } = await open(each);
        expect(await clone.parents(ids['head'] ?? '')).toEqual([ids['base']]);
      }
    });

    test('without a remote fetches nothing', async () => {
      const { clone } = await open({ ...options, remotes: [] });
      expect(await clone.fetchCommit('e'.repeat(40))).toBe(false);
      expect(await clone.fetchBranch('main')).toBeUndefined();
      expect(await clone.remoteDefaultBranch()).toBeUndefined();
    });

    test('does not open what is no commit', async () => {
      const { clone } = await open(options);
      for (const id of ['f'.repeat(40), 'main', '']) await expect(clone.commit(id)).rejects.toThrow(InputError);
    });
  });
}
