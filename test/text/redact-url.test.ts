import { redactUrl, redactUrls } from '../../src/text/redact-url.ts';

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

describe('redactUrls', () => {
  test.each([
    [
      'cannot read "https://user:secret@git.example.com/shop?token=secret": 401',
      'cannot read "https://git.example.com/shop": 401',
    ],
    ["'https://secret@a.example/x', ssh://git:secret@b.example/y", "'https://a.example/x', ssh://git@b.example/y"],
    ['no URL in it: a@b, 10:30', 'no URL in it: a@b, 10:30'],
    ['', ''],
  ])('%s', (text, shown) => {
    expect(redactUrls(text)).toBe(shown);
  });
});

test('a long text without a URL stays as it is', () => {
  const text = 'a-'.repeat(200_000);
  expect(redactUrls(text)).toBe(text);
});
