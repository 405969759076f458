import { join } from 'node:path';
import { credentialLookup, nearCredential } from '../argocd/repository-credentials.ts';
import { InputError, inputErrorsOf } from '../errors.ts';
import type { RepositoryCredential, RepositoryCredentials } from '../model/repository-credential.ts';
import type { CredentialFor, DockerAuthFor } from '../ports/credentials.ts';
import type { ReadInputFile } from '../ports/files.ts';
import type { InputValues } from './command-line.ts';
import { type DockerConfig, parseDockerConfig } from './docker-config.ts';
import { parseRepositoryCredentials } from './repository-credentials.ts';

export interface Credentials {
  credentialFor: CredentialFor;
  dockerAuthFor: DockerAuthFor;
  /** All that must never be shown. */
  secrets: string[];
  /** What is wrong with the inputs. */
  errors: InputError[];
  /** What was left out, one line each. */
  warnings: string[];
}

/** The machine that the inputs `repository-credentials` and `docker-config` are read on. */
export interface CredentialSources {
  environment: Readonly<Record<string, string | undefined>>;
  readFile: ReadInputFile;
}

/** Reads all that may open a repository. Never throws an InputError: what is wrong is for one report with all other inputs. */
export async function readCredentials(values: InputValues, sources: CredentialSources): Promise<Credentials> {
  const [repositories, docker] = await Promise.allSettled([
    readRepositories(values, sources),
    readDocker(values, sources),
  ]);
  const rejected = [repositories, docker].flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  const defect = rejected.find((each) => inputErrorsOf([each]).length === 0);
  if (defect !== undefined) throw defect;
  const { given, ...found } = repositories.status === 'fulfilled' ? repositories.value : NOTHING;
  const config = docker.status === 'fulfilled' ? docker.value : NO_DOCKER;
  return {
    credentialFor: Object.assign(credentialLookup(given), { near: nearCredential(given) }),
    dockerAuthFor: config.authFor,
    secrets: [...given.credentials.flatMap(secretsOf), ...config.secrets],
    errors: [...found.errors, ...inputErrorsOf(rejected)],
    warnings: [...found.warnings, ...config.warnings],
  };
}

const NOTHING: ReturnType<typeof parseRepositoryCredentials> = {
  given: { credentials: [], authorities: new Map() },
  errors: [],
  warnings: [],
};

async function readRepositories(
  values: InputValues,
  { environment, readFile }: CredentialSources,
): Promise<{ given: RepositoryCredentials; errors: InputError[]; warnings: string[] }> {
  const text = values['repository-credentials'];
  if (typeof text === 'string') {
    return parseRepositoryCredentials(text, 'SEATRIAL_REPOSITORY_CREDENTIALS', environment);
  }
  const path = values['repository-credentials-file'];
  if (typeof path !== 'string') return NOTHING;
  const file = await readFile({ input: 'repository-credentials-file', path });
  return file === undefined ? NOTHING : parseRepositoryCredentials(file.text, path, environment);
}

const NO_DOCKER: DockerConfig & { warnings: string[] } = {
  authFor: () => undefined,
  secrets: [],
  faults: [],
  warnings: [],
};

/** A default file that is broken is not this run's business, until a registry refuses access. */
async function readDocker(
  values: InputValues,
  { environment, readFile }: CredentialSources,
): Promise<DockerConfig & { warnings: string[] }> {
  const given = values['docker-config'];
  const home = environment['HOME'] || environment['USERPROFILE'];
  const folder = environment['DOCKER_CONFIG'] || (home && join(home, '.docker'));
  const input = 'docker-config';
  const inFolder = 'config.json';
  let file: Awaited<ReturnType<ReadInputFile>>;
  if (typeof given === 'string') file = await readFile({ input, path: given, inFolder });
  else if (folder) {
    try {
      file = await readFile({ input, path: folder, inFolder, isDefault: true });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return { ...NO_DOCKER, warnings: [error.message] };
    }
  }
  if (file === undefined) return NO_DOCKER;
  const config = parseDockerConfig(file.text);
  const faults = config.faults.map((fault) => `docker-config: ${file.path} ${fault}`);
  if (typeof given === 'string' && faults[0] !== undefined) {
    throw new InputError(faults.join('; '), { next: 'Run `docker login` again, or give the file that it wrote.' });
  }
  return { ...config, warnings: faults };
}

function secretsOf(credential: RepositoryCredential): string[] {
  const { username = '', password, bearerToken, sshPrivateKey, tlsClientKey, proxy } = credential;
  const login = password === undefined ? undefined : Buffer.from(`${username}:${password}`).toString('base64');
  const [, proxyLogin] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)@/i.exec(proxy ?? '') ?? [];
  const [, proxyPassword] = /:(.*)$/s.exec(proxyLogin ?? '') ?? [];
  const secrets = [password, login, bearerToken, sshPrivateKey, tlsClientKey, proxyLogin, proxyPassword];
  return secrets.filter((secret) => secret !== undefined && secret !== '') as string[];
}
