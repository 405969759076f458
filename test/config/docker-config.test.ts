import { parseDockerConfig } from '../../src/config/docker-config.ts';

function login(username: string, password: string): { auth: string } {
  return { auth: Buffer.from(`${username}:${password}`).toString('base64') };
}

function authFor(config: object, place: string): unknown {
  return parseDockerConfig(JSON.stringify(config)).authFor(place);
}

const bot = { username: 'bot', password: 'p:w' };

test.each<[what: string, entry: object, expected: unknown]>([
  ['auth', login('bot', 'p:w'), bot],
  ['auth with the zeros that Docker drops', login('bot', 'p:w\0\0'), bot],
  ['username and password', { username: 'bot', password: 'p:w' }, bot],
  ['auth beats them', { ...login('bot', 'p:w'), username: 'x', password: 'y' }, bot],
  ['a token that buys others', { ...login('x', ''), identitytoken: 'i' }, { identityToken: 'i' }],
  ['a token that is sent as it is', { registrytoken: 'r' }, { registryToken: 'r' }],
  ['nothing', {}, undefined],
  ['nothing but a mail address', { email: 'a@b.example' }, undefined],
])('%s', (_what, entry, expected) => {
  expect(authFor({ auths: { 'ghcr.io': entry } }, 'ghcr.io')).toEqual(expected);
});

test.each<[key: string, place: string, matches: boolean]>([
  ['ghcr.io', 'ghcr.io', true],
  ['https://ghcr.io', 'ghcr.io', true],
  ['https://ghcr.io/v2/', 'ghcr.io', true],
  ['GHCR.io', 'ghcr.IO', true],
  ['ghcr.io', 'oci://ghcr.io/acme/shop', true],
  ['ghcr.io:443', 'ghcr.io', true],
  ['ghcr.io:5000', 'ghcr.io', false],
  ['ghcr.io', 'ghcr.io:5000', false],
  ['localhost:5000', 'localhost:5000', true],
  ['ghcr.io', 'ghcr.io.evil.example', false],
  ['https://index.docker.io/v1/', 'registry-1.docker.io', true],
  ['https://index.docker.io/v1/', 'docker.io', true],
  ['docker.io', 'registry-1.docker.io/acme/shop', true],
  ['registry-1.docker.io', 'index.docker.io', true],
  ['docker.io', 'evil-docker.io', false],
  ['quay.io/acme', 'quay.io/acme/shop', true],
  ['quay.io/acme', 'quay.io/acme-labs/shop', false],
  ['quay.io/acme', 'quay.io', false],
])('the entry of %s is for %s: %s', (key, place, matches) => {
  expect(authFor({ auths: { [key]: bot } }, place)).toEqual(matches ? bot : undefined);
});

test('the longest path counts', () => {
  const auths = {
    'quay.io': { registrytoken: '1' },
    'quay.io/a/b': { registrytoken: '3' },
    'quay.io/a': { registrytoken: '2' },
  };
  expect(authFor({ auths }, 'quay.io/a/b/c')).toEqual({ registryToken: '3' });
  expect(authFor({ auths }, 'quay.io/a/x')).toEqual({ registryToken: '2' });
  expect(authFor({ auths }, 'quay.io/x')).toEqual({ registryToken: '1' });
});

test.each<[config: object, place: string, expected: unknown]>([
  [{ credsStore: 'desktop' }, 'ghcr.io', { helper: 'docker-credential-desktop' }],
  [{ auths: { 'ghcr.io': {} }, credsStore: 'desktop' }, 'ghcr.io', { helper: 'docker-credential-desktop' }],
  [{ auths: { 'ghcr.io': bot }, credsStore: 'desktop' }, 'ghcr.io', bot],
  [{ credHelpers: { 'ghcr.io': 'gh' }, credsStore: 'desktop' }, 'ghcr.io', { helper: 'docker-credential-gh' }],
  [{ credHelpers: { 'ghcr.io': 'gh' } }, 'quay.io', undefined],
  [{ auths: null, credHelpers: [], credsStore: '' }, 'quay.io', undefined],
])('helpers are named, not run: %j', (config, place, expected) => {
  expect(authFor(config, place)).toEqual(expected);
});

test.each<[text: string, faults: string[]]>([
  ['{"auths": {"ghcr.io": {"auth": "hunter2!"}}}', ['auths: the entry of ghcr.io has an `auth` that is not base64']],
  [
    '{"auths": {"ghcr.io": {"auth": "aHVudGVyMg=="}}}',
    ['auths: the entry of ghcr.io has an `auth` that is not base64'],
  ],
  ['{"auths": {"hunter2 x": {"auth": "!"}}}', ['auths: the entry of a host has an `auth` that is not base64']],
  ['hunter2', ['is no JSON object']],
  ['{"auths": hunter2}', ['is no JSON object']],
  ['[]', ['is no JSON object']],
  ['', ['is no JSON object']],
])('%j has faults, and shows no value', (text, faults) => {
  expect(parseDockerConfig(text)).toMatchObject({ faults, secrets: [] });
});

test('all secrets are known, and the rest of a faulty file is used', () => {
  const auths = { a: login('bot', 'pass'), b: { identitytoken: 'id' }, c: { registrytoken: 'reg' }, d: { auth: '!' } };
  const { secrets, faults, authFor } = parseDockerConfig(JSON.stringify({ auths }));
  expect(secrets).toEqual(['pass', login('bot', 'pass').auth, 'id', 'reg']);
  expect(faults).toHaveLength(1);
  expect(authFor('a')).toEqual({ username: 'bot', password: 'pass' });
});
