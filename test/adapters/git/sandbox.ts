import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { jest } from '@jest/globals';
import { type GitRepositoriesOptions, gitRepositories } from '../../../src/adapters/git/repositories.ts';
import type { Repositories } from '../../../src/ports/repository.ts';
import type { RepositoryMaker } from '../../contracts/repository.ts';
import type { FakeFiles, FakeRepositoryOptions } from '../../fakes/repository.ts';

// Real processes, on a machine that may be busy with others
jest.setTimeout(60_000);

/** A temporary folder with real repositories, and a git that reads no configuration of this machine. */
export class Sandbox {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'seatrial-test-')));
  readonly temporaryDirectory = join(this.folder, 'tmp');
  readonly environment: NodeJS.ProcessEnv;
  readonly #opened: Repositories[] = [];
  #shared: Repositories | undefined;
  #count = 0;

  constructor() {
    mkdirSync(this.temporaryDirectory);
    writeFileSync(
      join(this.folder, 'gitconfig'),
      '[user]\n\tname = A\n\temail = a@example.com\n[init]\n\tdefaultBranch = main\n',
    );
    this.environment = {
      PATH: process.env['PATH'],
      HOME: this.folder,
      GIT_CONFIG_GLOBAL: join(this.folder, 'gitconfig'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_DATE: '2030-01-01T00:00:00Z',
      GIT_COMMITTER_DATE: '2030-01-01T00:00:00Z',
    };
  }

  git(folder: string, ...args: string[]): string {
    return this.feed('', folder, ...args);
  }

  /** Runs git with something on stdin. */
  feed(input: string | Buffer, folder: string, ...args: string[]): string {
    const options = { cwd: folder, env: this.environment, stdio: 'pipe', encoding: 'utf8', input } as const;
    return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], options).trim();
  }

  /** @returns the path of a new folder. */
  newFolder(files: FakeFiles = {}): string {
    const folder = join(this.folder, `folder-${this.#count++}`);
    mkdirSync(folder);
    this.write(folder, files);
    return folder;
  }

  write(folder: string, files: FakeFiles): void {
    for (const [path, file] of Object.entries(files)) {
      const at = join(folder, path);
      mkdirSync(dirname(at), { recursive: true });
      rmSync(at, { force: true });
      if (typeof file === 'string' || Buffer.isBuffer(file)) writeFileSync(at, file);
      else if ('symlink' in file) symlinkSync(file.symlink, at);
    }
  }

  /** @returns the path of a new clone whose HEAD has these files. */
  newClone(files: FakeFiles = {}): string {
    const folder = this.newFolder();
    this.git(folder, 'init', '-q');
    this.commit(folder, files);
    return folder;
  }

  /** Replaces all files. @returns the id of the new commit. */
  commit(folder: string, files: FakeFiles): string {
    this.replace(folder, files);
    this.git(folder, 'add', '-A', '-f');
    for (const [path, file] of Object.entries(files)) {
      if (typeof file === 'object' && 'submodule' in file) {
        this.git(folder, 'update-index', '--add', '--cacheinfo', `160000,${file.submodule},${path}`);
      }
    }
    this.git(folder, 'commit', '-q', '--allow-empty', '-m', 'x');
    return this.git(folder, 'rev-parse', 'HEAD');
  }

  replace(folder: string, files: FakeFiles): void {
    for (const name of readdirSync(folder)) if (name !== '.git') rmSync(join(folder, name), { recursive: true });
    this.write(folder, files);
  }

  /** Without options one for all, until the sandbox is disposed. */
  repositories(options?: Partial<GitRepositoriesOptions>): Repositories {
    if (options === undefined && this.#shared) return this.#shared;
    const { environment, temporaryDirectory } = this;
    const opened = gitRepositories({ offline: false, environment, temporaryDirectory, ...options });
    this.#opened.push(opened);
    if (options === undefined) this.#shared = opened;
    return opened;
  }

  async dispose(): Promise<void> {
    for (const opened of this.#opened.splice(0)) await opened.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Makes for real what the fake is told. */
  maker(): RepositoryMaker {
    return {
      folder: async (files) => ({ repositories: this.repositories(), path: this.newFolder(files) }),
      repository: async (options) => {
        const folder = this.newFolder();
        this.git(folder, 'init', '-q');
        const ids = this.#history(folder, options);
        const path = options.shallow === undefined ? folder : this.#shallow(folder, options.shallow);
        if (options.workingTree) this.replace(path, options.workingTree);
        return { repositories: this.repositories(), path, ids };
      },
    };
  }

  #history(folder: string, options: FakeRepositoryOptions): Record<string, string> {
    const ids: Record<string, string> = { base: this.commit(folder, options.base ?? {}) };
    for (const [name, { files, parents = [] }] of Object.entries(options.commits ?? {})) {
      if (parents.length === 0) this.git(folder, 'checkout', '-q', '--orphan', name);
      else this.git(folder, 'checkout', '-q', '--detach', ids[parents[0] as string] as string);
      ids[name] = this.commit(folder, files);
    }
    this.git(folder, 'checkout', '-q', '--detach', ids['base'] as string);
    ids['head'] = this.commit(folder, options.head ?? options.base ?? {});
    for (const branch of this.git(folder, 'for-each-ref', '--format=%(refname)', 'refs/heads').split('\n')) {
      this.git(folder, 'update-ref', '-d', branch);
    }
    const main = options.defaultBranch === undefined ? 'main' : options.defaultBranch;
    for (const [name, commit] of Object.entries({ ...(main && { [main]: 'base' }), ...options.branches })) {
      this.git(folder, 'update-ref', `refs/heads/${name}`, ids[commit] as string);
      this.git(folder, 'update-ref', `refs/remotes/origin/${name}`, ids[commit] as string);
    }
    if (main?.includes('/'))
      this.git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', `refs/remotes/origin/${main}`);
    for (const [name, commit] of Object.entries(options.tags ?? {}))
      this.git(folder, 'tag', '-a', '-m', 'x', name, ids[commit] as string);
    for (const [index, url] of (options.remotes ?? []).entries()) {
      this.git(folder, 'config', `remote.${index === 0 ? 'origin' : `other${index}`}.url`, url);
    }
    return ids;
  }

  /** As a pull request's job gets it: depth 1, a detached HEAD that is on no branch, and the other branches. */
  #shallow(origin: string, kind: 'deepens' | 'stuck'): string {
    const folder = this.newFolder();
    this.git(folder, 'init', '-q');
    this.git(folder, 'remote', 'add', 'origin', `file://${origin}`);
    this.git(origin, 'update-ref', 'refs/pull/1/merge', 'HEAD');
    const refs = ['+refs/pull/1/merge:refs/remotes/pull/1/merge', '+refs/heads/*:refs/remotes/origin/*'];
    this.git(folder, 'fetch', '-q', '--depth=1', 'origin', ...refs);
    this.git(folder, 'checkout', '-q', '--detach', 'refs/remotes/pull/1/merge');
    if (kind === 'stuck') this.git(folder, 'remote', 'remove', 'origin');
    return folder;
  }
}
