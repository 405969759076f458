import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { LoopbackAnswer } from '../../fakes/loopback-server.ts';
import { httpUnderTest, outcome } from './http-under-test.ts';

const { serve, open, waits } = httpUnderTest();

const FAULTS: readonly LoopbackAnswer[] = [
  ...[429, 500, 502, 503, 504].map((status) => ({ status })),
  { fault: 'reset' },
  { body: 'half', fault: 'truncated' },
];

describe('a second try', () => {
  test.each(FAULTS)('mends %j', async (fault) => {
    const server = await serve({ 'GET /a': [fault, { body: 'ok' }] });
    const { response } = await outcome(open(), { url: `${server.origin}/a` });
    expect([response?.body.toString(), server.requests.length, waits]).toEqual(['ok', 2, [1_000]]);
  });

  test.each(FAULTS)('is not made of POST: %j', async (fault) => {
    const server = await serve({ 'POST /a': [fault, { body: 'ok' }] });
    const { response, error } = await outcome(open(), { url: `${server.origin}/a`, method: 'POST', body: 'x' });
    expect(response?.status ?? error).not.toBe(200);
    expect(server.requests).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 410, 501])('is not made after %d', async (status) => {
    const server = await serve({ 'GET /a': { status } });
    expect((await outcome(open(), { url: `${server.origin}/a` })).response?.status).toBe(status);
    expect(server.requests).toHaveLength(1);
  });

  test('and a third and a fourth are made, each after twice as long', async () => {
    const server = await serve({ 'GET /a': { status: 503, body: 'busy' } });
    const { response } = await outcome(open(), { url: `${server.origin}/a` });
    expect([response?.status, response?.body.toString(), server.requests.length]).toEqual([503, 'busy', 4]);
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });

  test('is counted in the failure', async () => {
    const server = await serve({ 'GET /a': { fault: 'reset' } });
    const { error } = await outcome(open(), { url: `${server.origin}/a?token=hunter2` });
    expect(error).toBe(
      `GET ${server.origin}/a: the other side ended the connection before its answer was whole, 4 times | Check whether this` +
        ' machine may reach it, or only through a proxy (HTTPS_PROXY, HTTP_PROXY), and whether the server wants a client certificate.',
    );
  });

  test('begins at the first URL: where a redirect led may have expired', async () => {
    const server = await serve({
      'GET /a': { status: 302, headers: { location: '/b' } },
      'GET /b': [{ status: 500 }, { body: 'ok' }],
    });
    await outcome(open(), { url: `${server.origin}/a` });
    expect(server.requests.map(({ path }) => path)).toEqual(['/a', '/b', '/a', '/b']);
  });
});

describe('Retry-After', () => {
  const NOW = Date.parse('2026-11-24T10:00:00Z');

  test.each([
    ['7', 8_000],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 31_000],
    ['tomorrow', 1_000],
  ])('%s is waited for, and a little longer', async (value, wait) => {
    const server = await serve({ 'GET /a': [{ status: 429, headers: { 'retry-after': value } }, {}] });
    const { response } = await outcome(open({ now: () => NOW }), { url: `${server.origin}/a` });
    expect([response?.status, waits]).toEqual([200, [wait]]);
  });

  test.each(['3600', 'Tue, 24 Nov 2026 11:00:00 GMT'])('%s is too long: the failure says when', async (value) => {
    const server = await serve({ 'GET /a': [{ status: 429, headers: { 'retry-after': value } }, {}] });
    const { error } = await outcome(open({ now: () => NOW }), { url: `${server.origin}/a?token=hunter2` });
    expect(error).toBe(
      `GET ${server.origin}/a: the server answers 429 and asks to come back in 60 min (2026-11-24T11:00:00.000Z)` +
        ' | Run again after that, or with a credential that may ask more often.',
    );
    expect([server.requests.length, waits]).toEqual([1, []]);
  });

  test('no try begins after the time for all of them', async () => {
    const server = await serve({ 'GET /a': { status: 503, headers: { 'retry-after': '50' } } });
    const { response } = await outcome(open({ limits: { total: 20_000 } }), { url: `${server.origin}/a` });
    expect([response?.status, server.requests.length, waits]).toEqual([503, 1, []]);
  });
});

