import { makeCertificate } from '../../fakes/certificates.ts';
import { type LoopbackProxy, startLoopbackProxy } from '../../fakes/loopback-proxy.ts';
import { httpUnderTest, outcome } from './http-under-test.ts';

const { serve, open } = httpUnderTest();

const AUTHORITY = makeCertificate('Test Authority', { authority: true });
const CERTIFICATE = makeCertificate('charts.example', { hosts: ['charts.example', '127.0.0.1'], issuer: AUTHORITY });
const TLS = { ca: AUTHORITY.certificate };
const LOGIN = `Basic ${Buffer.from('user:hunter2').toString('base64')}`;

const proxies: LoopbackProxy[] = [];
afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.close())));

async function proxy(options?: Parameters<typeof startLoopbackProxy>[0]): Promise<LoopbackProxy> {
  const started = await startLoopbackProxy(options);
  proxies.push(started);
  return started;
}

function withLogin(origin: string, login = 'user:hunter2'): string {
  return origin.replace('://', `://${login}@`);
}

// The names have no address here: the proxy alone knows them
const CLOSED = {
  allowHosts: [],
  resolve: async () => {
    throw new Error('looked up');
  },
};

describe('through a proxy', () => {
  test('http:// goes to it whole', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } });
    const { origin, requests } = await proxy();
    const http = open({ ...CLOSED, environment: { HTTP_PROXY: origin } });
    const url = `http://charts.example:${server.port}/a?q=1`;
    const { response } = await outcome(http, { url, authorization: 'Bearer t' });
    expect([response?.body.toString(), response?.url, requests]).toEqual(['ok', url, [`GET ${url}`]]);
    expect(server.requests[0]?.headers).toMatchObject({
      host: `charts.example:${server.port}`,
      authorization: 'Bearer t',
    });
  });

  test('https:// goes through a tunnel, and the certificate of the host is checked', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } }, { tls: CERTIFICATE });
    const { origin, requests } = await proxy({ authorization: LOGIN });
    const http = open({ ...CLOSED, environment: { https_proxy: withLogin(origin) } });
    const url = `https://charts.example:${server.port}/a`;
    expect((await outcome(http, { url, tls: TLS })).response?.body.toString()).toBe('ok');
    expect(requests).toEqual([`CONNECT charts.example:${server.port}`]);
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
    const untrusted = await outcome(http, { url });
    expect(untrusted.error).toContain('the authority of the certificate is not known');
    const other = await outcome(http, { url: url.replace('charts', 'other'), tls: TLS });
    expect(other.error).toContain('the certificate is for another host');
  });

  test('that is HTTPS itself', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } });
    const { origin, requests } = await proxy({ tls: CERTIFICATE });
    const http = open({ ...CLOSED, environment: { HTTP_PROXY: origin } });
    const { error } = await outcome(http, { url: `http://charts.example:${server.port}/a` });
    expect(error).toContain('the authority of the certificate is not known');
    expect(requests).toEqual([]);
  });

  test('http:// with user and password, which the server does not see', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } });
    const { origin } = await proxy({ authorization: LOGIN });
    const http = open({ ...CLOSED, environment: { HTTP_PROXY: withLogin(origin) } });
    const { response } = await outcome(http, { url: `http://charts.example:${server.port}/a` });
    expect(response?.body.toString()).toBe('ok');
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  test('of the request, instead of the one of the environment', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } });
    const [general, own] = [await proxy(), await proxy()];
    const http = open({ environment: { HTTP_PROXY: general.origin } });
    await outcome(http, { url: `${server.origin}/a`, proxy: { url: own.origin } });
    await outcome(http, { url: `${server.origin}/a`, proxy: { url: own.origin, noProxy: '127.0.0.1' } });
    await outcome(http, { url: `${server.origin}/a` });
    expect([general.requests.length, own.requests.length, server.requests.length]).toEqual([1, 1, 3]);
  });

  test('NO_PROXY goes around it', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } });
    const { origin, requests } = await proxy();
    const http = open({ environment: { HTTP_PROXY: origin, NO_PROXY: '127.0.0.0/8' } });
    expect((await outcome(http, { url: `${server.origin}/a` })).response?.status).toBe(200);
    expect(requests).toEqual([]);
  });

  test.each(['http://169.254.169.254/', 'https://[::1]/', 'http://localhost/', 'http://metadata.google.internal/'])(
    '%s is refused all the same',
    async (url) => {
      const { origin, requests } = await proxy();
      const http = open({ ...CLOSED, environment: { HTTP_PROXY: origin, HTTPS_PROXY: origin } });
      expect((await outcome(http, { url })).error).toContain('is not reached');
      expect(requests).toEqual([]);
    },
  );

  test('a redirect is held against the rule again', async () => {
    const server = await serve({ 'GET /a': { status: 302, headers: { location: 'http://169.254.169.254/' } } });
    const { origin, requests } = await proxy();
    const http = open({ ...CLOSED, environment: { HTTP_PROXY: origin } });
    const { error } = await outcome(http, { url: `http://charts.example:${server.port}/a` });
    expect(error).toContain('169.254.169.254 is not reached');
    expect(requests).toHaveLength(1);
  });
});

describe.each(['http', 'https'])('a proxy that lets %s:// not through', (scheme) => {
  const url = `${scheme}://charts.example/a?token=hunter2`;
  const name = `${scheme.toUpperCase()}_PROXY`;

  test.each([
    ['', 'wants a user and a password (407) | Put them in'],
    ['user:hunter2@', 'takes neither this user nor this password (407) | Correct them in'],
  ])('without the right password (%s)', async (login, words) => {
    const { origin, requests } = await proxy({ authorization: 'Basic other' });
    const http = open({ ...CLOSED, environment: { [name]: origin.replace('://', `://${login}`) } });
    const { error } = await outcome(http, { url });
    expect(error).toContain(
      `GET ${scheme}://charts.example/a through the proxy ${new URL(origin).host}: the proxy ${words}`,
    );
    expect(error).toContain(name);
    expect(error).not.toContain('hunter2');
    expect(requests).toHaveLength(1);
  });

  test('because it is not there', async () => {
    const http = open({ ...CLOSED, environment: { [name]: 'http://127.0.0.1:1' } });
    const { error } = await outcome(http, { url });
    expect(error).toContain('through the proxy 127.0.0.1:1: the connection was refused');
    expect(error).toContain(`4 times | Check ${name}.`);
  });
});

test.each([
  [403, 1],
  [503, 4],
])('a tunnel that is answered with %d is tried %d times', async (status, times) => {
  const { origin, requests } = await proxy({ refuse: status });
  const http = open({ ...CLOSED, environment: { HTTPS_PROXY: origin } });
  const { error } = await outcome(http, { url: 'https://charts.example/' });
  expect(error).toContain(`the proxy answered ${status} instead of connecting`);
  expect(error).toContain('name the host in NO_PROXY');
  expect(requests).toHaveLength(times);
});
