import { proxyFor } from '../../../src/adapters/system/proxies.ts';
import { HttpFailure } from '../../../src/ports/http.ts';

const HTTPS = 'https://charts.example/x';
const HTTP = 'http://charts.example/x';

function chosen(url: string, environment: Record<string, string>, own?: { url: string; noProxy?: string }) {
  return proxyFor(new URL(url), environment, own);
}

describe('proxyFor', () => {
  test.each([
    [HTTPS, {}, undefined],
    [HTTPS, { HTTPS_PROXY: 'http://p:3128' }, 'http://p:3128'],
    [HTTP, { HTTPS_PROXY: 'http://p:3128' }, undefined],
    [HTTP, { HTTP_PROXY: 'http://p:3128' }, 'http://p:3128'],
    [HTTPS, { HTTP_PROXY: 'http://p:3128' }, undefined],
    [HTTPS, { HTTPS_PROXY: 'http://upper', https_proxy: 'http://lower' }, 'http://lower'],
    [HTTPS, { HTTPS_PROXY: 'http://upper', https_proxy: '' }, 'http://upper'],
    [HTTPS, { ALL_PROXY: 'http://all' }, 'http://all'],
    [HTTP, { all_proxy: 'http://all' }, 'http://all'],
    [HTTPS, { ALL_PROXY: 'http://all', HTTPS_PROXY: 'https://p' }, 'https://p'],
    [HTTPS, { HTTPS_PROXY: 'p:3128' }, 'http://p:3128'],
  ])('%s with %j: %s', (url, environment, origin) => {
    expect(chosen(url, environment as Record<string, string>)?.origin).toBe(origin);
  });

  test.each([
    ['charts.example', HTTPS, true],
    ['.charts.example', HTTPS, true],
    ['example', HTTPS, true],
    ['*.example', HTTPS, true],
    ['.EXAMPLE', HTTPS, true],
    ['arts.example', HTTPS, false],
    ['a, b charts.example', HTTPS, true],
    ['*', HTTPS, true],
    ['charts.example:443', HTTPS, true],
    ['charts.example:443', HTTP, false],
    ['charts.example:80', HTTP, true],
    ['', HTTPS, false],
    [',', HTTPS, false],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.0.0.0/', 'https://10.1.2.3/', false],
    ['10.1.2.3', 'https://10.1.2.3/', true],
    ['2.3', 'https://10.1.2.3/', false],
    ['fd00::/8', 'https://[fd00::1]/', true],
    ['[fd00::1]:443', 'https://[fd00::1]/', true],
    ['fd00::1', 'https://[fd00::1]/', true],
  ])('NO_PROXY=%s excepts %s: %s', (noProxy, url, excepted) => {
    const environment = { HTTPS_PROXY: 'http://p', HTTP_PROXY: 'http://p', NO_PROXY: noProxy };
    expect(chosen(url, environment) === undefined).toBe(excepted);
  });

  test("a repository's own proxy and exceptions replace those of the environment", () => {
    const environment = { HTTPS_PROXY: 'http://p', NO_PROXY: '*' };
    expect(chosen(HTTPS, environment, { url: 'http://own:8080' })?.origin).toBe('http://own:8080');
    expect(chosen(HTTPS, {}, { url: 'http://own:8080', noProxy: 'charts.example' })).toBeUndefined();
  });

  test('the credentials are in the header, and in nothing that is shown', () => {
    const { authorization, ...shown } = chosen(HTTPS, { HTTPS_PROXY: 'http://us%40er:pa%3Ass%@p:3128' }) ?? {};
    expect(authorization).toBe(`Basic ${Buffer.from('us@er:pa%3Ass%').toString('base64')}`);
    expect(JSON.stringify(shown)).not.toMatch(/us|pa%/);
    expect(chosen(HTTPS, { HTTPS_PROXY: 'http://token@p:3128' })?.authorization).toBe(
      `Basic ${Buffer.from('token:').toString('base64')}`,
    );
  });

  test.each(['socks5://user:hunter2@p:1080', 'ftp://user:hunter2@p', 'http://user:hunter2@:80'])(
    '%s cannot be used, and the reason has no password',
    (url) => {
      const choose = () => chosen(HTTPS, { HTTPS_PROXY: url });
      expect(choose).toThrow(HttpFailure);
      expect(choose).toThrow('HTTPS_PROXY');
      expect(choose).not.toThrow('hunter2');
    },
  );
});
