import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CredentialFor, withNear } from '../../ports/credentials.ts';
import { type Http, HttpFailure } from '../../ports/http.ts';
import { type Git, GitFailure } from './git.ts';
import { accessRemote, type RemoteAccess } from './remote-access.ts';
import { explainGit, unreadable } from './remote-failures.ts';
import { RemoteGit, type RemoteLimits } from './remote-git.ts';
import { parseRemoteUrl, type RemoteUrl } from './remote-url.ts';

export interface ServerOptions {
  /** As it was written. */
  url: string;
  remote: RemoteUrl;
  http: Http;
  credentialFor: CredentialFor;
  environment: NodeJS.ProcessEnv;
  limits: RemoteLimits;
  /** Private, goes with the run. */
  folder: string;
  /** In a repository of our own. */
  git: Git;
  version(git: Git): Promise<readonly [number, number]>;
  /** Takes part in the limit on what reaches servers at a time. */
  network<T>(run: () => Promise<T>): Promise<T>;
  signal: AbortSignal;
}

/** The server of one repository: everything that reaches it goes through here. */
export class RemoteServer {
  readonly #options: ServerOptions;
  #connected: Promise<{ git: RemoteGit; access: RemoteAccess }> | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  /** @throws UndeterminedError that says why the repository cannot be read and what to do. */
  async ask<T>(run: (git: RemoteGit) => Promise<T>): Promise<T> {
    this.#connected ??= this.#connect();
    const { git, access } = await this.#connected;
    try {
      return await this.#options.network(() => run(git));
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      throw access.refusal ?? explainGit(error.said, access.shown, access);
    }
  }

  /** What `git ls-remote` lists. @throws as `ask` does. */
  async references(): Promise<Map<string, string>> {
    const found = await this.ask((git) => git.references());
    const { access } = await (this.#connected ?? this.#connect());
    // A web page to sign in, which git takes for a repository without references
    if (found.size === 0 && access.refusal !== undefined) throw access.refusal;
    return found;
  }

  async #connect(): Promise<{ git: RemoteGit; access: RemoteAccess }> {
    const { remote, http, environment, credentialFor, git, folder, limits, signal, network } = this.#options;
    const keepSecret = (name: string, content: string) => keep(join(folder, 'secret'), name, content);
    // url.*.insteadOf of the user's configuration
    const rewritten = await this.#rewritten(remote.url);
    const url = rewritten === remote.url ? this.#options.url : rewritten;
    const credential = credentialFor(parseRemoteUrl(url).url, 'git');
    const version = await this.#options.version(git);
    const { url: asked, shown } = parseRemoteUrl(url);
    const add = withNear(`Add repository-credentials for ${shown}.`, credentialFor, asked, 'git');
    const reach = () => accessRemote(url, credential, { http, environment, git, version, add, keepSecret });
    const access = await network(reach).catch((error: unknown) => {
      if (!(error instanceof HttpFailure)) throw error;
      throw unreadable(remote.shown, error.message, error.next ?? 'Run again.', error);
    });
    // git reads that configuration again
    const again = parseRemoteUrl(await this.#rewritten(access.url));
    if (again.url !== access.url) {
      const why = `git makes ${again.shown} of ${access.url}`;
      throw unreadable(remote.shown, why, 'Remove url.*.insteadOf for it from the configuration of git.');
    }
    return { git: new RemoteGit({ git, environment, access, folder, limits, signal }), access };
  }

  /** Nothing is asked of a server. */
  #rewritten(url: string): Promise<string> {
    return this.#options.git.text(['ls-remote', '--get-url', '--end-of-options', url]);
  }
}

async function keep(folder: string, name: string, content: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  await writeFile(path, content, { mode: 0o600 });
  return path;
}
