import type { RepositoryCredential } from '../model/repository-credential.ts';

/** What a value must be. A `line` loses the line break at its end, which `echo` and editors leave there. */
export type FieldKind = 'line' | 'known hosts' | 'switch' | 'type' | 'private key' | 'ssh key' | 'certificates';

export interface CredentialField {
  kind: FieldKind;
  /** Where the value is kept. */
  becomes: Exclude<keyof RepositoryCredential, 'url' | 'exact' | 'unsupported'>;
  /** The one transport that it is for. */
  only?: 'http' | 'ssh';
}

/** Fields of a credential, named as in Argo CD's repository Secrets where those have them. */
export const CREDENTIAL_FIELDS: Readonly<Record<string, CredentialField>> = {
  type: { kind: 'type', becomes: 'type' },
  username: { kind: 'line', becomes: 'username' },
  password: { kind: 'line', becomes: 'password', only: 'http' },
  bearerToken: { kind: 'line', becomes: 'bearerToken', only: 'http' },
  sshPrivateKey: { kind: 'ssh key', becomes: 'sshPrivateKey', only: 'ssh' },
  sshKnownHosts: { kind: 'known hosts', becomes: 'sshKnownHosts', only: 'ssh' },
  tlsClientCertData: { kind: 'certificates', becomes: 'tlsClientCert', only: 'http' },
  tlsClientCertKey: { kind: 'private key', becomes: 'tlsClientKey', only: 'http' },
  ca: { kind: 'certificates', becomes: 'ca', only: 'http' },
  insecure: { kind: 'switch', becomes: 'insecure' },
  insecureIgnoreHostKey: { kind: 'switch', becomes: 'insecure' },
  passCredentials: { kind: 'switch', becomes: 'passCredentials', only: 'http' },
  enableOCI: { kind: 'switch', becomes: 'enableOCI' },
  insecureOCIForceHttp: { kind: 'switch', becomes: 'insecureOCIForceHttp' },
  enableLfs: { kind: 'switch', becomes: 'enableLfs' },
  proxy: { kind: 'line', becomes: 'proxy' },
  noProxy: { kind: 'line', becomes: 'noProxy' },
};

/** Fields that may name a variable of the environment instead: `passwordEnv`. */
export const FROM_ENVIRONMENT: Readonly<Record<string, string>> = Object.fromEntries(
  ['password', 'bearerToken', 'sshPrivateKey', 'tlsClientCertKey'].map((field) => [`${field}Env`, field]),
);

/**
 * Fields of Argo CD's Secrets that change nothing of what is read (util/db/repository_secrets.go secretToRepository). The
 * credentials of a project are used for all: they open the same repository.
 */
export const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'name',
  'project',
  'depth',
  'forceHttpBasicAuth',
  'webhookManifestCacheWarmDisabled',
]);

/** @returns the way of signing in that a field of Argo CD's Secrets belongs to and Seatrial does not have. */
export function unsupportedWay(field: string): string | undefined {
  if (/^githubApp/i.test(field)) return 'a GitHub App';
  if (field === 'gcpServiceAccountKey') return 'a Google Cloud service account';
  if (field === 'useAzureWorkloadIdentity') return 'an Azure workload identity';
  return /^azure(?:ServicePrincipal|ActiveDirectory)/.test(field) ? 'an Azure service principal' : undefined;
}

/** Names that other tools, or habit, have for a field. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  token:
    'Write it as password (GitHub, GitLab, Azure DevOps), or as bearerToken where it is sent as `Authorization: Bearer`.',
  user: 'Did you mean `username`?',
  pat: 'Did you mean `password`?',
  privateKey: 'Did you mean `sshPrivateKey`?',
  knownHosts: 'Did you mean `sshKnownHosts`?',
  caFile: 'Did you mean `ca`? It takes the certificates themselves.',
};
