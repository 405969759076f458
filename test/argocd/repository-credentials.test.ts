import {
  credentialLookup,
  credentialScope,
  nearCredential,
  type RepositoryType,
} from '../../src/argocd/repository-credentials.ts';
import type { RepositoryCredential } from '../../src/model/repository-credential.ts';

const none = new Map<string, string>();

function usernameFor(
  credentials: RepositoryCredential[],
  url: string,
  type: RepositoryType = 'git',
): string | undefined {
  return credentialLookup({ credentials, authorities: none })(url, type)?.username;
}

// The cases of Argo CD's util/db/repo_cred_prefix_matrix_test.go, and beyond; those that differ from it say so.
test.each<[prefix: string, url: string, matches: boolean]>([
  ['https://github.com/acme/shop', 'https://github.com/acme/shop', true],
  ['https://github.com/acme/shop', 'https://github.com/acme/shop.git', true],
  ['https://github.com/acme/shop.git', 'https://github.com/acme/shop', true],
  ['  https://github.com/acme/shop  ', ' https://github.com/acme/shop ', true],
  ['https://GitHub.com/Acme/shop', 'https://github.com/acme/SHOP', true],
  ['https://github.com/acme/shop', 'https://github.com/acme/cart', false],
  ['https://github.com/acme', 'https://github.com/acme/shop', true],
  ['https://github.com/acme/', 'https://github.com/acme/shop', true],
  ['https://github.com/acme/', 'https://github.com/acme', false],
  ['https://github.com/acme/', 'https://github.com/acme-labs/shop', false],
  ['https://github.com/acme/', 'https://github.com/acme@evil.example/shop', false],
  // As in Argo CD: in a path, a prefix need not end at a slash
  ['https://charts.example.com/team-', 'https://charts.example.com/team-payments/chart', true],
  ['https://charts.example.com/team-', 'https://charts.example.com/team/chart', false],
  ['https://github.com/acme/shop', 'https://github.com/acme/shop?ref=main', true],
  ['https://github.com/acme/*', 'https://github.com/acme/shop', false],
  // Unlike Argo CD: hosts are whole
  ['https://git.example.com', 'https://git.example.com/acme/shop', true],
  ['https://git.example.com/', 'https://git.example.com/acme/shop', true],
  ['https://git.example.com', 'https://git.example.com.evil.example/acme/shop', false],
  ['https://git.example.com', 'https://git.example.com@evil.example/acme/shop', false],
  ['https://git.example.com', 'https://git.example.com:8443@evil.example/acme/shop', false],
  ['https://git.example.com', 'https://evil.example\\@git.example.com/acme/shop', false],
  ['https://git.example.com', 'https://evil.example/https://git.example.com/acme', false],
  ['https://git.example.com', 'https://git.example.com:8443/acme/shop', false],
  ['https://git.example.com', 'https://sub.git.example.com/acme/shop', false],
  ['https://git', 'https://git.example.com/acme/shop', false],
  ['https://', 'https://git.example.com/acme/shop', false],
  // Unlike Argo CD: ports that everybody uses, and users
  ['https://git.example.com:443/acme', 'https://git.example.com/acme/shop', true],
  ['https://git.example.com:8443/acme', 'https://git.example.com:8443/acme/shop', true],
  ['https://git.example.com:8443/acme', 'https://git.example.com:9443/acme/shop', false],
  ['https://acme@dev.azure.com/acme', 'https://dev.azure.com/acme/web/_git/shop', true],
  ['https://dev.azure.com/acme', 'https://other@dev.azure.com/acme/web/_git/shop', true],
  // Transports are apart
  ['http://git.example.com', 'https://git.example.com/acme/shop', false],
  ['https://git.example.com', 'http://git.example.com/acme/shop', false],
  ['https://git.example.com', 'git@git.example.com:acme/shop', false],
  ['git@github.com:acme', 'https://github.com/acme/shop', false],
  ['git@github.com:acme', 'git@github.com:acme/shop.git', true],
  ['git@github.com:acme', 'ssh://git@github.com/acme/shop', true],
  ['git@github.com', 'git@github.com:acme/shop', true],
  ['git@github.com:', 'git@github.com:acme/shop', true],
  ['ssh://git@github.com', 'git@github.com:acme/shop', true],
  ['ssh://git@github.com:22/acme', 'git@github.com:acme/shop', true],
  ['git@github.com:acme/', 'git@github.com:acme-labs/shop', false],
  ['git@github.com:acme', 'git@github.com.evil.example:acme/shop', false],
  ['ssh://git@github.com:acme', 'ssh://git@github.com:evil/other', false],
  ['oci://ghcr.io/acme', 'oci://ghcr.io/acme/shop', true],
  // Unlike Argo CD: with and without `oci://`
  ['ghcr.io/acme', 'oci://ghcr.io/acme/shop', true],
  ['registry.example.com:5000/team', 'registry.example.com:5000/team/chart', true],
  ['registry.example.com:5000', 'registry.example.com/team/chart', false],
  ['127.0.0.1:5000/team', 'oci://127.0.0.1:5000/team/chart', true],
  ['localhost:5000', 'localhost:5000/chart', true],
  ['https://ghcr.io/acme', 'oci://ghcr.io/acme/shop', false],
  ['oci://ghcr.io', 'oci://ghcr.io.evil.example/acme', false],
  ['https://[::1]/acme', 'https://[::1]/acme/shop', true],
  ['https://[::1]/acme', 'https://[::2]/acme/shop', false],
  // Where the server and the comparison may not mean the same place
  ['https://git.example.com/acme', 'https://git.example.com/acme/../other/shop', false],
  ['https://git.example.com/acme', 'https://git.example.com/acme/%2e%2E/other/shop', false],
  ['https://git.example.com/acme', 'https://git.example.com/acme/.github', true],
  ['https://git.example.com/acme', 'https://git.example.com/acme /shop', false],
  ['https://git.example.com/acme', 'ext::sh -c true', false],
  ['file:///srv/git', 'file:///srv/git/shop', false],
  ['/srv/git', '/srv/git/shop', false],
])('%s opens %s: %s', (prefix, url, matches) => {
  expect(usernameFor([{ url: prefix, username: 'someone' }], url)).toBe(matches ? 'someone' : undefined);
});

