import { type Http, HttpFailure, type HttpRequest } from '../../src/ports/http.ts';

interface ContractAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
}

export interface MadeHttp {
  http: Http;
  /** Where the routes are. */
  origin: string;
  /** What arrived: `METHOD /path authorization`. */
  seen(): readonly string[];
}

export interface HttpMaker {
  /** @param routes by `METHOD /path`. */
  make(routes: Readonly<Record<string, ContractAnswer>>): Promise<MadeHttp>;
  /** A URL that nobody answers. */
  nobody: string;
}

/** What every Http does, whatever is behind it. */
export function httpContract(maker: HttpMaker): void {
  let made: MadeHttp;
  const routes: Record<string, ContractAnswer> = {
    'GET /index.yaml': { headers: { 'X-Version': '1' }, body: 'entries: {}' },
    'GET /binary': { body: Buffer.from([0, 0xff, 0x80]) },
    'GET /empty': { status: 204 },
    'GET /missing': { status: 404, body: 'no such chart' },
    'GET /unauthorized': { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="x"' } },
    'GET /broken': { status: 503, body: 'x'.repeat(100) },
    'HEAD /index.yaml': { headers: { etag: '"1"' } },
    'POST /token': { status: 201, body: 'made' },
    'POST /moved': { status: 307, headers: { location: '/token' } },
    'GET /moved': { status: 302, headers: { location: '/moved-again?x=1' } },
    'GET /moved-again': { status: 308, headers: { location: 'index.yaml' } },
    'GET /circle': { status: 301, headers: { location: '/circle' } },
    'GET /elsewhere': { status: 302, headers: { location: 'ftp://charts.example/x' } },
    'GET /nowhere': { status: 302 },
  };

  beforeAll(async () => {
    made = await maker.make(routes);
  });
  afterAll(() => made.http.close());

  function send(path: string, more: Partial<HttpRequest> = {}): ReturnType<Http['send']> {
    return made.http.send({ url: made.origin + path, maximumBytes: 1_000, ...more });
  }

  test('an answer has its status, its headers in lower case, its bytes and its URL', async () => {
    const answer = await send('/index.yaml');
    expect(answer).toMatchObject({ status: 200, url: `${made.origin}/index.yaml` });
    expect(answer.headers['x-version']).toBe('1');
    expect(answer.body).toEqual(Buffer.from('entries: {}'));
    expect((await send('/binary')).body).toEqual(Buffer.from([0, 0xff, 0x80]));
    expect((await send('/empty')).body).toHaveLength(0);
  });

  test.each([
    ['/missing', 404, 'no such chart'],
    ['/unauthorized', 401, ''],
    ['/broken', 503, 'x'.repeat(100)],
    ['/nowhere', 302, ''],
  ])('%s is an answer too: %d', async (path, status, body) => {
    const answer = await send(path);
    expect([answer.status, answer.body.toString()]).toEqual([status, body]);
  });

  test('HEAD has headers alone', async () => {
    const answer = await send('/index.yaml', { method: 'HEAD' });
    expect([answer.status, answer.headers['etag'], answer.body.length]).toEqual([200, '"1"', 0]);
  });

  test('POST is sent once, and not redirected', async () => {
    expect((await send('/token', { method: 'POST', body: 'x' })).body.toString()).toBe('made');
    expect((await send('/moved', { method: 'POST', body: 'x' })).status).toBe(307);
  });

  test('redirects are followed, with the credential to the same origin', async () => {
    const before = made.seen().length;
    const answer = await send('/moved', { authorization: 'Bearer t' });
    expect([answer.url, answer.body.toString()]).toEqual([`${made.origin}/index.yaml`, 'entries: {}']);
    expect(made.seen().slice(before)).toEqual(
      ['/moved', '/moved-again?x=1', '/index.yaml'].map((path) => `GET ${path} Bearer t`),
    );
  });

  test.each([
    ['a circle', '/circle', {}, 'in a circle'],
    ['a redirect to another scheme', '/elsewhere', {}, 'ftp:'],
    ['a body that is too large', '/index.yaml', { maximumBytes: 10 }, '10 bytes'],
  ])('%s is a failure', async (_what, path, more, words) => {
    const sent = send(path, more);
    await expect(sent).rejects.toThrow(HttpFailure);
    await expect(sent).rejects.toThrow(words);
  });

  test('an answer that says no is not lost because its page is large', async () => {
    const answer = await send('/missing', { maximumBytes: 3 });
    expect([answer.status, answer.body.length]).toEqual([404, 0]);
  });

  test.each([
    ['nobody there', () => maker.nobody],
    ['a scheme that is no HTTP', () => 'file:///etc/passwd'],
    ['no URL', () => 'charts.example'],
    ['a password in the URL', () => `${made.origin.replace('://', '://user:hunter2@')}/index.yaml`],
  ])('%s is a failure', async (_what, url) => {
    const error = await made.http.send({ url: url(), maximumBytes: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HttpFailure);
    expect(String(error)).not.toContain('hunter2');
  });

  test('a host has addresses', async () => {
    expect(await made.http.permittedAddresses(`${made.origin}/index.yaml`)).not.toHaveLength(0);
  });

  test('after close nothing is sent', async () => {
    const other = await maker.make(routes);
    await other.http.close();
    await expect(other.http.send({ url: `${other.origin}/index.yaml`, maximumBytes: 1_000 })).rejects.toThrow(
      HttpFailure,
    );
  });
}
