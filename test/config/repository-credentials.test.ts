import { generateKeyPairSync } from 'node:crypto';
import type { RepositoryCredential } from '../../src/model/repository-credential.ts';
import { block, client, other, read, SECRET, ssh, sshKey } from './credentials-fixture.ts';

const CERTIFICATE_FIELDS = `  tlsClientCertData: ${block(client.certificate, 4)}  tlsClientCertKey: ${block(client.key, 4)}`;

test.each<[what: string, text: string, expected: RepositoryCredential[]]>([
  [
    'a map of URLs',
    'https://github.com/acme:\n  username: bot\n  password: p\nhttps://example.com: {bearerToken: t}\n',
    [
      { url: 'https://github.com/acme', username: 'bot', password: 'p' },
      { url: 'https://example.com', bearerToken: 't' },
    ],
  ],
  [
    'a list',
    '- url: https://github.com/acme\n  password: p\n- {url: oci://ghcr.io, type: OCI, username: a, password: b}\n',
    [
      { url: 'https://github.com/acme', password: 'p' },
      { url: 'oci://ghcr.io', type: 'oci', username: 'a', password: 'b' },
    ],
  ],
  ['one alone', 'url: https://github.com/acme\npassword: p\n', [{ url: 'https://github.com/acme', password: 'p' }]],
  [
    'several documents of several forms',
    'https://a.example: {password: p}\n---\n- url: https://b.example\n  password: p\n---\n' +
      'kind: Secret\nmetadata: {labels: {argocd.argoproj.io/secret-type: repo-creds}}\nstringData: {url: https://c.example, password: p}\n',
    ['a', 'b', 'c'].map((name) => ({ url: `https://${name}.example`, password: 'p' })),
  ],
  [
    'keys for SSH',
    `git@github.com:acme:\n  sshPrivateKey: ${block(sshKey, 4)}  sshKnownHosts: |\n    github.com ssh-ed25519 AAAA\n`,
    [{ url: 'git@github.com:acme', sshPrivateKey: sshKey, sshKnownHosts: 'github.com ssh-ed25519 AAAA\n' }],
  ],
  [
    'client certificates and authorities',
    `https://a.example:\n${CERTIFICATE_FIELDS}  ca: ${block(client.certificate + other.certificate, 4)}`,
    [
      {
        url: 'https://a.example',
        tlsClientCert: client.certificate,
        tlsClientKey: client.key,
        ca: client.certificate + other.certificate,
      },
    ],
  ],
  [
    'switches, of which two say the same',
    'https://a.example: {insecureIgnoreHostKey: "true", insecure: false, enableLfs: T, enableOCI: true, passCredentials: "0"}',
    [{ url: 'https://a.example', insecure: true, enableLfs: true, enableOCI: true, passCredentials: false }],
  ],
  [
    'a proxy',
    'https://a.example: {proxy: "http://p:8080", noProxy: "b.example,c.example"}',
    [{ url: 'https://a.example', proxy: 'http://p:8080', noProxy: 'b.example,c.example' }],
  ],
  [
    'a line break at the end',
    'https://a.example: {password: "p\\n", username: "u\\r\\n"}',
    [{ url: 'https://a.example', username: 'u', password: 'p' }],
  ],
  [
    'one URL for two types',
    '- {url: https://a.example, type: git, password: p}\n- {url: https://a.example, type: helm, password: q}\n',
    [
      { url: 'https://a.example', type: 'git', password: 'p' },
      { url: 'https://a.example', type: 'helm', password: 'q' },
    ],
  ],
  ['JSON', '{"https://a.example": {"password": "p"}}', [{ url: 'https://a.example', password: 'p' }]],
])('%s', (_what, text, expected) => {
  expect(read(text)).toMatchObject({ credentials: expected, errors: [], warnings: [] });
});

test('values from the environment', () => {
  const text = 'https://a.example: {passwordEnv: TOKEN}\ngit@a.example: {sshPrivateKeyEnv: KEY}\n';
  expect(read(text, { TOKEN: SECRET, KEY: sshKey.replaceAll('\n', '\r\n') })).toMatchObject({
    credentials: [
      { url: 'https://a.example', password: SECRET },
      { url: 'git@a.example', sshPrivateKey: sshKey },
    ],
    errors: [],
  });
});

test('a PEM key of any kind that SSH takes', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  for (const type of ['pkcs1', 'pkcs8'] as const) {
    const key = privateKey.export({ type, format: 'pem' }).toString();
    expect(read(`${ssh}:\n  sshPrivateKey: ${block(key, 4)}`).credentials).toEqual([{ url: ssh, sshPrivateKey: key }]);
  }
});