test.each<[what: string, credentials: RepositoryCredential[], url: string, expected: string]>([
  [
    'the longest beginning',
    [
      { url: 'https://github.com/acme', username: 'short' },
      { url: 'https://github.com/acme/shop', username: 'long' },
      { url: 'https://github.com', username: 'shortest' },
    ],
    'https://github.com/acme/shop-web',
    'long',
  ],
  [
    'the very repository',
    [
      { url: 'https://github.com/acme/shop', username: 'prefix' },
      { url: 'https://github.com/acme/shop.git', username: 'own', exact: true },
    ],
    'https://github.com/acme/shop',
    'own',
  ],
  [
    'what is for another repository alone is not used',
    [
      { url: 'https://github.com/acme/shop', username: 'own', exact: true },
      { url: 'https://github.com', username: 'prefix' },
    ],
    'https://github.com/acme/shop-web',
    'prefix',
  ],
  [
    'the first of equals',
    [
      { url: 'https://github.com/acme', username: 'first' },
      { url: 'https://GITHUB.com/acme', username: 'second' },
    ],
    'https://github.com/acme/shop',
    'first',
  ],
  [
    'a longer one that does not match',
    [
      { url: 'https://github.com/acme/shop', username: 'long' },
      { url: 'https://github.com/acme', username: 'short' },
    ],
    'https://github.com/acme/cart',
    'short',
  ],
])('%s', (_what, credentials, url, expected) => {
  expect(usernameFor(credentials, url)).toBe(expected);
});

test.each<[RepositoryCredential['type'], RepositoryType, boolean]>([
  [undefined, 'git', true],
  [undefined, 'helm', true],
  ['git', 'git', true],
  ['git', 'helm', false],
  ['git', 'oci', false],
  ['helm', 'git', false],
  ['helm', 'helm', true],
  // A registry of charts is either
  ['helm', 'oci', true],
  ['oci', 'helm', true],
  ['oci', 'git', false],
])('one of the type %s for %s: %s', (type, wanted, matches) => {
  const credential: RepositoryCredential = { url: 'oci://ghcr.io/acme', username: 'someone', ...(type && { type }) };
  expect(usernameFor([credential], 'oci://ghcr.io/acme/shop', wanted)).toBe(matches ? 'someone' : undefined);
});

describe('a repository without secrets of its own', () => {
  const prefix: RepositoryCredential = {
    url: 'https://github.com/acme',
    username: 'someone',
    password: 'secret',
    insecure: true,
    proxy: 'http://a',
  };

  test('takes those of the prefix, and keeps how its server is reached', () => {
    const own: RepositoryCredential = {
      url: 'https://github.com/acme/shop',
      exact: true,
      proxy: 'http://b',
      enableLfs: true,
    };
    const credentialFor = credentialLookup({ credentials: [prefix, own], authorities: none });
    expect(credentialFor('https://github.com/acme/shop', 'git')).toEqual({
      ...own,
      username: 'someone',
      password: 'secret',
    });
  });

  test.each([{ bearerToken: 'x' }, { tlsClientCert: 'x' }, { unsupported: 'a GitHub App' }])(
    '%j counts as a secret',
    (secret) => {
      const own: RepositoryCredential = { url: 'https://github.com/acme/shop', exact: true, ...secret };
      const credentialFor = credentialLookup({ credentials: [prefix, own], authorities: none });
      expect(credentialFor('https://github.com/acme/shop', 'git')).toEqual(own);
    },
  );
});

