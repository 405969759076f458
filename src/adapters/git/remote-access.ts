import type { UndeterminedError } from '../../errors.ts';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import type { Http } from '../../ports/http.ts';
import type { Git } from './git.ts';
import { accessHttps } from './remote-https.ts';
import { accessSsh } from './remote-ssh.ts';
import { parseRemoteUrl } from './remote-url.ts';

/** How git reaches one repository. */
export interface RemoteAccess {
  /** Where redirects led; without user and password of https. */
  url: string;
  /** For messages. */
  shown: string;
  /** Variables of git and ssh. They hold the credential: no command line, URL or file of the cache does, only a private folder. */
  variables: NodeJS.ProcessEnv;
  /** Whether a credential is sent that was given for this repository. */
  credential: boolean;
  /** What to do where it is refused without a credential. */
  add: string;
  /** What the server said to a first request without a credential: the reason, when those that git has of its own do not help. */
  refusal?: UndeterminedError;
}

export interface AccessOptions {
  http: Http;
  environment: NodeJS.ProcessEnv;
  /** Git in a folder that is no repository of the user's. */
  git: Git;
  /** Numbers of git's version: `[2, 39]`. */
  version: readonly [number, number];
  /** What to do where it is refused without a credential. */
  add: string;
  /** Writes a file that only this user can read, in a folder that goes with the run. @returns its path. */
  keepSecret(name: string, content: string): Promise<string>;
}

/**
 * Finds out how a repository is reached: by which URL, with what, and that the rule on addresses permits it.
 * @param url as `git ls-remote --get-url` says: with what the user's own configuration makes of it (url.*.insteadOf).
 * @throws UndeterminedError when it is not, or the server's answer makes more requests useless.
 */
export async function accessRemote(
  url: string,
  credential: RepositoryCredential | undefined,
  options: AccessOptions,
): Promise<RemoteAccess> {
  const remote = parseRemoteUrl(url);
  return remote.transport === 'ssh' ? accessSsh(remote, credential, options) : accessHttps(remote, credential, options);
}

/** Settings for one git command, which no other process can read, beside those that the environment has already. */
export function configurationVariables(
  environment: NodeJS.ProcessEnv,
  settings: readonly (readonly [name: string, value: string])[],
): NodeJS.ProcessEnv {
  const first = Number(environment['GIT_CONFIG_COUNT']) || 0;
  const variables: NodeJS.ProcessEnv = { GIT_CONFIG_COUNT: String(first + settings.length) };
  for (const [index, [name, value]] of settings.entries()) {
    variables[`GIT_CONFIG_KEY_${first + index}`] = name;
    variables[`GIT_CONFIG_VALUE_${first + index}`] = value;
  }
  return variables;
}
