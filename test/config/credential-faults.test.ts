import { A, armoured, block, client, opensshKey, other, read, SECRET, ssh, sshKey } from './credentials-fixture.ts';

const blockAdvice = 'Write it as a YAML block: the field, a `|`, and the lines of the file indented below.';
const plainKey = 'Give a private key of OpenSSH without a passphrase.';

test.each<[text: string, errors: string[]]>([
  [
    `${A}:\n  username: bot\n  pasword: ${SECRET}`,
    ['3:3 https://a.example: `pasword` is no field | Did you mean `password`?'],
  ],
  [`${A}:\n  passwordenv: X`, ['2:3 https://a.example: `passwordenv` is no field | Did you mean `passwordEnv`?']],
  [
    `${A}: {token: ${SECRET}}`,
    [expect.stringMatching(/`token` is no field \| Write it as password .* or as bearerToken/) as never],
  ],
  [
    `${A}: {githubAppID: 1}`,
    [
      '1:21 https://a.example: `githubAppID` is no field | Seatrial cannot sign in this way: give a token as password, or a key for SSH.',
    ],
  ],
  // What stands in a key's place may be the secret
  [`${A}: {${SECRET}}`, ['1:21 https://a.example: a key is no field | docs/guide/credentials.md has all fields.']],
  [
    `${SECRET}: {password: p}`,
    [expect.stringMatching(/^1:1 a credential: url is no URL of a remote repository/) as never],
  ],
  [`${A}: ${SECRET}`, ['1:1 https://a.example has no map of fields | Write username, password and so on below it.']],
  [`${A}: {}`, ['1:1 https://a.example has nothing that opens it | Give a password, a token or a key.']],
  [
    SECRET,
    ["1:1 This is no map and no list | Write a map of URLs, a list with `url`, or Argo CD's repository Secrets."],
  ],
  [
    `- ${SECRET}`,
    ["1:3 An item of the list is no map | Write a map of URLs, a list with `url`, or Argo CD's repository Secrets."],
  ],
  [`${A}:\n\tusername: bot`, ['2:1 This is no valid YAML | A line begins with a tab: YAML is indented with spaces.']],
  [
    `{"auths": {"registry.example": {"auth": "${SECRET}"}}}`,
    ['1:1 This is a configuration of Docker | Give its file as docker-config.'],
  ],
  [
    `apiVersion: v1\nrepositories:\n- {name: a, url: ${A}, username: bot, password: ${SECRET}}`,
    [
      '1:1 This is the repositories.yaml of Helm | Write the list in it alone, of each item `url`, `username` and `password`.',
    ],
  ],
  [
    `https://*.example.com: {password: ${SECRET}}`,
    [
      '1:1 https://*.example.com: url has a * for a host, and there are no patterns | Write it once for each host, whole.',
    ],
  ],
  [
    `${ssh}:\n  sshPrivateKey: ${block(sshKey, 4)}  sshKnownHosts: |\n    # a comment\n    ssh-ed25519 AAAA ${SECRET}`,
    [
      expect.stringMatching(
        /sshKnownHosts has no known host in line 2 \| Write the lines that `ssh-keyscan HOST` prints, once they are checked\.$/,
      ) as never,
    ],
  ],
  ['', ["1:1 No credentials are in here | Write a map of URLs, a list with `url`, or Argo CD's repository Secrets."]],
  [
    '# nothing\n---\n',
    ["1:1 No credentials are in here | Write a map of URLs, a list with `url`, or Argo CD's repository Secrets."],
  ],
  [`- url: https://\n  password: ${SECRET}`, [expect.stringMatching(/^1:3 a credential: url is no URL/) as never]],
  ['- url: /srv/git\n  password: p', [expect.stringMatching(/^1:3 a credential: url is no URL/) as never]],
  ['- password: p', [expect.stringMatching(/^1:3 a credential: url is no URL/) as never]],
  [
    `https://bot:${SECRET}@a.example: {username: a}`,
    ['1:1 https://a.example: url has a password in it | Write it as `username` and `password`.'],
  ],
  [`${A}: {password: 12345678}`, ['1:21 https://a.example: password is a number, not a text | Put quotes around it.']],
  [`${A}: {password: }`, ['1:21 https://a.example: password is empty, not a text | Give a value, or leave it out.']],
  [`${A}: {password: ""}`, ['1:21 https://a.example: password is empty | Give a value, or leave it out.']],
  [
    `${A}: {password: "${SECRET}\\nX: y"}`,
    ['1:21 https://a.example: password has a line break or another control character in it | Give it on one line.'],
  ],
  [`${A}: {insecure: ja}`, ['1:21 https://a.example: insecure is neither true nor false | undefined']],
  [`${A}: {type: svn, password: p}`, ['1:21 https://a.example: type is none of git, helm, oci | undefined']],
  [
    `${A}: {password: p, bearerToken: t}`,
    ['1:34 https://a.example: bearerToken stands beside a password | Only one can be sent: leave the other out.'],
  ],
  [
    `${A}: {password: p, passwordEnv: X}`,
    ['1:34 https://a.example: password and passwordEnv are both given | Give one.'],
  ],
  [
    `${A}: {passwordEnv: ${SECRET}}`,
    [
      '1:21 https://a.example: passwordEnv names no variable of the environment that is set | Write the name of a variable, and set it.',
    ],
  ],
  [
    `${A}:\n  sshPrivateKey: ${block(sshKey, 4)}`,
    ['2:3 https://a.example: sshPrivateKey is of no use for https | Keys for SSH are for URLs such as git@HOST:PATH.'],
  ],
  [
    `${ssh}: {password: ${SECRET}}`,
    [
      '1:17 ssh://a.example: password is of no use for ssh | For SSH, give an sshPrivateKey; or write the URL as https://HOST/PATH.',
    ],
  ],
  [
    `${ssh}: {sshPrivateKey: "${SECRET}"}`,
    [`1:17 ssh://a.example: sshPrivateKey is no private key in PEM, or has lost its line breaks | ${blockAdvice}`],
  ],
  [
    `${ssh}: {sshPrivateKey: "${sshKey.replaceAll('\n', ' ')}"}`,
    [`1:17 ssh://a.example: sshPrivateKey is no private key in PEM, or has lost its line breaks | ${blockAdvice}`],
  ],
  [
    `${ssh}: {sshPrivateKey: ssh-ed25519 AAAA me}`,
    [`1:17 ssh://a.example: sshPrivateKey is a public key | ${plainKey}`],
  ],
  [
    `${ssh}:\n  sshPrivateKey: |\n    PuTTY-User-Key-File-3: ssh-rsa`,
    [`2:3 ssh://a.example: sshPrivateKey is a key of PuTTY, not one of OpenSSH | ${plainKey}`],
  ],
  [
    `${ssh}:\n  sshPrivateKey: ${block(opensshKey('aes256-ctr'), 4)}`,
    [`2:3 ssh://a.example: sshPrivateKey is locked by a passphrase, which nobody can type here | ${plainKey}`],
  ],
  [
    `${ssh}:\n  sshPrivateKey: ${block(armoured('ENCRYPTED PRIVATE KEY', 'AAAA'), 4)}`,
    [`2:3 ssh://a.example: sshPrivateKey is locked by a passphrase, which nobody can type here | ${plainKey}`],
  ],
  [
    `${ssh}:\n  sshPrivateKey: ${block(armoured('OPENSSH PRIVATE KEY', 'AAAA'), 4)}`,
    [`2:3 ssh://a.example: sshPrivateKey is a private key that cannot be read | ${blockAdvice}`],
  ],
  [`${A}:\n  ca: ${block(client.key, 4)}`, [`2:3 https://a.example: ca is no certificate in PEM | ${blockAdvice}`]],
  [
    `${A}:\n  ca: ${block(armoured('CERTIFICATE', 'AAAA'), 4)}`,
    [`2:3 https://a.example: ca has a certificate that cannot be read | ${blockAdvice}`],
  ],
  [
    `${A}:\n  tlsClientCertData: ${block(client.certificate, 4)}`,
    ['2:3 https://a.example: tlsClientCertData needs a tlsClientCertKey | Give both.'],
  ],
  [
    `${A}:\n  tlsClientCertKey: ${block(client.key, 4)}`,
    ['2:3 https://a.example: tlsClientCertKey needs a tlsClientCertData | Give both.'],
  ],
  [
    `${A}:\n  tlsClientCertData: ${block(client.certificate, 4)}  tlsClientCertKey: ${block(other.key, 4)}`,
    [expect.stringMatching(/tlsClientCertKey is not the key of tlsClientCertData/) as never],
  ],
  [
    `- {url: ${A}, password: p}\n- {url: "${A}:443", password: q}`,
    ['2:3 https://a.example is given twice | Give it once, or say for which `type` each is.'],
  ],
  // The parser would name the alias
  [`${A}: {password: *${SECRET}}`, [expect.stringMatching(/^1:\d+ This is no valid YAML/) as never]],
  [`${A}: {password: a}\n${A}: {password: b}`, ['2:1 A key stands here a second time | Give it once.']],
  [
    'kind: Deployment\napiVersion: apps/v1',
    ['1:1 `Deployment` is no kind that holds credentials | Give Secrets, ConfigMaps, or Lists of them.'],
  ],
  [
    '# many\n- url: x\n  pasword: p\n---\nhttps://b.example: {insecure: 7}',
    [
      expect.stringMatching(/^3:3 a credential: `pasword`/) as never,
      expect.stringMatching(/^2:3 a credential: url/) as never,
      expect.stringMatching(/^5:21 https:\/\/b.example: insecure/) as never,
    ],
  ],
])('%j is refused without a word of it', (text, errors) => {
  const found = read(text);
  expect(found.errors).toEqual(errors);
  expect(JSON.stringify(found.errors)).not.toMatch(/hunter2/);
});
