import { remoteHost } from '../../../src/adapters/system/remote-host.ts';

describe('remoteHost', () => {
  test.each([
    ['https://github.com/acme/shop', 'github.com', 443, true],
    ['http://github.com:8080/acme/shop', 'github.com', 8080, true],
    ['ssh://git@github.com/acme/shop', 'github.com', 22, false],
    ['ssh://git@github.com:2222/acme/shop', 'github.com', 2222, false],
    ['git+ssh://git@github.com/acme/shop', 'github.com', 22, false],
    ['git://github.com/acme/shop', 'github.com', 9418, false],
    ['git@github.com:acme/shop.git', 'github.com', 22, false],
    ['github.com:acme/shop.git', 'github.com', 22, false],
    ['git@[::1]:acme/shop.git', '[::1]', 22, false],
    ['ssh://git@[::1]:2222/acme', '[::1]', 2222, false],
    ['ssh://git@2130706433/acme', '2130706433', 22, false],
  ])('%s: %s port %d', (remote, host, port, web) => {
    const { url, ...rest } = remoteHost(remote) ?? {};
    expect([rest, url !== undefined]).toEqual([{ host, port }, web]);
  });

  test.each([
    '',
    '/srv/git/shop',
    './shop',
    'shop',
    'C:\\git\\shop',
    'file:///srv/git/shop',
    'ext::sh -c id',
    'ssh://-oProxyCommand=id/x',
    '-oProxyCommand=id:x',
    'git@-oProxyCommand=id:x',
    'https://',
    'ftp://a/b',
  ])('%j names no host', (remote) => {
    expect(remoteHost(remote)).toBeUndefined();
  });
});
