import type { RepositoryCredential } from '../model/repository-credential.ts';

/**
 * @param url as the Application has it, never where a redirect led.
 * @returns what was given for this repository, else for the longest beginning of its URL; without a secret in it when only its
 * authorities or host keys are known; nothing: then the repository is read anonymously.
 */
export interface CredentialFor {
  (url: string, type: 'git' | 'helm' | 'oci'): RepositoryCredential | undefined;
  /** @returns a sentence on one that was given for nearly this repository, and does not count for it: the likeliest mistake. */
  near?(this: void, url: string, type: 'git' | 'helm' | 'oci'): string | undefined;
}

/** @returns `next`, and what was given nearly right. */
export function withNear(next: string, credentialFor: CredentialFor, ...of: Parameters<CredentialFor>): string {
  const near = credentialFor.near?.(...of);
  return near === undefined ? next : `${next} ${near}`;
}

/**
 * What a Docker configuration (`docker login`, `helm registry login`) says of a registry: a user and password, a token that buys
 * others, a token that is sent as it is, or the name of a helper that would have to be run, which Seatrial does not do.
 */
export type DockerAuth =
  | { username: string; password: string }
  | { identityToken: string }
  | { registryToken: string }
  | { helper: string };

/**
 * @param repository `host[:port]/path`, or the host alone: the longest entry that it begins with counts.
 * @returns nothing when the configuration has nothing of it.
 */
export type DockerAuthFor = (repository: string) => DockerAuth | undefined;
