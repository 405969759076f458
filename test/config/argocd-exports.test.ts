import type { RepositoryCredential } from '../../src/model/repository-credential.ts';
import { A, base64, block, client, read, SECRET, ssh, sshKey } from './credentials-fixture.ts';

describe("Argo CD's own objects", () => {
  const labels = (type: string) => `labels: {argocd.argoproj.io/secret-type: ${type}}`;
  function secret(type: string, data: Record<string, string>, name = 'shop'): string {
    const lines = Object.entries(data).map(([key, value]) => `  ${key}: ${value === '' ? '""' : base64(value)}`);
    return `apiVersion: v1\nkind: Secret\nmetadata: {namespace: argocd, name: ${name}, ${labels(type)}}\ndata:\n${lines.join('\n')}\n`;
  }

  test.each<[what: string, text: string, expected: RepositoryCredential[]]>([
    [
      'a repository',
      secret('repository', { url: `${A}/shop`, type: 'git', username: 'u', password: 'p', project: 'x', name: 'shop' }),
      [{ url: `${A}/shop`, exact: true, type: 'git', username: 'u', password: 'p' }],
    ],
    [
      'what several begin with',
      secret('repo-creds', { url: A, type: 'helm', password: 'p\n', forceHttpBasicAuth: 'true', insecure: '' }),
      [{ url: A, type: 'helm', password: 'p' }],
    ],
    ['a repository that needs nothing', secret('repository', { url: A, username: '' }), [{ url: A, exact: true }]],
    [
      'an OCI registry of charts',
      secret('repository', {
        url: 'registry.example.com:5000/team',
        type: 'helm',
        enableOCI: 'true',
        insecureOCIForceHttp: 'true',
      }),
      [
        {
          url: 'registry.example.com:5000/team',
          exact: true,
          type: 'helm',
          enableOCI: true,
          insecureOCIForceHttp: true,
        },
      ],
    ],
    [
      'a key for SSH',
      secret('repo-creds', { url: ssh, sshPrivateKey: sshKey, insecureIgnoreHostKey: 'true' }),
      [{ url: ssh, sshPrivateKey: sshKey, insecure: true }],
    ],
    [
      'stringData beats data',
      `${secret('repo-creds', { url: A, password: 'old' })}stringData: {password: new}\n`,
      [{ url: A, password: 'new' }],
    ],
    [
      'Lists, also in Lists',
      JSON.stringify({
        kind: 'List',
        items: ['a', 'b'].map((name) => ({
          kind: 'SecretList',
          items: [
            {
              kind: 'Secret',
              metadata: { labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' } },
              stringData: { url: `https://${name}.example`, password: 'p' },
            },
          ],
        })),
      }),
      ['a', 'b'].map((name) => ({ url: `https://${name}.example`, password: 'p' })),
    ],
    [
      'the same repository for two projects',
      [
        secret('repository', { url: A, project: 'x', password: 'p' }),
        secret('repository', { url: A, password: 'q' }),
      ].join('---\n'),
      [
        { url: A, exact: true, password: 'p' },
        { url: A, exact: true, password: 'q' },
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toMatchObject({ credentials: expected, errors: [], warnings: [] });
  });

  test.each([
    ['githubAppPrivateKey', 'a GitHub App'],
    ['gcpServiceAccountKey', 'a Google Cloud service account'],
    ['useAzureWorkloadIdentity', 'an Azure workload identity'],
    ['azureServicePrincipalClientSecret', 'an Azure service principal'],
  ])('%s is kept as what cannot be used, and named', (field, way) => {
    const { credentials, warnings, errors } = read(secret('repo-creds', { url: A, [field]: 'true' }));
    expect(credentials).toEqual([{ url: A, unsupported: way }]);
    expect(warnings).toEqual([
      `Secret argocd/shop signs in as ${way}, which Seatrial cannot: what it opens cannot be read. Give a token or a key for its URL instead`,
    ]);
    expect(errors).toEqual([]);
  });

  test('a way of signing in that is switched off is none', () => {
    const { credentials } = read(secret('repo-creds', { url: A, useAzureWorkloadIdentity: 'false', githubAppID: '0' }));
    expect(credentials).toEqual([{ url: A }]);
  });

  test.each([
    [
      secret('cluster', { config: '{}' }),
      'Secret argocd/shop is not used: it has no label argocd.argoproj.io/secret-type that is `repository` or `repo-creds`',
    ],
    [
      'kind: ConfigMap\nmetadata: {name: argocd-cm}\n',
      'ConfigMap argocd-cm is not used: of ConfigMaps, argocd-ssh-known-hosts-cm and argocd-tls-certs-cm are',
    ],
    [
      secret('repo-creds', { url: A, pasword: SECRET }),
      "Secret argocd/shop: Argo CD's Secrets have no field `pasword`. Did you mean `password`?",
    ],
    [secret('repo-creds', { url: A, [SECRET]: 'x' }), "Secret argocd/shop: Argo CD's Secrets have no field a key"],
  ])('what is left out is named', (text, warning) => {
    const { errors, warnings } = read(`https://z.example: {password: p}\n---\n${text}`);
    expect(warnings).toEqual([warning]);
    expect(errors).toEqual([]);
  });

  test.each<[text: string, errors: string[]]>([
    [
      `kind: Secret\nmetadata: {name: a, ${labels('repository')}}\ndata:\n  url: ${base64(A)}\n  password: ${SECRET}!`,
      ['5:3 Secret a: data: `password` is not base64 | Write plain values under `stringData`.'],
    ],
    [
      `kind: Secret\nmetadata: {name: a, ${labels('repository')}}\nstringData:\n  url: ${A}\n  password: 12345678`,
      ['5:3 Secret a: stringData: `password` is not a text | Put quotes around it.'],
    ],
    [
      `kind: Secret\nmetadata: {name: a, ${labels('repository')}}\nstringData:\n  password: ${SECRET}`,
      [expect.stringMatching(/^1:1 Secret a: url is no URL/) as never],
    ],
    [
      `kind: List\nitems:\n- kind: Secret\n  metadata: {name: a, ${labels('repo-creds')}}\n  stringData:\n    url: ${A}\n    insecure: ja`,
      ['7:5 Secret a: insecure is neither true nor false | undefined'],
    ],
    [
      'kind: ConfigMap\nmetadata: {name: argocd-tls-certs-cm}\ndata:\n  a.example: nothing',
      ['4:3 ConfigMap argocd-tls-certs-cm: the value of a host is no certificate in PEM | undefined'],
    ],
    [
      'kind: ConfigMap\nmetadata: {name: argocd-ssh-known-hosts-cm}\ndata: {}',
      ['3:1 ConfigMap argocd-ssh-known-hosts-cm has no ssh_known_hosts | undefined'],
    ],
  ])('%j is refused', (text, errors) => {
    const found = read(text);
    expect(found.errors).toEqual(errors);
    expect(JSON.stringify(found)).not.toMatch(/hunter2.*!/);
  });

  test('ConfigMaps of known hosts and of certificates', () => {
    const { given, errors } = read(
      'kind: ConfigMap\nmetadata: {name: argocd-ssh-known-hosts-cm}\ndata:\n  ssh_known_hosts: |\n    a.example ssh-ed25519 AAAA\n' +
        `---\nkind: ConfigMap\nmetadata: {name: argocd-tls-certs-cm}\ndata:\n  A.example: ${block(client.certificate, 4)}`,
    );
    expect(errors).toEqual([]);
    expect(given).toEqual({
      credentials: [],
      sshKnownHosts: 'a.example ssh-ed25519 AAAA\n',
      authorities: new Map([['a.example', client.certificate]]),
    });
  });
});
