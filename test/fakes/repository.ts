import { createHash } from 'node:crypto';
import { InputError, UndeterminedError } from '../../src/errors.ts';
import type { Repositories, Repository, Snapshot, TreeEntry } from '../../src/ports/repository.ts';
import { containsText } from '../../src/text/encoding.ts';
import { objectId, treeId } from '../../src/text/object-ids.ts';
import { compareBytes } from '../../src/text/paths.ts';

/** Text, bytes, a symlink with its target, a submodule with its commit, or a file whose blob the clone lacks. */
type FakeFile = string | Buffer | { symlink: string } | { submodule: string } | { missing: string };

/** Files by path. */
export type FakeFiles = Readonly<Record<string, FakeFile>>;

interface FakeCommit {
  files: FakeFiles;
  /** Names of commits in the same fake. */
  parents?: readonly string[];
}

export interface FakeRepositoryOptions {
  /** The commit named `base`: what the default branch holds. */
  base?: FakeFiles;
  /** The commit named `head`, a child of `base`: what HEAD is. Default: the files of base. */
  head?: FakeFiles;
  /** Default: the files of head. */
  workingTree?: FakeFiles;
  /** Further commits by name; their names resolve, too. */
  commits?: Readonly<Record<string, FakeCommit>>;
  /** Further branches: name to commit name. They resolve as `NAME` and `origin/NAME`. */
  branches?: Readonly<Record<string, string>>;
  /** Tags: name to commit name. */
  tags?: Readonly<Record<string, string>>;
  remotes?: readonly string[];
  /** Default: `main`, which is at `base`. `null`: the clone knows none. */
  defaultBranch?: string | null;
  /** A shallow clone has no merge base until it is deepened; a stuck one cannot be. */
  shallow?: 'deepens' | 'stuck';
  /** Default: `/repository`. */
  root?: string;
}

export interface FakeRepository extends Repository {
  /** Commit ids by commit name: `ids.base`, `ids.head`. */
  readonly ids: Readonly<Record<string, string>>;
}

/** An in-memory snapshot with real git blob and tree ids: `fakeSnapshot({ 'a.yaml': 'x', link: { symlink: 'a.yaml' } })`. */
export function fakeSnapshot(files: FakeFiles, names: { label?: string; commit?: string } = {}): Snapshot {
  const blobs = new Map<string, Buffer>();
  const links = new Map<string, string>();
  const entries = new Map<string, TreeEntry>();
  for (const path of Object.keys(files).sort(compareBytes)) {
    const file = files[path] as FakeFile;
    if (typeof file === 'object' && 'submodule' in file) {
      entries.set(path, { path, type: 'submodule', oid: file.submodule, size: 0 });
      continue;
    }
    const symlink = typeof file === 'object' && 'symlink' in file;
    const missing = typeof file === 'object' && 'missing' in file;
    const content = Buffer.from(symlink ? file.symlink : missing ? file.missing : (file as string));
    const oid = objectId('blob', content);
    entries.set(path, { path, type: symlink ? 'symlink' : 'file', oid, size: content.length });
    if (symlink) links.set(path, file.symlink);
    if (!missing) blobs.set(oid, content);
  }
  return {
    label: names.label ?? names.commit ?? 'dir:fake',
    commit: names.commit,
    tree: treeId([...entries.values()].map((entry) => ({ ...entry, mode: MODES[entry.type] }))),
    entries,
    links,
    read: async (oids) => readAll(oids, blobs, entries),
    filesContaining: async (text) => {
      const holders = [...entries.values()].filter(
        (entry) => entry.type === 'file' && containsText(blobs.get(entry.oid) ?? Buffer.alloc(0), text),
      );
      return new Set(holders.map((entry) => entry.path));
    },
  };
}

/** The same snapshot, in which one file is found by what is in it, and cannot be read: it is too large. */
export function withoutContent(snapshot: Snapshot, path: string): Snapshot {
  const large = snapshot.entries.get(path)?.oid;
  return {
    ...snapshot,
    read: async (oids) => {
      const wanted = [...oids];
      if (large !== undefined && wanted.includes(large)) throw new UndeterminedError(`${path} is too large.`);
      return snapshot.read(wanted);
    },
  };
}

