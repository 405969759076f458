import type { RepositoryCredential } from '../model/repository-credential.ts';

/**
 * @param url as the Application has it, never where a redirect led.
 * @returns what was given for this repository, else for the longest beginning of its URL; without a secret in it when only its
 * authorities or host keys are known; nothing: then the repository is read anonymously.
 */
export type CredentialFor = (url: string, type: 'git' | 'helm' | 'oci') => RepositoryCredential | undefined;
