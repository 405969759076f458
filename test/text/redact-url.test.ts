import { redactUrl } from '../../src/text/redact-url.ts';

describe('redactUrl', () => {
  test.each([
    ['https://github.com/acme/shop.git', 'https://github.com/acme/shop.git'],
    ['https://user:secret@github.com/acme/shop', 'https://github.com/acme/shop'],
    ['https://secret@github.com/acme/shop', 'https://github.com/acme/shop'],
    ['https://user:secret@b@github.com/acme/shop', 'https://github.com/acme/shop'],
    ['https://user:sec/ret@github.com/acme/shop', 'https://github.com/acme/shop'],
    ['https://github.com/acme/shop@v1', 'https://github.com/acme/shop@v1'],
    ['https://github.com:8443/acme/shop@v1', 'https://github.com:8443/acme/shop@v1'],
    ['https://[::1]:8443/acme/shop@v1', 'https://[::1]:8443/acme/shop@v1'],
    ['https://github.com/acme/shop?token=secret', 'https://github.com/acme/shop'],
    ['git@github.com:acme/shop.git', 'git@github.com:acme/shop.git'],
    ['ssh://git@github.com/acme/shop', 'ssh://git@github.com/acme/shop'],
    ['ssh://git:secret@github.com/acme/shop', 'ssh://git@github.com/acme/shop'],
    ['git:secret@github.com/acme/shop', 'git@github.com/acme/shop'],
    ['/srv/git/shop', '/srv/git/shop'],
  ])('%s is shown as %s', (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });
});
