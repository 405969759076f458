import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Git, GitFailure, type RunOptions } from './git.ts';
import { configurationVariables, type RemoteAccess } from './remote-access.ts';
import { failureKind } from './remote-failures.ts';

export interface RemoteLimits {
  /** Bytes that one fetch may write. */
  bytes: number;
  /** For one fetch. */
  milliseconds: number;
  /** Between two tries. */
  pause: number;
}

export const REMOTE_LIMITS: RemoteLimits = { bytes: 2 * 1024 * 1024 * 1024, milliseconds: 5 * 60_000, pause: 1000 };

const TRIES = 2;
const WATCH_INTERVAL = 250;
/** A name that no configuration of the user has settings for. */
const REMOTE = 'seatrial';
const FETCH = [
  ...['-c', 'fetch.negotiationAlgorithm=noop', '-c', 'fetch.unpackLimit=1', '-c', 'protocol.version=2'],
  ...['-c', 'fetch.fsckObjects=false', '-c', 'fetch.writeCommitGraph=false', '-c', 'fetch.bundleURI='],
  ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-maintenance'],
];

/** An empty bare repository: `git init` would read templates of the user's, and is a process more. */
export async function makeBareRepository(folder: string, alternate?: string): Promise<void> {
  await mkdir(join(folder, 'objects', 'info'), { recursive: true });
  await mkdir(join(folder, 'objects', 'pack'));
  await mkdir(join(folder, 'refs'));
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  // Only with the extension does git take a pack without the objects that a filter left out
  const config = ['[core]', 'repositoryformatversion = 1', 'bare = true', '[extensions]', `partialClone = ${REMOTE}`];
  await writeFile(join(folder, 'config'), `${config.join('\n')}\n`);
  if (alternate !== undefined) await writeFile(join(folder, 'objects', 'info', 'alternates'), `${alternate}\n`);
}

/** Git in a bare repository, wherever the process is, and whatever `safe.bareRepository` says. */
export function gitIn(git: Git, folder: string, variables: NodeJS.ProcessEnv = {}): Git {
  return git.at(folder).with({ GIT_DIR: folder, ...variables });
}

export interface RemoteGitOptions {
  git: Git;
  environment: NodeJS.ProcessEnv;
  access: RemoteAccess;
  /** A private folder of this repository, for everything that is fetched. */
  folder: string;
  limits: RemoteLimits;
  signal: AbortSignal;
}

export interface Wanted {
  /** Object ids or refspecs. */
  names: Iterable<string>;
  filter?: 'blob:none' | 'tree:0';
  /** Without history. */
  shallow: boolean;
}

/** The git commands that reach one server. */
export class RemoteGit {
  readonly #options: RemoteGitOptions;
  readonly #variables: NodeJS.ProcessEnv;

  constructor(options: RemoteGitOptions) {
    this.#options = options;
    const { access, environment } = options;
    const merged = { ...environment, ...access.variables };
    this.#variables = {
      ...access.variables,
      // Not in a file, and not on the command line
      ...configurationVariables(merged, [
        [`remote.${REMOTE}.url`, access.url],
        [`remote.${REMOTE}.promisor`, 'true'],
      ]),
    };
  }

  /** @returns names and ids as `git ls-remote` prints them. @throws GitFailure. */
  async references(): Promise<Map<string, string>> {
    const listed = await this.#inFolder(async (folder) => {
      const list = ['-c', 'protocol.version=2', 'ls-remote', '--quiet', REMOTE];
      return gitIn(this.#options.git, folder, this.#variables).text(list, this.#running(MAXIMUM_LISTING));
    });
    const found = new Map<string, string>();
    for (const line of listed.split('\n')) {
      const [, id, name] = /^([0-9a-f]{40,64})\t(.+)$/.exec(line) ?? [];
      if (id !== undefined && name !== undefined) found.set(name, id);
    }
    return found;
  }

  /**
   * Fetches into a repository of its own: so git never leaves anything out because it seems to be here already.
   * @param use gets that repository, which is removed afterwards.
   * @throws GitFailure.
   */
  async fetch<T>(wanted: Wanted, use: (folder: string, git: Git) => Promise<T>): Promise<T> {
    return this.#inFolder(async (folder) => {
      const git = gitIn(this.#options.git, folder, this.#variables);
      const filter = wanted.filter === undefined ? [] : [`--filter=${wanted.filter}`];
      const depth = wanted.shallow ? ['--depth=1'] : [];
      const input = [...wanted.names].map((name) => `${name}\n`).join('');
      const watch = this.#watch(folder);
      try {
        await git.run([...FETCH, ...filter, ...depth, '--stdin', REMOTE], {
          ...this.#running(),
          input,
          signal: watch.signal,
        });
        if (await watch.passed()) throw new GitFailure('fetch', watch.words);
      } finally {
        watch.end();
      }
      return use(folder, gitIn(this.#options.git, folder));
    });
  }

  #running(maximumBytes?: number): RunOptions {
    const { limits, signal } = this.#options;
    const options: RunOptions = { network: true, milliseconds: limits.milliseconds, signal };
    if (maximumBytes !== undefined) options.maximumBytes = maximumBytes;
    return options;
  }

  /** Ends a fetch that writes too much: neither git nor every server has a limit. */
  #watch(folder: string): { signal: AbortSignal; words: string; passed(): Promise<boolean>; end(): void } {
    const { limits, signal } = this.#options;
    const words = `the fetch wrote more than ${limits.bytes} bytes, the most that is fetched`;
    const controller = new AbortController();
    const passed = async () => (await bytesOf(join(folder, 'objects', 'pack'))) > limits.bytes;
    const timer = setInterval(async () => {
      if (await passed()) controller.abort(words);
    }, WATCH_INTERVAL);
    const abort = () => controller.abort(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    const end = () => {
      clearInterval(timer);
      signal.removeEventListener('abort', abort);
    };
    return { signal: controller.signal, words, passed, end };
  }

  /** Runs something in an empty repository, and once more in another one when the network failed. */
  async #inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const folder = join(this.#options.folder, randomUUID());
      await makeBareRepository(folder);
      try {
        return await run(folder);
      } catch (error) {
        if (tries === TRIES || !(error instanceof GitFailure) || failureKind(error.said) !== 'passing') throw error;
        await sleep(this.#options.limits.pause);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
      }
    }
  }
}

const MAXIMUM_LISTING = 64 * 1024 * 1024;

async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
