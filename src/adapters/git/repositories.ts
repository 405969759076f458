import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Repositories, Repository } from '../../ports/repository.ts';
import { openFolder } from './folder-snapshot.ts';
import { Git, GitFailure } from './git.ts';
import { GitClone } from './git-clone.ts';
import { gitProcesses } from './git-processes.ts';
import { gitVersion } from './git-version.ts';
import { accessVariables, type RepositoryAccess } from './repository-access.ts';
import { TemporaryFolders } from './temporary-folders.ts';

export interface GitRepositoriesOptions {
  /** Whether remotes may not be reached: shallow clones stay shallow, partial ones partial. */
  offline: boolean;
  /** The variables of the process: PATH, the user's git configuration, credentials. */
  environment: NodeJS.ProcessEnv;
  /** What opens one repository where git has nothing of its own that does. */
  access?: RepositoryAccess;
  /** Bytes of one file that are still read. Default: 50 MiB. */
  maximumFileBytes?: number;
  /** Where temporary folders are made. Default: that of the system. */
  temporaryDirectory?: string;
}

/** Clones and folders on this machine, read with the git program (2.30 or newer). */
export function gitRepositories(options: GitRepositoriesOptions): Repositories {
  const maximumFileBytes = options.maximumFileBytes ?? 50 * 1024 * 1024;
  const temporary = new TemporaryFolders(options.temporaryDirectory ?? tmpdir());
  const disposals: (() => void)[] = [];
  const processes = gitProcesses();

  async function open(path: string): Promise<Repository> {
    const folder = resolve(path);
    await refuseNoFolder(path, folder);
    const access = options.access && accessVariables(options.access, options.environment);
    const git = new Git(folder, options.environment, access, processes);
    await gitVersion(git);
    const [root, objects, index] = await places(git, path);
    const top = git.at(root);
    const head = await top.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { answers: [0, 1, 128] });
    if (head.code !== 0) {
      throw new InputError(`The repository ${root} has no commit yet.`, {
        next: 'Commit first, or compare folders: --base dir:PATH --head dir:PATH.',
      });
    }
    return new GitClone({
      git: top,
      root,
      objects: resolve(folder, objects),
      index: resolve(folder, index),
      offline: options.offline,
      maximumFileBytes,
      temporaryFolder: () => temporary.create(),
      onDispose: (dispose) => disposals.push(dispose),
    });
  }

  return {
    open,
    folder: (path) => openFolder(path, maximumFileBytes),
    dispose: async () => {
      for (const dispose of disposals.splice(0)) dispose();
      await processes.end();
      await temporary.dispose();
    },
  };
}

async function refuseNoFolder(path: string, folder: string): Promise<void> {
  const status = await stat(folder).catch(() => undefined);
  if (status?.isDirectory()) return;
  throw new InputError(status ? `${path} is a file, not a folder.` : `There is no folder ${path}.`, {
    next: 'Name a folder of a clone with --repo.',
  });
}

/** @returns the top level (absolute), and the objects and the index (absolute, or relative to the folder). */
async function places(git: Git, path: string): Promise<[string, string, string]> {
  try {
    const asked = ['rev-parse', '--is-inside-work-tree', '--git-path', 'objects', '--git-path', 'index'];
    const [inside, objects = '', index = ''] = (await git.text(asked)).split('\n');
    if (inside === 'true') return [await git.text(['rev-parse', '--show-toplevel']), objects, index];
  } catch (error) {
    throw error instanceof GitFailure ? explain(error, path) : error;
  }
  throw new InputError(`${path} is a bare repository, or inside a .git folder.`, {
    next: 'Name a clone with a working tree with --repo; `git worktree add` makes one from a bare repository.',
  });
}

function explain(error: GitFailure, path: string): InputError {
  if (error.said.includes('dubious ownership') || error.said.includes('unsafe repository')) {
    const [, folder = resolve(path)] = /'([^']+)'/.exec(error.said) ?? [];
    return new InputError(`git refuses ${folder}, because it belongs to another user.`, {
      next: `If you trust it: git config --global --add safe.directory '${folder}'`,
      cause: error,
    });
  }
  if (error.said.includes('not a git repository')) {
    return new InputError(`${path} is not in a git repository.`, {
      next: 'Name a clone with --repo, or compare folders: --base dir:PATH --head dir:PATH.',
      cause: error,
    });
  }
  return new InputError(`git cannot open ${path}: ${error.said}`, { cause: error });
}
