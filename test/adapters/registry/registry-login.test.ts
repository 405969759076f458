import { afterEach, describe, expect, test } from '@jest/globals';
import type { DockerAuth } from '../../../src/ports/credentials.ts';
import type { LoopbackRequest, LoopbackServer } from '../../fakes/loopback-server.ts';
import { digestOf } from './oci-content.ts';
import { CONTENT, closeAll, failure, LOKI, lokiIn, open, PASSWORD, PATH, serve } from './registry-sandbox.ts';

afterEach(closeAll);

const BASIC = `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`;

/** A registry that wants to see one authorization. `realm` is where it sends for tokens. */
async function guarded(wanted: string, challenge: (server: LoopbackServer) => string): Promise<LoopbackServer> {
  const server = await serve({});
  const guard =
    (body: Buffer | string) =>
    ({ headers }: LoopbackRequest) =>
      headers['authorization'] === wanted
        ? { body }
        : {
            status: 401,
            headers: { 'www-authenticate': challenge(server) },
            body: '{"errors":[{"code":"UNAUTHORIZED"}]}',
          };
  server.answer('GET /v2/', guard('{}'));
  server.answer(`GET ${PATH}/manifests/5.9.2`, guard(CONTENT.manifest));
  server.answer(`GET ${PATH}/blobs/${digestOf(LOKI)}`, guard(LOKI));
  return server;
}

function tokenChallenge(server: LoopbackServer): string {
  return `Bearer realm="${server.origin}/token?x=1",service="the registry",scope="repository:charts/loki:pull"`;
}

function docker(server: LoopbackServer, auth: DockerAuth) {
  return { docker: { [`127.0.0.1:${server.port}`]: auth } };
}

function tokenRequests(server: LoopbackServer): LoopbackRequest[] {
  return server.requests.filter(({ path }) => path.startsWith('/token'));
}

