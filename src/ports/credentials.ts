import type { RepositoryCredential } from '../model/repository-credential.ts';

/** @returns the credential with the longest URL that matches, or nothing: then the repository is read anonymously. */
export type CredentialFor = (url: string, type: 'git' | 'helm' | 'oci') => RepositoryCredential | undefined;
