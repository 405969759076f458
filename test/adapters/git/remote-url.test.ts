import { parseRemoteUrl } from '../../../src/adapters/git/remote-url.ts';
import { UndeterminedError } from '../../../src/errors.ts';

test.each<[string, Partial<ReturnType<typeof parseRemoteUrl>>]>([
  [
    'https://github.com/acme/shop.git',
    { transport: 'https', url: 'https://github.com/acme/shop.git', host: 'github.com', port: 443 },
  ],
  [' HTTPS://GitHub.com/Acme/Shop ', { url: 'https://github.com/Acme/Shop', shown: 'HTTPS://GitHub.com/Acme/Shop' }],
  ['http://git.example.com:8080/a', { transport: 'http', url: 'http://git.example.com:8080/a', port: 8080 }],
  ['https://git.example.com:443/a', { url: 'https://git.example.com/a' }],
  ['https://[2001:db8::1]:8443/a', { url: 'https://[2001:db8::1]:8443/a', host: '2001:db8::1', port: 8443 }],
  [
    'https://org@dev.azure.com/org/p/_git/r',
    { url: 'https://dev.azure.com/org/p/_git/r', user: 'org', password: undefined },
  ],
  [
    'https://jane:a%40b:c@git.example.com/a',
    { url: 'https://git.example.com/a', shown: 'https://git.example.com/a', user: 'jane', password: 'a@b:c' },
  ],
  [
    'ssh://git@git.example.com:2222/a.git',
    { transport: 'ssh', url: 'ssh://git@git.example.com:2222/a.git', user: 'git', port: 2222 },
  ],
  ['git+ssh://git@git.example.com/a', { url: 'ssh://git@git.example.com/a', port: 22 }],
  ['ssh://git:secret@git.example.com/a', { url: 'ssh://git@git.example.com/a', shown: 'ssh://git@git.example.com/a' }],
  [
    'git@github.com:acme/shop.git',
    { transport: 'ssh', url: 'git@github.com:acme/shop.git', host: 'github.com', user: 'git' },
  ],
  ['github.com:acme/shop.git', { transport: 'ssh', url: 'github.com:acme/shop.git', user: undefined }],
  ['git@ssh.dev.azure.com:v3/org/p/r', { host: 'ssh.dev.azure.com', port: 22 }],
])('%s is read', (text, expected) => {
  expect(parseRemoteUrl(text)).toMatchObject(expected);
});

test.each([
  ['ext::sh -c touch% /tmp/x', 'a space'],
  ['ext::sh', 'ext is no transport'],
  ['ext::https://git.example.com/a', 'ext is no transport'],
  ['git@ext::sh', 'no URL'],
  ['file:///etc', 'file is no transport'],
  ['git://git.example.com/a', 'git is no transport'],
  ['ftp://git.example.com/a', 'ftp is no transport'],
  ['/etc/passwd', 'no URL'],
  ['./a', 'no URL'],
  ['../a', 'no URL'],
  ['a', 'no URL'],
  ['', 'no URL'],
  ['C:\\a', 'a quote'],
  ['C:/a', 'no URL'],
  ['--upload-pack=touch', 'begins with "-"'],
  ['-oProxyCommand=touch:a', 'begins with "-"'],
  ['ssh://-oProxyCommand=touch/a', 'no URL'],
  ['ssh://-oProxyCommand=touch@git.example.com/a', 'its user begins with "-"'],
  ['-x@git.example.com:a', 'begins with "-"'],
  ['git@-oProxyCommand=touch:a', 'no URL'],
  ['git@git.example.com:-a', 'no URL'],
  ['https://git.example.com', 'no URL'],
  ['https://git.example.com/a?b=c', 'a query'],
  ['https://git.example.com/a#b', 'a query'],
  ['https://git.example.com:99999/a', 'its port is none'],
  ['https://git.example.com:x/a', 'no URL'],
  ['https://git.example.com/a\nb', 'a control character'],
  ['https://git.example.com/"a"', 'a quote'],
  ['https://a@b@git.example.com/a', 'no URL'],
  ['https:///a', 'no URL'],
])('%j is refused', (text, why) => {
  expect(() => parseRemoteUrl(text)).toThrow(UndeterminedError);
  expect(() => parseRemoteUrl(text)).toThrow(why);
});

test('a refusal shows no password', () => {
  expect(() => parseRemoteUrl('https://jane:hunter2@git.example.com/a?b')).toThrow(/^(?!.*hunter2)/s);
});
