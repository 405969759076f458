import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { ContentCache } from '../../ports/content-cache.ts';
import type { CredentialFor } from '../../ports/credentials.ts';
import type { Http } from '../../ports/http.ts';
import type { RemoteRepositories, RemoteRepository } from '../../ports/repository.ts';
import { Git } from './git.ts';
import { gitVersion } from './git-version.ts';
import { REMOTE_LIMITS, type RemoteLimits } from './remote-git.ts';
import { RemotePacks, trimPacks } from './remote-packs.ts';
import { GitRemoteRepository } from './remote-repository.ts';
import { TemporaryFolders } from './temporary-folders.ts';

export interface RemoteRepositoriesOptions {
  http: Http;
  credentialFor: CredentialFor;
  cache: ContentCache;
  /** The variables of the process: PATH, the user's git configuration, proxies. */
  environment: NodeJS.ProcessEnv;
  offline: boolean;
  /** Where temporary folders are made. Default: that of the system. */
  temporaryDirectory?: string;
  /** Bytes of one file that are still read. Default: 50 MiB. */
  maximumFileBytes?: number;
  limits?: Partial<RemoteLimits>;
}

/** Commands that reach servers at a time. */
const CONNECTIONS = 4;

/** Repositories elsewhere, read with the git program (2.31 or newer) and ssh. To be disposed before the cache is closed. */
export function remoteRepositories(options: RemoteRepositoriesOptions): RemoteRepositories {
  const { environment, cache } = options;
  const temporary = new TemporaryFolders(options.temporaryDirectory ?? tmpdir());
  const opened = new Map<string, RemoteRepository>();
  const made: GitRemoteRepository[] = [];
  const network = pLimit(CONNECTIONS);
  const disposed = new AbortController();
  let root: Promise<string> | undefined;
  let cached: Promise<string> | undefined;
  let version: Promise<readonly [number, number]> | undefined;

  async function folder(number: number): Promise<string> {
    root ??= temporary.create();
    const path = join(await root, String(number));
    await mkdir(path, { mode: 0o700 });
    return path;
  }

  async function packs(key: string): Promise<RemotePacks> {
    cached ??= cache.folder('git');
    const found = new RemotePacks(join(await cached, createHash('sha256').update(key).digest('hex')));
    // A cache that cannot be written is read all the same
    await found.make().catch(() => undefined);
    return found;
  }

  function open(url: string): RemoteRepository {
    const number = made.length;
    const repository = new GitRemoteRepository({
      url,
      http: options.http,
      credentialFor: options.credentialFor,
      cache,
      environment,
      offline: options.offline,
      maximumFileBytes: options.maximumFileBytes ?? 50 * 1024 * 1024,
      limits: { ...REMOTE_LIMITS, ...options.limits },
      folder: () => folder(number),
      packs,
      version: (git) => {
        // Settings by environment (GIT_CONFIG_COUNT), so that no command line holds a credential
        version ??= gitVersion(git, 31);
        return version;
      },
      git: (at) => new Git(at, environment),
      network: (run) => network(run),
      signal: disposed.signal,
    });
    made.push(repository);
    return repository;
  }

  return {
    open(url) {
      const key = url.trim();
      const repository = opened.get(key) ?? orUnreadable(() => open(key));
      opened.set(key, repository);
      return repository;
    },
    async dispose() {
      disposed.abort('the repository was closed');
      await Promise.all(made.splice(0).map((repository) => repository.dispose()));
      const folderOfPacks = await cached?.catch(() => undefined);
      if (folderOfPacks !== undefined) await trimPacks(folderOfPacks);
      await temporary.dispose();
    },
  };
}

/** A URL that is not read is known when it is opened, and told when it is read. */
function orUnreadable(open: () => RemoteRepository): RemoteRepository {
  try {
    return open();
  } catch (error) {
    const fail = () => Promise.reject(error);
    return { references: fail, commit: fail };
  }
}
