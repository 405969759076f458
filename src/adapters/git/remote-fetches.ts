import { GitFailure } from './git.ts';
import { failureKind } from './remote-failures.ts';
import type { Wanted } from './remote-git.ts';
import type { RemotePacks } from './remote-packs.ts';
import type { RemoteServer } from './remote-server.ts';
import type { RemoteStore } from './remote-store.ts';

export interface FetchOptions {
  server: RemoteServer;
  packs: RemotePacks;
  store: RemoteStore;
  /** The folder of objects for packs that cannot be put into the cache. */
  instead: string;
}

interface Batch {
  oids: Set<string>;
  commits: Set<string>;
  done: Promise<void>;
}

const ALL = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];

/** Brings objects of one repository here, in the least that its server can do. */
export class RemoteFetches {
  readonly #options: FetchOptions;
  #everything: Promise<void> | undefined;
  #blobsById = true;
  #next: Batch | undefined;

  constructor(options: FetchOptions) {
    this.#options = options;
  }

  /**
   * Fetches one commit without history, and without files where the server can leave them out.
   * @returns `all` when the server gives nothing out by its id, so that all branches and tags were fetched.
   */
  async commit(id: string): Promise<'fetched' | 'absent' | 'all'> {
    if (this.#everything === undefined) {
      const refusal = await this.#fetch({ names: [id], shallow: true, ...this.#filter() });
      if (refusal === 'no such object') return 'absent';
      if (refusal === undefined) return 'fetched';
    }
    await this.#all();
    return 'all';
  }

  /** Fetches blobs of a commit. What several snapshots ask for while others are being fetched is fetched together. */
  blobs(commit: string, oids: readonly string[]): Promise<void> {
    const batch = this.#next ?? this.#startBatch();
    batch.commits.add(commit);
    for (const oid of oids) batch.oids.add(oid);
    return batch.done;
  }

  /** Fetches all commits of branches and tags, without files, to find the one whose id begins so. */
  completeId(short: string): Promise<string | undefined> {
    const verify = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${short}^{commit}`];
    return this.#options.server.ask((server) =>
      server.fetch({ names: ALL, filter: 'tree:0', shallow: false }, async (_folder, git) => {
        const { code, stdout } = await git.run(verify, { answers: [0, 1, 128] });
        return code === 0 ? stdout.toString().trim() : undefined;
      }),
    );
  }

  #all(): Promise<void> {
    this.#everything ??= this.#fetch({ names: ALL, shallow: false, ...this.#filter() }).then(() => undefined);
    return this.#everything;
  }

  #filter(): { filter?: 'blob:none' } {
    return this.#blobsById ? { filter: 'blob:none' } : {};
  }

  #startBatch(): Batch {
    const batch: Batch = { oids: new Set(), commits: new Set(), done: Promise.resolve() };
    this.#next = batch;
    const close = () => {
      if (this.#next === batch) this.#next = undefined;
    };
    batch.done = this.#fetchBatch(batch, close).finally(close);
    return batch;
  }

  async #fetchBatch(batch: Batch, close: () => void): Promise<void> {
    if (this.#blobsById) {
      const wanted: Wanted = { names: batch.oids, filter: 'blob:none', shallow: false };
      if ((await this.#fetch(wanted, close)) === undefined) return;
      this.#blobsById = false;
    }
    close();
    const whole: Wanted = { names: batch.commits, shallow: true };
    if (this.#everything === undefined && (await this.#fetch(whole)) === undefined) return;
    this.#everything = undefined;
    await this.#all();
  }

  /**
   * @param begin is called when it begins: what is wanted may grow until then.
   * @returns nothing when all was fetched, else why the server does not give it.
   */
  async #fetch(wanted: Wanted, begin?: () => void): Promise<'no such object' | 'not by id' | undefined> {
    const { server, packs, store, instead } = this.#options;
    await store.heal();
    return server.ask(async (git) => {
      begin?.();
      try {
        await git.fetch(wanted, (repository) => packs.add(repository, instead));
        return undefined;
      } catch (error) {
        const kind = error instanceof GitFailure ? failureKind(error.said) : 'other';
        if (kind === 'no such object' || kind === 'not by id') return kind;
        throw error;
      }
    });
  }
}
