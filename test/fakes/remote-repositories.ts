import { createHash } from 'node:crypto';
import { UndeterminedError } from '../../src/errors.ts';
import type { RemoteRepositories, RemoteRepository, Snapshot } from '../../src/ports/repository.ts';
import { type FakeFiles, fakeSnapshot } from './repository.ts';

export interface FakeRemote {
  /** The commit named `base`: what the default branch holds. */
  base?: FakeFiles;
  /** Further commits by name. */
  commits?: Readonly<Record<string, FakeFiles>>;
  /** Further branches: name to commit name. */
  branches?: Readonly<Record<string, string>>;
  /** Tags: name to commit name. */
  tags?: Readonly<Record<string, string>>;
  /** The same, as tag objects with ids of their own: `ids['tag NAME']`. */
  annotatedTags?: Readonly<Record<string, string>>;
  /** Further references by their full names, such as `refs/pull/1/head`, to commit name. */
  references?: Readonly<Record<string, string>>;
  /** Default: `main`, which is at `base`. `null`: nothing is at HEAD. */
  defaultBranch?: string | null;
}

export interface FakeRemotes extends RemoteRepositories {
  /** Ids of commits and tag objects by URL and name: `ids['https://git.example.com/a.git'].base`. */
  readonly ids: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What was asked of servers, in order: `references URL`, `commit URL ID`. */
  readonly asked: readonly string[];
}

/**
 * Repositories elsewhere, in memory: `fakeRemotes({ 'https://git.example.com/a.git': { base: {…}, tags: { v1: 'base' } } })`.
 * An Error instead of a repository is thrown whenever it is read; an unknown URL is one that nobody has access to.
 */
export function fakeRemotes(known: Readonly<Record<string, FakeRemote | Error>>): FakeRemotes {
  const asked: string[] = [];
  const opened = new Map<string, RemoteRepository>();
  const ids = Object.fromEntries(Object.entries(known).map(([url, remote]) => [url, idsOf(url, remote)]));

  function open(url: string): RemoteRepository {
    const remote =
      known[url] ?? new UndeterminedError(`The repository ${url} cannot be read: not found, or no access to it.`);
    const repository = opened.get(url) ?? openRemote(url, remote, ids[url] ?? {}, asked);
    opened.set(url, repository);
    return repository;
  }

  return { open, ids, asked, dispose: async () => {} };
}

function openRemote(
  url: string,
  remote: FakeRemote | Error,
  ids: Readonly<Record<string, string>>,
  asked: string[],
): RemoteRepository {
  let listed: Map<string, string> | undefined;

  async function references(): Promise<ReadonlyMap<string, string>> {
    if (listed !== undefined) return listed;
    asked.push(`references ${url}`);
    if (remote instanceof Error) throw remote;
    listed = referencesOf(remote, ids);
    return listed;
  }

  async function commit(id: string): Promise<Snapshot | undefined> {
    if (!/^[0-9a-f]{7,64}$/i.test(id)) return undefined;
    asked.push(`commit ${url} ${id}`);
    if (remote instanceof Error) throw remote;
    const found = Object.entries(ids).filter(([, full]) => full.startsWith(id.toLowerCase()));
    if (found.length !== 1) return undefined;
    const [object = ''] = found[0] ?? [];
    const tagged = object.startsWith('tag ') ? remote.annotatedTags?.[object.slice(4)] : object;
    const name = tagged ?? object;
    return fakeSnapshot(commitsOf(remote)[name] ?? {}, { commit: ids[name] as string });
  }

  return { references, commit };
}

function commitsOf(remote: FakeRemote): Record<string, FakeFiles> {
  return { base: remote.base ?? {}, ...remote.commits };
}

function idsOf(url: string, remote: FakeRemote | Error): Record<string, string> {
  if (remote instanceof Error) return {};
  const names = [
    ...Object.keys(commitsOf(remote)),
    ...Object.keys(remote.annotatedTags ?? {}).map((name) => `tag ${name}`),
  ];
  return Object.fromEntries(names.map((name) => [name, createHash('sha1').update(`${url} ${name}`).digest('hex')]));
}

/** In the order of `git ls-remote`. */
function referencesOf(remote: FakeRemote, ids: Readonly<Record<string, string>>): Map<string, string> {
  const branch = remote.defaultBranch === undefined ? 'main' : remote.defaultBranch;
  const branches = { ...(branch === null ? {} : { [branch]: 'base' }), ...remote.branches };
  const found: Record<string, string | undefined> = {};
  for (const [name, commit] of Object.entries(branches)) found[`refs/heads/${name}`] = ids[commit];
  for (const [name, commit] of Object.entries(remote.references ?? {})) found[name] = ids[commit];
  for (const [name, commit] of Object.entries(remote.tags ?? {})) found[`refs/tags/${name}`] = ids[commit];
  for (const [name, commit] of Object.entries(remote.annotatedTags ?? {})) {
    found[`refs/tags/${name}`] = ids[`tag ${name}`];
    found[`refs/tags/${name}^{}`] = ids[commit];
  }
  const head: [string, string | undefined][] = branch === null ? [] : [['HEAD', ids[branches[branch] ?? 'base']]];
  const sorted = Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map([...head, ...sorted].flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const])));
}
