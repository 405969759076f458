import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type RemoteRepositoriesOptions, remoteRepositories } from '../../../src/adapters/git/remote-repositories.ts';
import { folderContentCache } from '../../../src/adapters/stores/content-cache.ts';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import { makeFolder } from '../../../src/adapters/system/make-folder.ts';
import { nearCredential } from '../../../src/argocd/repository-credentials.ts';
import type { RepositoryCredential } from '../../../src/model/repository-credential.ts';
import type { RemoteRepositories } from '../../../src/ports/repository.ts';
import type { FakeRemote } from '../../fakes/remote-repositories.ts';
import { Sandbox } from './sandbox.ts';

interface Overrides extends Partial<Omit<RemoteRepositoriesOptions, 'cache' | 'credentialFor'>> {
  /** By the beginning of the URL. */
  credentials?: readonly RepositoryCredential[];
  /** Default: a new folder. */
  cacheDirectory?: string;
  allowHosts?: readonly string[];
}

/** Real repositories for a server, and the real adapter in front of it. */
export class RemoteSandbox extends Sandbox {
  readonly served = join(this.folder, 'served');
  #number = 0;
  #remotes: RemoteRepositories[] = [];

  constructor() {
    super();
    mkdirSync(this.served);
  }

  /** Makes for real what the fake is told, as `NAME.git`. */
  serve(remote: FakeRemote): { name: string; folder: string; ids: Record<string, string> } {
    const name = `r${this.#number++}.git`;
    const folder = join(this.served, name);
    mkdirSync(folder);
    this.git(folder, 'init', '-q', '--bare');
    for (const [setting, value] of Object.entries(SERVER)) this.git(folder, 'config', setting, value);
    const ids: Record<string, string> = {};
    const commits = remote.base === undefined ? remote.commits : { base: remote.base, ...remote.commits };
    if (commits !== undefined) {
      const work = this.newFolder();
      this.git(work, 'init', '-q');
      for (const [commit, files] of Object.entries(commits)) ids[commit] = this.commit(work, files);
      this.git(work, 'push', '-q', folder, 'HEAD:refs/heads/built');
    }
    const branch = remote.defaultBranch === undefined ? 'main' : remote.defaultBranch;
    const at = (reference: string, commit: string) => {
      if (ids[commit] !== undefined) this.git(folder, 'update-ref', reference, ids[commit]);
    };
    if (branch !== null) at(`refs/heads/${branch}`, 'base');
    for (const [each, commit] of Object.entries(remote.branches ?? {})) at(`refs/heads/${each}`, commit);
    for (const [each, commit] of Object.entries(remote.tags ?? {})) at(`refs/tags/${each}`, commit);
    for (const [each, commit] of Object.entries(remote.references ?? {})) at(each, commit);
    for (const [each, commit] of Object.entries(remote.annotatedTags ?? {})) {
      this.git(folder, 'tag', '-a', '-m', 'x', each, ids[commit] ?? '');
      ids[`tag ${each}`] = this.git(folder, 'rev-parse', `refs/tags/${each}`);
    }
    this.git(folder, 'symbolic-ref', 'HEAD', `refs/heads/${branch ?? 'none'}`);
    if (commits !== undefined) this.git(folder, 'update-ref', '-d', 'refs/heads/built');
    return { name, folder, ids };
  }

  remotes(overrides: Overrides = {}): RemoteRepositories {
    const { credentials = [], cacheDirectory = this.newFolder(), allowHosts = ['127.0.0.1'], ...options } = overrides;
    const environment = options.environment ?? this.environment;
    const opened = remoteRepositories({
      http: systemHttp({ environment, allowHosts, sleep: async () => {} }),
      credentialFor: Object.assign((url: string) => credentials.find((credential) => url.startsWith(credential.url)), {
        near: nearCredential({ credentials, authorities: new Map() }),
      }),
      cache: folderContentCache(cacheDirectory, { makeFolder, privateFolder: async () => this.newFolder() }),
      environment,
      offline: false,
      temporaryDirectory: this.temporaryDirectory,
      ...options,
      limits: { pause: 0, ...options.limits },
    });
    this.#remotes.push(opened);
    return opened;
  }

  async disposeRemotes(): Promise<void> {
    for (const opened of this.#remotes.splice(0)) await opened.dispose();
  }

  override async dispose(): Promise<void> {
    await this.disposeRemotes();
    await super.dispose();
  }
}

const SERVER = { 'uploadpack.allowFilter': 'true', 'http.receivepack': 'false' };

/** Every file below a folder, by its path. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return new Map(files.map((path) => [path, readFileSync(path)]));
}

export function packsIn(cacheDirectory: string): string[] {
  return [...filesBelow(cacheDirectory).keys()].filter((path) => path.endsWith('.pack'));
}