describe('authorities and host keys', () => {
  const given = {
    credentials: [
      { url: 'https://git.example.com', username: 'someone' },
      { url: 'https://git.example.com/own', ca: 'own' },
      { url: 'git@git.example.com', sshPrivateKey: 'key' },
    ],
    sshKnownHosts: 'hosts',
    authorities: new Map([['git.example.com', 'pem']]),
  };

  test.each<[url: string, expected: Partial<RepositoryCredential> | undefined]>([
    ['https://git.example.com/acme', { url: 'https://git.example.com', username: 'someone', ca: 'pem' }],
    ['https://git.example.com/own/x', { url: 'https://git.example.com/own', ca: 'own' }],
    ['https://git.example.com:8443/x', { url: 'https://git.example.com:8443/x', exact: true, ca: 'pem' }],
    ['https://example.com/x', undefined],
    ['git@git.example.com:x', { url: 'git@git.example.com', sshPrivateKey: 'key', sshKnownHosts: 'hosts' }],
    ['git@example.com:x', { url: 'git@example.com:x', exact: true, sshKnownHosts: 'hosts' }],
  ])('%s', (url, expected) => {
    expect(credentialLookup(given)(url, 'git')).toEqual(expected);
  });
});

test.each([
  ['https://Git.Example.com:443/A/b.git', { transport: 'https', authority: 'git.example.com', path: '/a/b' }],
  ['ssh://git@git.example.com:2222/a', { transport: 'ssh', authority: 'git.example.com:2222', path: '/a' }],
  ['ghcr.io', { transport: 'oci', authority: 'ghcr.io', path: '' }],
  ['acme', undefined],
  ['', undefined],
  ['ftp://example.com', undefined],
])('%j is told apart by %j', (url, expected) => {
  if (expected === undefined) expect(credentialScope(url)).toBeUndefined();
  else expect(credentialScope(url)).toMatchObject(expected);
});

describe('a credential that nearly fits', () => {
  const HELM = 'https://charts.example.com/stable';
  test.each<
    [what: string, given: Partial<RepositoryCredential> & { url: string }, url: string, expected: string | undefined]
  >([
    [
      'type',
      { url: 'https://charts.example.com', type: 'git' },
      HELM,
      'https://charts.example.com does not count here: its type is git.',
    ],
    [
      'path',
      { url: 'https://charts.example.com/stabel' },
      HELM,
      'https://charts.example.com/stabel does not count here: the path is another one.',
    ],
    [
      'one repository',
      { url: 'https://charts.example.com', exact: true },
      HELM,
      'https://charts.example.com does not count here: the path is another one.',
    ],
    [
      'port',
      { url: 'https://charts.example.com:8443' },
      HELM,
      'https://charts.example.com:8443 does not count here: the port is another one.',
    ],
    [
      'no scheme',
      { url: 'charts.example.com' },
      HELM,
      'oci://charts.example.com does not count here: what begins with oci:// opens nothing that begins with https://.',
    ],
    [
      'scheme',
      { url: 'http://charts.example.com/' },
      HELM,
      'http://charts.example.com/ does not count here: what begins with http:// opens nothing that begins with https://.',
    ],
    [
      'SSH',
      { url: 'git@charts.example.com:stable' },
      HELM,
      'ssh://charts.example.com/stable does not count here: what begins with ssh:// opens nothing that begins with https://.',
    ],
    [
      'host',
      { url: 'https://chart.example.com' },
      HELM,
      'https://chart.example.com does not count here: the host is another one.',
    ],
    ['another host', { url: 'https://registry.example.org' }, HELM, undefined],
    [
      'user and query',
      { url: 'https://jane@charts.example.com/a?token=x' },
      HELM,
      'https://charts.example.com/a does not count here: the path is another one.',
    ],
  ])('is named: %s', (_what, given, url, expected) => {
    const near = nearCredential({ credentials: [{ password: 'x', ...given }], authorities: new Map() });
    expect(near(url, 'helm')).toBe(expected && `What is given for ${expected}`);
  });

  test('is the one that is nearest', () => {
    const urls = ['git@charts.example.com', 'https://charts.example.com/other', 'https://chart.example.com'];
    const near = nearCredential({ credentials: urls.map((url) => ({ url })), authorities: new Map() });
    expect(near(HELM, 'helm')).toContain('https://charts.example.com/other');
  });
});