describe('a registry that wants a token', () => {
  test('gives one to anybody', async () => {
    const server = await guarded('Bearer anonymous', tokenChallenge);
    server.answer('GET /token', { body: '{"access_token":"anonymous","expires_in":300}' });
    await open().chart(lokiIn(server), '5.9.2');
    expect(tokenRequests(server).map(({ path, headers }) => [path, headers['authorization']])).toEqual([
      ['/token?x=1&service=the+registry&scope=repository%3Acharts%2Floki%3Apull', undefined],
    ]);
  });

  test.each(['credential', 'docker'])('gives one for a password of the %s', async (source) => {
    const server = await guarded('Bearer mine', tokenChallenge);
    server.answer('GET /token', ({ headers }) =>
      headers['authorization'] === BASIC ? { body: '{"token":"mine"}' } : { status: 401 },
    );
    const { repoURL } = lokiIn(server);
    const me = { username: 'me', password: PASSWORD };
    const setting = source === 'docker' ? docker(server, me) : { credentials: { [repoURL]: { url: repoURL, ...me } } };
    await open(setting).chart(lokiIn(server), '5.9.2');
    // The password goes where the token is, and nowhere else
    expect(server.requests.filter(({ headers }) => headers['authorization'] === BASIC)).toEqual(tokenRequests(server));
  });

  test('gives one for an identity token', async () => {
    const server = await guarded('Bearer mine', tokenChallenge);
    server.answer('POST /token', { body: '{"access_token":"mine"}' });
    await open(docker(server, { identityToken: 'who-i-am' })).chart(lokiIn(server), '5.9.2');
    const [request] = tokenRequests(server);
    expect(Object.fromEntries(new URLSearchParams(String(request?.body)))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'seatrial',
      service: 'the registry',
      scope: 'repository:charts/loki:pull',
      refresh_token: 'who-i-am',
    });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  test('is told one that is there already', async () => {
    const server = await guarded('Bearer mine', tokenChallenge);
    await open(docker(server, { registryToken: 'mine' })).chart(lokiIn(server), '5.9.2');
    const { repoURL } = lokiIn(server);
    await open({ credentials: { [repoURL]: { url: repoURL, bearerToken: 'mine' } } }).chart(lokiIn(server), '5.9.2');
    expect(tokenRequests(server)).toEqual([]);
  });

  test('is asked for another one when the first has expired', async () => {
    let valid = 'first';
    const server = await serve({ 'GET /v2/': { body: '{}' } });
    server.answer('GET /token', () => ({ body: JSON.stringify({ token: valid }) }));
    const guard =
      (body: Buffer, then: () => void) =>
      ({ headers }: LoopbackRequest) => {
        if (headers['authorization'] !== `Bearer ${valid}`)
          return { status: 401, headers: { 'www-authenticate': tokenChallenge(server) } };
        then();
        return { body };
      };
    server.answer(
      `GET ${PATH}/manifests/5.9.2`,
      guard(CONTENT.manifest, () => {
        valid = 'second';
      }),
    );
    server.answer(
      `GET ${PATH}/blobs/${digestOf(LOKI)}`,
      guard(LOKI, () => {}),
    );
    await open().chart(lokiIn(server), '5.9.2');
    expect(tokenRequests(server)).toHaveLength(2);
  });
});

test('a registry that wants a password is told it', async () => {
  const server = await guarded(BASIC, () => 'Basic realm="registry"');
  await open(docker(server, { username: 'me', password: PASSWORD })).chart(lokiIn(server), '5.9.2');
});

test('a blob at another host is fetched without the password', async () => {
  const storage = await serve({ 'GET /blob': { body: LOKI } });
  const server = await guarded(BASIC, () => 'Basic');
  server.answer(`GET ${PATH}/blobs/${digestOf(LOKI)}`, {
    status: 307,
    headers: { location: `${storage.origin}/blob?signature=x` },
  });
  await open(docker(server, { username: 'me', password: PASSWORD })).chart(lokiIn(server), '5.9.2');
  expect(storage.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
});

test('another host that wants a password does not get it', async () => {
  const storage = await serve({ 'GET /blob': { status: 401, headers: { 'www-authenticate': 'Basic' } } });
  const server = await guarded(BASIC, () => 'Basic');
  server.answer(`GET ${PATH}/blobs/${digestOf(LOKI)}`, {
    status: 307,
    headers: { location: `${storage.origin}/blob` },
  });
  await failure(open(docker(server, { username: 'me', password: PASSWORD })).chart(lokiIn(server), '5.9.2'));
  expect(storage.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
});

describe('who is refused is told what to do', () => {
  test.each<[string, DockerAuth | undefined, string]>([
    ['nothing', undefined, 'Give repository-credentials for oci://127.0.0.1'],
    [
      'a helper',
      { helper: 'docker-credential-osxkeychain' },
      'has them in docker-credential-osxkeychain, which is not run',
    ],
    [
      'a wrong password',
      { username: 'me', password: PASSWORD },
      'again: what the Docker configuration has does not open',
    ],
  ])('with %s', async (_name, auth, next) => {
    for (const challenge of [tokenChallenge, () => 'Basic', () => 'Negotiate']) {
      const server = await guarded('Bearer never', challenge);
      server.answer('GET /token', { status: 403 });
      const error = await failure(open(auth ? docker(server, auth) : {}).chart(lokiIn(server), '5.9.2'));
      expect(error.message).toMatch(/is refused: 40[13]\.$/);
      expect(error.next).toContain(next);
      expect(`${error.message} ${error.next}`).not.toContain(PASSWORD);
    }
  });

  test('with a credential for nearly this registry', async () => {
    const server = await guarded('Bearer never', tokenChallenge);
    server.answer('GET /token', { status: 403 });
    const url = `https://127.0.0.1:${server.port}`;
    const error = await failure(
      open({ credentials: { [url]: { url, password: PASSWORD } } }).chart(lokiIn(server), '5.9.2'),
    );
    expect(error.next).toContain(
      `What is given for ${url} does not count here: what begins with https:// opens nothing that`,
    );
  });

  test('with a wrong credential', async () => {
    const server = await guarded('Bearer never', tokenChallenge);
    server.answer('GET /token', { body: '{"token":"other"}' });
    const { repoURL } = lokiIn(server);
    const credentials = { [repoURL]: { url: repoURL, username: 'me', password: PASSWORD } };
    expect((await failure(open({ credentials }).chart(lokiIn(server), '5.9.2'))).next).toContain(
      'Check the repository-credentials',
    );
  });
});

describe('a password is not sent wherever the registry says', () => {
  test.each([
    ['another host without TLS', 'http://tokens.example.com/token', 'where nothing is sent'],
    ['no web address', 'ftp://tokens.example.com/token', 'where nothing is sent'],
    ['a URL with a user', 'https://me@tokens.example.com/token', 'where nothing is sent'],
    ['nonsense', 'tokens', 'where nothing is sent'],
    ['a link-local address', 'https://169.254.169.254/token', '169.254.169.254'],
  ])('%s', async (_name, realm, message) => {
    const server = await guarded('Bearer x', () => `Bearer realm="${realm}"`);
    const setting = docker(server, { username: 'me', password: PASSWORD });
    expect((await failure(open(setting).chart(lokiIn(server), '5.9.2'))).message).toContain(message);
  });

  test.each(['{}', '<html>', '{"token":""}', '{"token":5}', '{"token":"a\\r\\nx-evil: 1"}'])(
    'an answer without a token: %s',
    async (body) => {
      const server = await guarded('Bearer x', tokenChallenge);
      server.answer('GET /token', { body });
      expect((await failure(open().chart(lokiIn(server), '5.9.2'))).message).toContain('there is none in the answer');
    },
  );
});
