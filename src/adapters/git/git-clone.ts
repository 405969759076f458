import { InputError } from '../../errors.ts';
import type { Repository, Snapshot } from '../../ports/repository.ts';
import { objectId } from '../../text/object-ids.ts';
import type { Git } from './git.ts';
import { completePartialClone, openGitSnapshot } from './git-snapshot.ts';
import { deepen, fetchCommit, isShallow, mergeBase, parents, remoteBranch, remoteDefaultBranch } from './history.ts';
import { ObjectReader } from './object-reader.ts';
import { recordWorkingTree } from './working-tree.ts';

export interface CloneOptions {
  /** Git at the top level. */
  git: Git;
  root: string;
  objects: string;
  index: string;
  offline: boolean;
  maximumFileBytes: number;
  temporaryFolder(): Promise<string>;
  /** Takes what has to be ended with the process. */
  onDispose(dispose: () => void): void;
}

const FULL_ID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** A clone with a working tree, read with the git program. */
export class GitClone implements Repository {
  readonly root: string;
  readonly #options: CloneOptions;
  readonly #git: Git;
  readonly #reader: ObjectReader;

  constructor(options: CloneOptions) {
    this.root = options.root;
    this.#options = options;
    this.#git = options.git;
    this.#reader = this.#readerOf(options.git);
  }

  async remoteUrls(): Promise<string[]> {
    const found = await this.#git.text(['config', '-z', '--get-regexp', '^remote\\..*\\.url$'], { answers: [0, 1] });
    return found.split('\0').flatMap((setting) => (setting === '' ? [] : [setting.slice(setting.indexOf('\n') + 1)]));
  }

  async defaultBranch(): Promise<string | undefined> {
    const remote = `refs/remotes/${(await this.#remote()) ?? 'origin'}/`;
    const head = await this.#git.text(['symbolic-ref', '--quiet', `${remote}HEAD`], { answers: [0, 1] });
    if (head.startsWith(remote)) return head.slice(remote.length);
    for (const name of ['main', 'master']) {
      const known = await this.#git.text(['for-each-ref', '--format=%(refname)', `refs/heads/${name}`, remote + name]);
      if (known !== '') return name;
    }
    return undefined;
  }

  async resolve(revision: string): Promise<string | undefined> {
    refuseOption(revision);
    return (
      (await this.#commitId(revision)) ??
      (await this.#commitId(`refs/remotes/${(await this.#remote()) ?? 'origin'}/${revision}`))
    );
  }

  async tags(): Promise<string[]> {
    const names = await this.#git.text(['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags']);
    return names === '' ? [] : names.split('\n');
  }

  isShallow(): Promise<boolean> {
    return isShallow(this.#git);
  }

  mergeBase(a: string, b: string): Promise<string | undefined> {
    return mergeBase(this.#git, refuseOption(a), refuseOption(b));
  }

  async deepen(a: string, b: string): Promise<boolean> {
    const remote = await this.#remote();
    if (this.#options.offline || remote === undefined) return false;
    return deepen(this.#git, remote, refuseOption(a), refuseOption(b));
  }

  parents(id: string): Promise<string[]> {
    return parents(this.#git, refuseOption(id));
  }

  async fetchCommit(id: string): Promise<boolean> {
    const remote = await this.#remote();
    if (!FULL_ID.test(id) || this.#options.offline || remote === undefined) return false;
    await fetchCommit(this.#git, remote, id);
    return (await this.#commitId(id)) === id;
  }

  async fetchBranch(name: string): Promise<string | undefined> {
    const remote = await this.#remote();
    if (this.#options.offline || remote === undefined) return undefined;
    const id = await remoteBranch(this.#git, remote, refuseOption(name));
    if (id === undefined) return undefined;
    if ((await this.#commitId(id)) !== id) await fetchCommit(this.#git, remote, id);
    return this.#commitId(id);
  }

  async remoteDefaultBranch(): Promise<string | undefined> {
    const remote = await this.#remote();
    if (this.#options.offline || remote === undefined) return undefined;
    return remoteDefaultBranch(this.#git, remote);
  }

  async commit(id: string): Promise<Snapshot> {
    const tree = FULL_ID.test(id) ? await this.#treeOfCommit(id) : undefined;
    if (tree === undefined) {
      throw new InputError(`${id} is not a commit of ${this.root}.`, {
        next: 'Fetch it first, or name another revision.',
      });
    }
    return this.#open(this.#git, this.#reader, { label: id, commit: id, tree });
  }

  async workingTree(): Promise<Snapshot> {
    const commit = (await this.#commitId('HEAD')) ?? '';
    const { root, objects, index } = this.#options;
    const temporary = await this.#options.temporaryFolder();
    const recorded = await recordWorkingTree(this.#git, { root, objects, index, temporary });
    const unchanged = recorded.tree === (await this.#treeOf(commit));
    const git = unchanged ? this.#git : recorded.git;
    const reader = unchanged ? this.#reader : this.#readerOf(recorded.git);
    return this.#open(git, reader, { label: 'working tree', commit, tree: recorded.tree });
  }

  async #open(
    git: Git,
    reader: ObjectReader,
    names: { label: string; commit: string; tree: string },
  ): Promise<Snapshot> {
    const { offline, maximumFileBytes } = this.#options;
    const missing = await completePartialClone(git, names.tree, offline);
    return openGitSnapshot({ git, reader, ...names, missing, maximumFileBytes });
  }

  #readerOf(git: Git): ObjectReader {
    const reader = new ObjectReader(git);
    this.#options.onDispose(() => reader.dispose());
    return reader;
  }

  async #commitId(revision: string): Promise<string | undefined> {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const { code, stdout } = await this.#git.run(args, { answers: [0, 1, 128] });
    return code === 0 ? stdout.toString().trim() : undefined;
  }

  /** @returns nothing where the id is that of no commit here. */
  async #treeOfCommit(id: string): Promise<string | undefined> {
    // From the process that reads everything else; not for ids of SHA-256, nor where git gives another object in its place
    const content = (await this.#reader.read([id])).get(id) ?? Buffer.alloc(0);
    const [, tree] = /^tree ([0-9a-f]{40})\n/.exec(content.toString('latin1', 0, 50)) ?? [];
    if (tree !== undefined && objectId('commit', content) === id) return tree;
    return (await this.#commitId(id)) === id ? this.#treeOf(id) : undefined;
  }

  #treeOf(commit: string): Promise<string> {
    return this.#git.text(['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`]);
  }

  /** origin, or the only remote, or the first. */
  async #remote(): Promise<string | undefined> {
    const names = (await this.#git.text(['remote'])).split('\n').filter((name) => name !== '' && !name.startsWith('-'));
    return names.includes('origin') ? 'origin' : names[0];
  }
}

function refuseOption(revision: string): string {
  if (!revision.startsWith('-')) return revision;
  throw new InputError(`"${revision}" is not a revision: it starts with "-".`, {
    next: 'Name a branch, a tag or a commit.',
  });
}