/** An in-memory clone: `fakeRepository({ base: {…}, head: {…}, remotes: ['https://…'] })`. */
export function fakeRepository(options: FakeRepositoryOptions = {}): FakeRepository {
  const base = options.base ?? {};
  const head = options.head ?? base;
  const commits: Record<string, FakeCommit> = {
    base: { files: base },
    head: { files: head, parents: ['base'] },
    ...options.commits,
  };
  const ids = Object.fromEntries(
    Object.keys(commits).map((name) => [name, createHash('sha1').update(name).digest('hex')]),
  );
  const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const branch = options.defaultBranch === undefined ? 'main' : options.defaultBranch;
  const branches = { ...(branch === null ? {} : { [branch]: 'base' }), ...options.branches };
  const remoteBranches = Object.entries(branches).map(([name, commit]) => [`origin/${name}`, commit]);
  const revisions: Record<string, string> = {
    ...Object.fromEntries(Object.keys(commits).map((name) => [name, name])),
    ...Object.fromEntries(remoteBranches),
    ...branches,
    ...options.tags,
    HEAD: 'head',
  };
  const hasRemote = (options.remotes ?? []).length > 0;
  let shallow = options.shallow !== undefined;

  function resolve(revision: string): string | undefined {
    if (revision.startsWith('-')) throw new InputError(`"${revision}" is not a revision.`);
    const [, named = '', steps] = /^([^~^]*)(?:~(\d+)|\^)?$/.exec(revision) ?? [];
    const start = named.replace(/^refs\/(remotes|heads|tags)\//, '');
    const byId = Object.values(ids).filter((id) => start.length >= 4 && id.startsWith(start.toLowerCase()));
    let name = Object.hasOwn(revisions, start)
      ? revisions[start]
      : byId.length === 1
        ? nameOf.get(byId[0] as string)
        : undefined;
    const parentCount = revision.endsWith('^') ? 1 : Number(steps ?? 0);
    for (let step = 0; step < parentCount && name !== undefined; step++) name = commits[name]?.parents?.[0];
    return name === undefined ? undefined : ids[name];
  }

  function ancestors(id: string): Set<string> {
    const found = new Set<string>();
    const queue = [nameOf.get(id)];
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      if (!found.has(name)) queue.push(...(commits[name]?.parents ?? []));
      found.add(name);
    }
    return found;
  }

  function mergeBase(a: string, b: string): string | undefined {
    if (a === b) return a;
    if (shallow) return undefined;
    const others = ancestors(b);
    const name = [...ancestors(a)].find((candidate) => others.has(candidate));
    return name === undefined ? undefined : ids[name];
  }

  return {
    ids,
    root: options.root ?? '/repository',
    remoteUrls: async () => [...(options.remotes ?? [])],
    defaultBranch: async () => branch ?? undefined,
    resolve: async (revision) => resolve(revision),
    tags: async () => Object.keys(options.tags ?? {}).sort(),
    isShallow: async () => shallow,
    mergeBase: async (a, b) => mergeBase(a, b),
    deepen: async () => {
      const grew = shallow && options.shallow === 'deepens';
      if (grew) shallow = false;
      return grew;
    },
    parents: async (id) => (commits[nameOf.get(id) ?? '']?.parents ?? []).map((name) => ids[name] as string),
    fetchCommit: async (id) => hasRemote && nameOf.has(id),
    fetchBranch: async (name) => (hasRemote ? ids[branches[name] ?? ''] : undefined),
    remoteDefaultBranch: async () => (hasRemote ? (branch ?? undefined) : undefined),
    commit: async (id) => {
      const name = nameOf.get(id);
      if (name === undefined) throw new InputError(`${id} is not a commit of this repository.`);
      return fakeSnapshot(commits[name]?.files ?? {}, { commit: id });
    },
    workingTree: async () =>
      fakeSnapshot(options.workingTree ?? head, { label: 'working tree', commit: ids['head'] as string }),
  };
}

/** Clones and folders by path: `fakeRepositories({ clones: { '/repo': fakeRepository({…}) }, folders: { '/new': {…} } })`. */
export function fakeRepositories(known: {
  clones?: Readonly<Record<string, Repository>>;
  folders?: Readonly<Record<string, FakeFiles>>;
}): Repositories {
  return {
    open: async (path) => {
      const clone = known.clones?.[path];
      if (clone === undefined) throw new InputError(`${path} is not in a git repository.`);
      return clone;
    },
    folder: async (path) => {
      const files = known.folders?.[path];
      if (files === undefined) throw new InputError(`There is no folder ${path}.`);
      return fakeSnapshot(files, { label: `dir:${path}` });
    },
    dispose: async () => {},
  };
}

function readAll(
  oids: Iterable<string>,
  blobs: ReadonlyMap<string, Buffer>,
  entries: ReadonlyMap<string, TreeEntry>,
): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  for (const oid of oids) {
    const content = blobs.get(oid);
    if (content === undefined) {
      const path = [...entries.values()].find((entry) => entry.oid === oid)?.path;
      throw new UndeterminedError(`The content of ${path ?? oid} is not in this clone.`);
    }
    contents.set(oid, content);
  }
  return contents;
}

const MODES = { file: '100644', symlink: '120000', submodule: '160000' } as const;
