import { join } from 'node:path';
import { type CredentialSources, readCredentials } from '../../src/config/read-credentials.ts';
import { readSettings } from '../../src/config/settings.ts';
import { InputError, InputErrors } from '../../src/errors.ts';
import type { InputFile } from '../../src/ports/files.ts';

function machine(files: Record<string, string>, environment: Record<string, string> = {}): CredentialSources {
  return {
    environment,
    async readFile({ path, isDefault, input, inFolder = '' }: InputFile) {
      const found = [path, join(path, inFolder)].find((each) => files[each] !== undefined);
      if (found !== undefined) return { path: found, text: files[found] as string };
      if (isDefault) return undefined;
      throw new InputError(`${input}: ${path} is not there`);
    },
  };
}

const yaml = 'https://a.example: {username: bot, password: hunter2}';
const docker = '{"auths": {"ghcr.io": {"registrytoken": "r-token"}}}';

test('from the environment', async () => {
  const { credentialFor, secrets, errors } = await readCredentials({ 'repository-credentials': yaml }, machine({}));
  expect(errors).toEqual([]);
  expect(credentialFor('https://a.example/x', 'git')).toMatchObject({ username: 'bot', password: 'hunter2' });
  expect(secrets).toEqual(['hunter2', Buffer.from('bot:hunter2').toString('base64')]);
});

test('from a file, with its values from the environment', async () => {
  const files = { 'creds.yaml': 'https://a.example: {bearerTokenEnv: T, proxy: "http://u:secret@p:1"}' };
  const { credentialFor, secrets } = await readCredentials(
    { 'repository-credentials-file': 'creds.yaml' },
    machine(files, { T: 'token' }),
  );
  expect(credentialFor('https://a.example/x', 'git')).toMatchObject({ bearerToken: 'token' });
  expect(secrets).toEqual(['token', 'u:secret', 'secret']);
});

test.each<[what: string, values: object, files: Record<string, string>, environment: Record<string, string>]>([
  ['named', { 'docker-config': 'c.json' }, { 'c.json': docker }, {}],
  ['in a folder that is named', { 'docker-config': 'c' }, { 'c/config.json': docker }, {}],
  [
    'in DOCKER_CONFIG',
    {},
    { '/d/config.json': docker, '/h/.docker/config.json': '{}' },
    { DOCKER_CONFIG: '/d', HOME: '/h' },
  ],
  ['at home', {}, { '/h/.docker/config.json': docker }, { HOME: '/h' }],
  ['at home on Windows', {}, { '/u/.docker/config.json': docker }, { USERPROFILE: '/u' }],
])('a Docker configuration %s', async (_what, values, files, environment) => {
  const { dockerAuthFor, secrets, errors } = await readCredentials(values, machine(files, environment));
  expect(errors).toEqual([]);
  expect(dockerAuthFor('ghcr.io')).toEqual({ registryToken: 'r-token' });
  expect(secrets).toEqual(['r-token']);
});

test('nothing given, nothing there', async () => {
  const { credentialFor, dockerAuthFor, ...found } = await readCredentials({}, machine({}));
  expect(found).toEqual({ secrets: [], errors: [], warnings: [] });
  expect(credentialFor('https://a.example', 'git')).toBeUndefined();
  expect(dockerAuthFor('ghcr.io')).toBeUndefined();
});

test.each<[values: object, files: Record<string, string>, errors: RegExp[], warnings: RegExp[]]>([
  [
    { 'repository-credentials-file': 'missing', 'docker-config': 'missing.json' },
    {},
    [/repository-credentials-file: missing is not there/, /docker-config: missing.json is not there/],
    [],
  ],
  [
    { 'repository-credentials-file': 'c', 'docker-config': 'd' },
    { c: 'https://a.example: {x: 1, y: 2}', d: '{' },
    [/`x` is no field/, /`y` is no field/, /docker-config: d is no JSON object/],
    [],
  ],
  // Nobody named it: a run that needs no registry is not to fail
  [{}, { '/h/.docker/config.json': '{' }, [], [/docker-config: \/h\/.docker\/config.json is no JSON object/]],
])('all that is wrong together: %j', async (values, files, errors, warnings) => {
  const found = await readCredentials(values, machine(files, { HOME: '/h' }));
  expect(found.errors.map(({ message }) => message)).toEqual(errors.map((each) => expect.stringMatching(each)));
  expect(found.warnings).toEqual(warnings.map((each) => expect.stringMatching(each)));
});

test('a default that cannot be read is a warning', async () => {
  const readFile = async ({ input }: InputFile): Promise<never> => {
    throw new InputError(`${input} cannot be read`);
  };
  const { errors, warnings } = await readCredentials({}, { environment: { HOME: '/h' }, readFile });
  expect([errors, warnings]).toEqual([[], ['docker-config cannot be read']]);
});

test('a defect is no bad input', async () => {
  const readFile = async (): Promise<never> => {
    throw new TypeError('a defect');
  };
  await expect(readCredentials({}, { environment: { HOME: '/h' }, readFile })).rejects.toThrow(TypeError);
});

describe('programs of the user beside credentials', () => {
  function errorsOf(values: object): string[] {
    try {
      readSettings(values, new Set());
      return [];
    } catch (error) {
      if (!(error instanceof InputErrors)) throw error;
      return error.errors.map(({ message }) => message);
    }
  }

  test.each<[values: object, refused: string[]]>([
    [{ 'helm-path': 'helm' }, []],
    [{ 'repository-credentials': yaml }, []],
    [{ 'helm-path': 'helm', 'repository-credentials': yaml }, ['helm-path is refused beside repository-credentials']],
    [
      { 'helm-path': 'helm', 'kustomize-path': 'k', 'repository-credentials-file': 'c' },
      [
        'helm-path is refused beside repository-credentials-file',
        'kustomize-path is refused beside repository-credentials-file',
      ],
    ],
    [{ 'kustomize-path': 'k', 'docker-config': 'c' }, ['kustomize-path is refused beside docker-config']],
    [{ 'helm-path': 'helm', 'docker-config': 'c', 'allow-binaries-with-credentials': true }, []],
    [
      { 'helm-path': 'helm', 'docker-config': 'c', 'allow-binaries-with-credentials': false },
      ['helm-path is refused beside docker-config'],
    ],
  ])('%j', (values, refused) => {
    expect(errorsOf(values)).toEqual(refused.map((each) => expect.stringContaining(each)));
  });

  test('are named as what shapes the result', () => {
    expect(readSettings({ 'helm-path': '/opt/helm' }, new Set()).programs).toContainEqual({
      name: 'helm-path',
      value: '/opt/helm, not sandboxed',
      from: 'flag',
    });
  });
});
