import type { Tree, TreeEntry } from '../text/paths.ts';

export type { TreeEntry } from '../text/paths.ts';

/** A whole tree at one moment: a commit, the working tree, or a folder. Nothing is checked out. */
export interface Snapshot extends Tree {
  /** Commit id, or `working tree`, or `dir:PATH`: for people. */
  readonly label: string;
  /** The commit that was asked for; for the working tree the commit it is based on; absent for a folder. */
  readonly commit: string | undefined;
  /** The git tree id: equal ids, equal trees. */
  readonly tree: string;
  /** Every entry by path, sorted by path bytes. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Target text of every symlink entry by path. */
  readonly links: ReadonlyMap<string, string>;
  /**
   * Reads blobs in one batch.
   * @returns contents by oid; throws an UndeterminedError that names a blob which is not here (a partial clone)
   * or is above the size limit.
   */
  read(oids: Iterable<string>): Promise<Map<string, Buffer>>;
  /**
   * @returns the paths of files whose bytes contain the text (fixed string; binary files too, symlinks not), and of YAML and JSON
   * files that contain it in UTF-16 with a byte order mark.
   */
  filesContaining(text: string): Promise<Set<string>>;
}

/**
 * What nearly every run looks for in a whole tree: an adapter may look for all of it at once. None begins as another one ends, so
 * that a search which goes on behind what it found misses nothing.
 */
export const SEARCHED_TOGETHER: readonly string[] = [
  'argoproj.io',
  'argoproj.io/v1',
  'argocd-cm',
  'argo-cd',
  'CustomResourceDefinition',
  'kind: Application',
  'kind: AppProject',
  '.Files',
];

/** A local clone. Nothing here writes to it, except that `deepen` and `fetch…` fetch: not to its index, objects, refs or files. */
export interface Repository {
  /** The top level: absolute path of the folder that every path is relative to, also when a sub-folder was opened. */
  readonly root: string;
  /** URLs of all remotes, as configured; they may hold a password. */
  remoteUrls(): Promise<string[]>;
  /** Short name of the default branch as far as the clone knows it: origin/HEAD, else main or master. */
  defaultBranch(): Promise<string | undefined>;
  /** @returns the full commit id of a revision (branch, remote branch, tag, commit id, HEAD~2), or undefined. */
  resolve(revision: string): Promise<string | undefined>;
  /** Tag names, for version constraints. */
  tags(): Promise<string[]>;
  isShallow(): Promise<boolean>;
  /** The best common ancestor, or undefined when the clone has none (a shallow clone, unrelated histories). */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /**
   * Fetches history until `a` and `b` have a common ancestor or all is there.
   * @returns whether history grew: false for a full clone, without a remote and offline; throws an UndeterminedError
   * with git's reason when a fetch fails.
   */
  deepen(a: string, b: string): Promise<boolean>;
  /** Ids of the parents of a commit, as it says: also where a shallow clone has none of them. */
  parents(id: string): Promise<string[]>;
  /**
   * Fetches one commit that the clone lacks, without its history.
   * @returns whether it is here now: not without a remote and offline; throws an UndeterminedError with git's reason when a fetch fails.
   */
  fetchCommit(id: string): Promise<boolean>;
  /**
   * Asks the remote where a branch of its is, and fetches that commit.
   * @returns nothing without a remote, offline, and when it has no such branch; throws an UndeterminedError with git's reason.
   */
  fetchBranch(name: string): Promise<string | undefined>;
  /** Asks the remote for its default branch; returns and throws as `fetchBranch`. */
  remoteDefaultBranch(): Promise<string | undefined>;
  commit(id: string): Promise<Snapshot>;
  /** The working tree as `git add --all` would record it: ignored files are left out, uncommitted ones are in. */
  workingTree(): Promise<Snapshot>;
}

/** A repository that is read from its URL, without a clone of the user's. */
export interface RemoteRepository {
  /**
   * What `git ls-remote` lists, asked once a run: full reference names (`HEAD`, `refs/heads/main`, `refs/tags/v1`, and `refs/tags/v1^{}`
   * for what an annotated tag points to) and their ids.
   * @throws UndeterminedError that says why it cannot be read and what to do.
   */
  references(): Promise<ReadonlyMap<string, string>>;
  /**
   * @param id a full commit id, or 7 and more digits of one.
   * @returns its tree, or nothing when the repository, which was read, has no such commit.
   * @throws UndeterminedError that says why it cannot be read and what to do.
   */
  commit(id: string): Promise<Snapshot | undefined>;
}

/** Where repositories elsewhere are read. */
export interface RemoteRepositories {
  /** @param url https, http or ssh, or in the scp form; the same one for the same URL. Nothing is asked yet. */
  open(url: string): RemoteRepository;
  /** Ends processes and removes temporary files; snapshots cannot be read afterwards. */
  dispose(): Promise<void>;
}

/** Where clones and folders on this machine are opened. */
export interface Repositories {
  /** @param path any folder inside a clone; throws an InputError when there is none, or nothing in it. */
  open(path: string): Promise<Repository>;
  /** A folder as it is, in git or not: ignore rules do not count, a nested `.git` is left out. Throws an InputError. */
  folder(path: string): Promise<Snapshot>;
  /** Ends processes and removes temporary files; snapshots cannot be read afterwards. */
  dispose(): Promise<void>;
}