describe('time', () => {
  const ONCE = { method: 'POST' } as const;

  test('no headers', async () => {
    const server = await serve({ 'POST /a': { fault: 'silence' } });
    const { error } = await outcome(open({ limits: { headers: 30 } }), { ...ONCE, url: `${server.origin}/a` });
    expect(error).toContain(`POST ${server.origin}/a: timed out: no answer after 30 ms |`);
  });

  test('a body that stops', async () => {
    const server = await serve({ 'POST /a': { body: 'half', fault: 'stall' } });
    const { error } = await outcome(open({ limits: { idle: 30 } }), { ...ONCE, url: `${server.origin}/a` });
    expect(error).toContain('timed out: nothing more came for 30 ms');
  });

  test('a body that never stops being slow', async () => {
    const server = await serve({ 'GET /a': { body: 'x'.repeat(9_999), fault: 'trickle' } });
    const { error } = await outcome(open({ limits: { total: 100 } }), { url: `${server.origin}/a?token=hunter2` });
    expect(error).toBe(`GET ${server.origin}/a: timed out: not done after 100 ms`);
  });

  test('a wait is part of it', async () => {
    const server = await serve({ 'GET /a': { status: 503 } });
    const forever = (_: number, signal: AbortSignal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
    const http = open({ limits: { total: 100 }, random: () => 0, sleep: forever });
    const { error } = await outcome(http, { url: `${server.origin}/a` });
    expect(error).toBe(`GET ${server.origin}/a: timed out: not done after 100 ms`);
  });

  test('no connection', async () => {
    const http = open({ limits: { connect: 30 }, resolve: () => new Promise(() => {}) });
    const { error } = await outcome(http, { ...ONCE, url: 'http://charts.example/' });
    expect(error).toContain('POST http://charts.example/: timed out: no connection after 30 ms');
  });

  test('close ends what runs', async () => {
    const server = await serve({ 'GET /a': { fault: 'silence' } });
    const http = open();
    const sent = outcome(http, { url: `${server.origin}/a` });
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await http.close();
    expect((await sent).error).toContain('the connections were closed');
  });
});

describe('the body', () => {
  const TEXT = 'entries: '.repeat(100);

  test.each([
    ['gzip', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
    ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
    ['identity', Buffer.from(TEXT)],
    ['GZIP', gzipSync(TEXT)],
  ])('of %s is unpacked', async (encoding, body) => {
    const server = await serve({ 'GET /a': { body, headers: { 'content-encoding': encoding } } });
    const { response } = await outcome(open(), { url: `${server.origin}/a` });
    expect(response?.body.toString()).toBe(TEXT);
    expect(response?.headers).not.toHaveProperty('content-length');
    expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  test('stays as it came when the caller says what it accepts', async () => {
    const body = gzipSync(TEXT);
    const server = await serve({ 'GET /a.tgz': { body, headers: { 'content-encoding': 'gzip' } } });
    const headers = { 'Accept-Encoding': 'identity' };
    const { response } = await outcome(open(), { url: `${server.origin}/a.tgz`, headers });
    expect(response?.body.equals(body)).toBe(true);
    expect(response?.headers['content-encoding']).toBe('gzip');
  });

  test.each<[string, LoopbackAnswer, string]>([
    ['longer than its content-length may be', { body: 'x'.repeat(101) }, 'more than 100 bytes'],
    ['without an end', { body: 'x'.repeat(50), fault: 'endless' }, 'more than 100 bytes'],
    [
      'that unpacks to a thousand times its size',
      { body: gzipSync(Buffer.alloc(10_000)), headers: { 'content-encoding': 'gzip' } },
      'more than 100 bytes',
    ],
    ['that is not what it says', { body: 'plain', headers: { 'content-encoding': 'gzip' } }, 'is not the gzip that'],
    [
      'that is packed in part',
      { body: gzipSync('x').subarray(0, 15), headers: { 'content-encoding': 'gzip' } },
      'is not the gzip that',
    ],
    ['of an unknown encoding', { body: 'x', headers: { 'content-encoding': 'constructor' } }, '"constructor"'],
    ['packed thrice', { body: 'x', headers: { 'content-encoding': 'br,br,br' } }, 'more than twice'],
  ])('%s is a failure, at once', async (_what, answer, words) => {
    const server = await serve({ 'GET /a': answer });
    const { error } = await outcome(open(), { url: `${server.origin}/a`, maximumBytes: 100 });
    expect(error).toContain(`GET ${server.origin}/a: `);
    expect(error).toContain(words);
    expect(server.requests).toHaveLength(1);
  });

  test('of exactly the largest size is taken', async () => {
    const server = await serve({ 'GET /a': { body: 'x'.repeat(100) } });
    expect((await outcome(open(), { url: `${server.origin}/a`, maximumBytes: 100 })).response?.body).toHaveLength(100);
  });

  test.each<[string, LoopbackAnswer]>([
    ['empty and packed', { headers: { 'content-encoding': 'gzip' } }],
    ['none, with the length of what GET has', { headers: { 'content-length': '99999' } }],
  ])('of HEAD: %s', async (_what, answer) => {
    const server = await serve({ 'HEAD /a': answer });
    const { response } = await outcome(open(), { url: `${server.origin}/a`, method: 'HEAD', maximumBytes: 0 });
    expect([response?.status, response?.body.length]).toEqual([200, 0]);
  });

  test.each<[string, LoopbackAnswer]>([
    ['without an end', { status: 404, body: 'x'.repeat(50_000), fault: 'endless' }],
    ['that ends too early', { status: 404, body: 'x', fault: 'truncated' }],
    ['of an unknown encoding', { status: 404, body: 'x', headers: { 'content-encoding': 'zstd' } }],
  ])('of an answer that says no, %s, leaves the answer', async (_what, answer) => {
    const server = await serve({ 'GET /a': answer });
    const { response } = await outcome(open(), { url: `${server.origin}/a`, maximumBytes: 1_000_000 });
    expect([response?.status, response?.body.length]).toEqual([404, 0]);
  });
});

describe('the headers', () => {
  test('too many are a failure', async () => {
    const server = await serve({ 'GET /a': { headers: { 'x-large': 'x'.repeat(9_000) } } });
    const { error } = await outcome(open({ limits: { headerBytes: 8_192 } }), { url: `${server.origin}/a` });
    expect(error).toContain('the headers have more than 8192 bytes');
    expect(server.requests).toHaveLength(1);
  });

  test('of one name are joined', async () => {
    const headers = { 'www-authenticate': ['Basic', 'Bearer realm="x"'] as unknown as string };
    const server = await serve({ 'GET /a': { status: 401, headers } });
    const { response } = await outcome(open(), { url: `${server.origin}/a` });
    expect(response?.headers['www-authenticate']).toBe('Basic, Bearer realm="x"');
  });

  test('that cannot be sent are not shown', async () => {
    const server = await serve({ 'GET /a': {} });
    const { error } = await outcome(open(), { url: `${server.origin}/a`, authorization: 'Bearer hunter2\n' });
    expect(error).toBe(`GET ${server.origin}/a: invalid authorization header`);
  });

  test('of a request are sent, with the name of the program', async () => {
    const server = await serve({ 'GET /a': {} });
    await outcome(open({ userAgent: 'seatrial/1' }), { url: `${server.origin}/a`, headers: { Accept: 'text/yaml' } });
    expect(server.requests[0]?.headers).toMatchObject({ accept: 'text/yaml', 'user-agent': 'seatrial/1' });
  });
});

describe('what is no answer', () => {
  test('nobody listens', async () => {
    const { error } = await outcome(open(), { url: 'http://127.0.0.1:1/' });
    expect(error).toContain(
      'GET http://127.0.0.1:1/: the connection was refused: nothing listens there (ECONNREFUSED), 4 times',
    );
  });

  test('no such host', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    const { error } = await outcome(open({ resolve }), { url: 'http://charts.example/' });
    expect(error).toContain('GET http://charts.example/: no such host (ENOTFOUND), 4 times');
  });

  test('what answers is no HTTP', async () => {
    const server = await serve({}, { fallback: (request) => request.socket.end('SSH-2.0-x\r\n') });
    const { error } = await outcome(open(), { url: `${server.origin}/` });
    expect(error).toContain('what answers there is no HTTP');
    expect(server.requests).toHaveLength(1);
  });
});
