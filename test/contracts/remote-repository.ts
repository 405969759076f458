import { UndeterminedError } from '../../src/errors.ts';
import type { RemoteRepositories, RemoteRepository } from '../../src/ports/repository.ts';
import type { FakeRemote } from '../fakes/remote-repositories.ts';

interface MadeRemote {
  remotes: RemoteRepositories;
  /** What to open. */
  url: string;
  /** Ids of commits by name, and of tag objects as `tag NAME`. */
  ids: Readonly<Record<string, string>>;
}

export interface RemoteMaker {
  remote(options: FakeRemote): Promise<MadeRemote>;
  /** A URL of the same server, where there is no repository. */
  nowhere(): Promise<{ remotes: RemoteRepositories; url: string }>;
}

const REMOTE: FakeRemote = {
  base: { 'apps/shop.yaml': 'kind: Application\n', 'values.yaml': 'a: 1\n', link: { symlink: 'values.yaml' } },
  commits: { next: { 'apps/shop.yaml': 'kind: Application\n', 'values.yaml': 'a: 2\n' }, side: { b: '1' } },
  branches: { 'release/1.0': 'side', next: 'next' },
  tags: { 'v1.0.0': 'base' },
  annotatedTags: { 'apps/v2': 'next' },
  references: { 'refs/pull/1/head': 'side' },
};

/** What every RemoteRepository does, whatever is behind it. */
export function remoteRepositoryContract(maker: RemoteMaker): void {
  // Making one takes git a second; nothing here changes them
  const made = new Map<FakeRemote, Promise<MadeRemote>>();

  async function open(options: FakeRemote = REMOTE): Promise<{ remote: RemoteRepository } & MadeRemote> {
    const making = made.get(options) ?? maker.remote(options);
    made.set(options, making);
    const found = await making;
    return { remote: found.remotes.open(found.url), ...found };
  }

  test('lists references with their ids, and what annotated tags point to', async () => {
    const { remote, ids } = await open();
    expect([...(await remote.references())]).toEqual([
      ['HEAD', ids['base']],
      ['refs/heads/main', ids['base']],
      ['refs/heads/next', ids['next']],
      ['refs/heads/release/1.0', ids['side']],
      ['refs/pull/1/head', ids['side']],
      ['refs/tags/apps/v2', ids['tag apps/v2']],
      ['refs/tags/apps/v2^{}', ids['next']],
      ['refs/tags/v1.0.0', ids['base']],
    ]);
    expect(ids['tag apps/v2']).not.toBe(ids['next']);
  });

  test('opens a commit as a snapshot', async () => {
    const { remote, ids } = await open();
    const id = ids['base'] as string;
    const snapshot = await remote.commit(id);
    expect(snapshot).toMatchObject({ label: id, commit: id, tree: 'a4920b143e285642eb7d88a9bf11fadc3ca9ded6' });
    expect([...(snapshot?.entries.keys() ?? [])]).toEqual(['apps/shop.yaml', 'link', 'values.yaml']);
    expect([...(snapshot?.links ?? [])]).toEqual([['link', 'values.yaml']]);
    const oid = snapshot?.entries.get('values.yaml')?.oid ?? '';
    expect((await snapshot?.read([oid]))?.get(oid)?.toString()).toBe('a: 1\n');
    await expect(snapshot?.read([oid, 'f'.repeat(40)])).rejects.toThrow(UndeterminedError);
  });

  test('finds the files of a commit that contain a text', async () => {
    const { remote, ids } = await open();
    const snapshot = await remote.commit(ids['next'] as string);
    expect(await snapshot?.filesContaining('Application')).toEqual(new Set(['apps/shop.yaml']));
    expect(await snapshot?.filesContaining('a: 1')).toEqual(new Set());
  });

  test.each([
    ['a short id', 'base', (id: string) => id.slice(0, 7)],
    ['a longer one', 'side', (id: string) => id.slice(0, 20)],
    ['capitals', 'base', (id: string) => id.toUpperCase()],
    ['a tag object', 'next', (_id: string, tag: string) => tag],
    ['a short id of a tag object', 'next', (_id: string, tag: string) => tag.slice(0, 9)],
  ])('knows a commit by %s', async (_, name, asked) => {
    const { remote, ids } = await open();
    const found = await remote.commit(asked(ids[name] as string, ids['tag apps/v2'] as string));
    expect(found?.commit).toBe(ids[name]);
  });

  test.each(['f'.repeat(40), 'f'.repeat(8), 'abc', '', 'main', 'HEAD', '--upload-pack=x', 'v1.0.0'])(
    'has no commit %j',
    async (id) => {
      expect(await (await open()).remote.commit(id)).toBeUndefined();
    },
  );

  test('is the same one for the same URL', async () => {
    const { remotes, url, remote } = await open();
    expect(remotes.open(url)).toBe(remote);
  });

  test('that is empty has neither references nor commits', async () => {
    const { remote } = await open(EMPTY);
    expect(await remote.references()).toEqual(new Map());
    expect(await remote.commit('f'.repeat(40))).toBeUndefined();
  });

  test('that is nowhere cannot be read', async () => {
    const { remotes, url } = await maker.nowhere();
    const remote = remotes.open(url);
    await expect(remote.references()).rejects.toThrow(UndeterminedError);
    await expect(remote.commit('f'.repeat(40))).rejects.toThrow(UndeterminedError);
  });
}

const EMPTY: FakeRemote = { defaultBranch: null };
