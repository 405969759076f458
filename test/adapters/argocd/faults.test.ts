import { afterEach, describe, expect, test } from '@jest/globals';
import { restArgoCd } from '../../../src/adapters/argocd/rest-argocd.ts';
import { UndeterminedError } from '../../../src/errors.ts';
import { applicationObject, FLEET } from '../../fakes/live-fleet.ts';
import type { LoopbackRoute } from '../../fakes/loopback-server.ts';
import { argoCdUnderTest, loopbackHttp, type RestUnderTest, TOKEN } from './argocd-under-test.ts';

const WEB = 'GET /api/v1/applications/web';
const LOGIN = '<!DOCTYPE html><html><title>Sign in</title></html>';
const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };

function failure(status: number, code: number, message: string, headers = {}): LoopbackRoute {
  const body = JSON.stringify({ error: message, code, message });
  return { status, headers: { ...JSON_TYPE, ...headers }, body };
}

const opened: RestUnderTest[] = [];

async function made(): Promise<RestUnderTest> {
  const each = await argoCdUnderTest();
  opened.push(each);
  return each;
}

afterEach(async () => {
  for (const each of opened.splice(0)) await each.dispose();
});

/** What is thrown, and its advice. */
async function thrown(asking: Promise<unknown>): Promise<string> {
  const error = await asking.then(
    (answer) => new Error(`an answer: ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UndeterminedError)) throw error;
  const text = `${error.message} ${error.next ?? ''}`;
  expect(text).not.toContain(TOKEN);
  return text;
}

describe('no answer that can be used is never an answer', () => {
  test.each<[what: string, route: LoopbackRoute, says: RegExp, tries: number]>([
    [
      '401',
      failure(401, 16, 'no session information'),
      /does not accept the token \(401\): no session.*argocd proj role/,
      1,
    ],
    [
      'an expired token',
      failure(401, 16, 'invalid session: token has invalid claims: token is expired'),
      /token is expired.*expired: make a new one/,
      1,
    ],
    ['409', failure(409, 10, 'operation in progress'), /answers 409: operation in progress/, 1],
    ['400', failure(400, 3, 'bad'), /answers 400: bad/, 1],
    ['429', failure(429, 8, 'slow down', { 'retry-after': '1' }), /429: slow down.*come back in 1 s/, 4],
    ['500', failure(500, 13, 'cache: key is missing'), /answers 500: cache: key is missing.*log of argocd-server/, 4],
    ['503 of an ingress', { status: 503, headers: HTML_TYPE, body: LOGIN }, /ingress.*not the API.*503/, 4],
    ['403 of an ingress', { status: 403, headers: HTML_TYPE, body: LOGIN }, /ingress.*not the API.*403/, 1],
    ['404 that is not the API', { status: 404, body: '404 page not found' }, /root path, not the API.*404/, 1],
    ['a login page', { headers: HTML_TYPE, body: LOGIN }, /login \(SSO\).*not the API.*Check argocd-server/, 1],
    ['a page without a type', { body: LOGIN }, /not the API/, 1],
    ['text', { headers: { 'content-type': 'text/plain' }, body: 'ok' }, /not the API of Argo CD/, 1],
    [
      'cut off JSON',
      { headers: JSON_TYPE, body: '{"metadata": {"name": "we' },
      /ends in the middle, after 25 bytes/,
      1,
    ],
    ['a list', { headers: JSON_TYPE, body: '[]' }, /not the API/, 1],
    ['another object', { headers: JSON_TYPE, body: '{}' }, /no name/, 1],
    ['a reset', { fault: 'reset' }, /gave no answer.*4 times/, 4],
    ['a truncated answer', { headers: JSON_TYPE, body: '{}', fault: 'truncated' }, /gave no answer.*4 times/, 4],
  ])('%s', async (_what, route, says, tries) => {
    const { server, argoCd, web } = await made();
    server.answer(WEB, route);
    expect(await thrown(argoCd.application(web))).toMatch(says);
    expect(server.requests).toHaveLength(tries);
  });

  test.each<[what: string, route: LoopbackRoute]>([
    ['500', failure(500, 13, 'cache: key is missing')],
    ['a page', { headers: HTML_TYPE, body: LOGIN }],
    ['a reset', { fault: 'reset' }],
  ])('%s is told in the same words of every Application', async (_what, route) => {
    const { server, argoCd, web } = await made();
    server.answer(WEB, route);
    server.answer('GET /api/v1/applications/cart', route);
    const told = await thrown(argoCd.application(web));
    expect(told).toContain('/api/v1/applications/…');
    expect(await thrown(argoCd.application({ ...web, name: 'cart' }))).toBe(told);
  });

  test.each<[what: string, route: LoopbackRoute, limits: object, says: RegExp]>([
    ['silence', { fault: 'silence' }, { headers: 50 }, /timed out/],
    ['an answer without end', { headers: JSON_TYPE, body: '{', fault: 'stall' }, { idle: 50 }, /timed out/],
  ])('%s', async (_what, route, limits, says) => {
    const { server, url, web } = await made();
    server.answer(WEB, route);
    const http = loopbackHttp(server.port, limits);
    const argoCd = restArgoCd({ http, url, token: TOKEN, ca: undefined, insecure: false });
    expect(await thrown(argoCd.application(web))).toMatch(says);
    await argoCd.close();
  });

  test('a slow answer is an answer', async () => {
    const { server, argoCd } = await made();
    server.answer('GET /api/version', { headers: JSON_TYPE, body: '{"Version": "v3.6.1"}', fault: 'trickle' });
    expect(await argoCd.version()).toBe('3.6.1');
  });

  test('a read is tried again', async () => {
    const { server, argoCd, web } = await made();
    server.answer(WEB, [failure(503, 14, 'unavailable'), failure(403, 7, 'permission denied')] as LoopbackRoute);
    expect(await argoCd.application(web)).toMatchObject({ notTold: expect.stringContaining('the project team') });
    expect(server.requests).toHaveLength(2);
  });

  test.each(['v3.6', 'latest', '', 3])('the version %j is none', async (Version) => {
    const { server, argoCd } = await made();
    server.answer('GET /api/version', { headers: JSON_TYPE, body: JSON.stringify({ Version }) });
    expect(await thrown(argoCd.version())).toMatch(/no version of Argo CD/);
  });

  test.each([
    ['v3.6.1+c0ffee', '3.6.1'],
    ['v3.7.0-rc2+c0ffee', '3.7.0-rc2'],
    ['2.14.3', '2.14.3'],
    ['v3.1.8-vendor-2', '3.1.8-vendor-2'],
  ])('the version %s', async (Version, version) => {
    const { server, argoCd } = await made();
    server.answer('GET /api/version', { headers: JSON_TYPE, body: JSON.stringify({ Version }) });
    expect(await argoCd.version()).toBe(version);
  });

  test('an object that is no JSON is not shown', async () => {
    const { server, argoCd, web } = await made();
    const item = { kind: 'Secret', name: 'web', liveState: '{"password": "hunter2' };
    server.answer(`${WEB}/managed-resources`, { headers: JSON_TYPE, body: JSON.stringify({ items: [item] }) });
    const text = await thrown(argoCd.managedResources(web));
    expect(text).toMatch(/no JSON/);
    expect(text).not.toContain('hunter2');
  });
});

test('an Application that Argo CD could not compare has no objects, and that is no word on drift', async () => {
  const { server, argoCd, web } = await made();
  const [application] = FLEET.map(applicationObject);
  const sync = (status: string) => ({
    ...application,
    status: { reconciledAt: '2026-06-15T08:00:00Z', sync: { status } },
  });
  server.answer(`${WEB}/managed-resources`, { headers: JSON_TYPE, body: '{}' });
  server.answer(WEB, { headers: JSON_TYPE, body: JSON.stringify(sync('Unknown')) });
  expect(await argoCd.managedResources(web)).toMatchObject({ notTold: 'Argo CD could not compare it' });
  server.answer(WEB, { headers: JSON_TYPE, body: JSON.stringify(sync('Synced')) });
  await argoCd.application(web);
  expect(await argoCd.managedResources(web)).toEqual([]);
});

describe('the token', () => {
  test('is sent as a bearer, with nothing else', async () => {
    const { server, argoCd, web } = await made();
    await argoCd.application(web);
    expect(server.requests.map(({ path, headers }) => [path, headers['authorization'], headers['cookie']])).toEqual([
      ['/api/v1/applications/web?appNamespace=argocd&project=team', `Bearer ${TOKEN}`, undefined],
    ]);
  });

  test('is not sent where a redirect leads, and the message says so', async () => {
    const [here, there] = [await made(), await made()];
    here.server.answer(WEB, { status: 307, headers: { location: `${there.url}/api/v1/applications/web` } });
    const http = (await import('../../../src/adapters/system/http.ts')).systemHttp({
      environment: {},
      allowHosts: [here, there].map(({ server }) => `127.0.0.1:${server.port}`),
    });
    const argoCd = restArgoCd({ http, url: here.url, token: TOKEN, ca: undefined, insecure: false });
    expect(await thrown(argoCd.application(here.web))).toMatch(
      /leads to .*where the token was not sent.*as argocd-server/,
    );
    expect(there.server.requests[0]?.headers['authorization']).toBeUndefined();
    await argoCd.close();
  });

  test('a redirect to a login is told as one', async () => {
    const [here, there] = [await made(), await made()];
    there.server.answer('GET /login', { headers: HTML_TYPE, body: LOGIN });
    here.server.answer(WEB, { status: 302, headers: { location: `${there.url}/login?state=secret-state` } });
    const http = (await import('../../../src/adapters/system/http.ts')).systemHttp({
      environment: {},
      allowHosts: [here, there].map(({ server }) => `127.0.0.1:${server.port}`),
    });
    const argoCd = restArgoCd({ http, url: here.url, token: TOKEN, ca: undefined, insecure: false });
    const text = await thrown(argoCd.application(here.web));
    expect(text).toMatch(/a page to sign in \(SSO\).*after a redirect to/);
    expect(text).not.toContain('secret-state');
    await argoCd.close();
  });
});
