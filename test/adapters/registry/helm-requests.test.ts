import { afterEach, describe, expect, test } from '@jest/globals';
import { fakeContentCache } from '../../fakes/content-cache.ts';
import type { LoopbackServer } from '../../fakes/loopback-server.ts';
import { chartContent, digestOf } from './oci-content.ts';
import { chartRoutes, closeAll, failure, index, LOKI, lokiOf, open, PASSWORD, serve } from './registry-sandbox.ts';
import { packed } from './registry-under-test.ts';

afterEach(closeAll);

function paths(server: LoopbackServer): string[] {
  return server.requests.map(({ method, path }) => `${method} ${path}`);
}

describe('what is asked for', () => {
  test('keeps its query, and nothing is asked twice', async () => {
    const server = await serve(chartRoutes());
    const registry = open();
    const loki = { ...lokiOf(server), repoURL: `${server.origin}/charts?token=x` };
    await Promise.all([registry.chart(loki, '5.9.2'), registry.versions(loki), registry.chart(loki, '5.9.2')]);
    expect(paths(server)).toEqual(['GET /charts/index.yaml?token=x', 'GET /charts/loki.tgz?token=x']);
  });

  test('is not asked for again in the next run, when it is an exact version', async () => {
    const server = await serve(chartRoutes());
    const cache = fakeContentCache();
    const first = await open({ cache }).chart(lokiOf(server), '5.9.2');
    const asked = server.requests.length;
    const second = await open({ cache }).chart(lokiOf(server), '5.9.2');
    expect([second.digest, second.snapshot.tree, server.requests.length]).toEqual([
      first.digest,
      first.snapshot.tree,
      asked,
    ]);
  });

  test('a version that stands for others is looked for again', async () => {
    const server = await serve({
      'GET /charts/index.yaml': [
        index({ version: '5.9.2', urls: ['loki.tgz'] }),
        index({ version: '5.9.2', urls: ['loki.tgz'] }, { version: '5.9.3', urls: ['next.tgz'] }),
      ],
      'GET /charts/loki.tgz': { body: LOKI },
      'GET /charts/next.tgz': { body: packed('loki', '5.9.3') },
    });
    const cache = fakeContentCache();
    expect((await open({ cache }).chart(lokiOf(server), '5.9')).version).toBe('5.9.2');
    expect((await open({ cache }).chart(lokiOf(server), '5.9')).version).toBe('5.9.3');
  });

  test.each([
    ['etag', '"1"', 'if-none-match'],
    ['last-modified', 'Wed, 21 Oct 2015 07:28:00 GMT', 'if-modified-since'],
  ])('an index is held against its %s once a run', async (header, value, condition) => {
    const server = await serve({
      'GET /charts/index.yaml': ({ headers }) =>
        headers[condition] === value
          ? { status: 304 }
          : { ...index({ version: '1.0.0' }), headers: { [header]: value } },
    });
    const cache = fakeContentCache();
    for (let run = 0; run < 2; run += 1) {
      const registry = open({ cache });
      for (let call = 0; call < 2; call += 1) expect(await registry.versions(lokiOf(server))).toEqual(['1.0.0']);
    }
    expect(server.requests.map(({ headers }) => headers[condition])).toEqual([undefined, value]);
  });

  test('no more than eight at once', async () => {
    let running = 0;
    let most = 0;
    const fake = open({
      http: {
        send: async ({ url }) => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
          return { status: 200, headers: {}, body: Buffer.from(String(index({ version: '1.0.0' }).body)), url };
        },
        permittedAddresses: async () => [],
        close: async () => {},
      },
    });
    const repositories = Array.from({ length: 30 }, (_unused, number) => `https://charts-${number}.example.com`);
    await Promise.all(repositories.map((repoURL) => fake.versions({ repoURL, chart: 'loki', oci: false })));
    expect(most).toBe(8);
  });

  test('a chart in a registry is followed there', async () => {
    const content = chartContent(LOKI);
    const registry = await serve({
      'GET /v2/': { body: '{}' },
      'GET /v2/charts/loki/manifests/5.9.2': { body: content.manifest },
      [`GET /v2/charts/loki/blobs/${digestOf(LOKI)}`]: { body: LOKI },
    });
    for (const tag of ['', ':5.9.2', `@${content.digest}`]) {
      registry.answer(`GET /v2/charts/loki/manifests/${content.digest}`, { body: content.manifest });
      const server = await serve(chartRoutes({ urls: [`oci://127.0.0.1:${registry.port}/charts/loki${tag}`] }));
      expect(await open().chart(lokiOf(server), '5.9.2')).toMatchObject({
        digest: digestOf(LOKI),
        manifestDigest: content.digest,
      });
    }
  });
});

describe('who is told the password', () => {
  async function sent(sameHost: boolean, passCredentials: boolean): Promise<(string | undefined)[]> {
    const other = await serve({ 'GET /loki.tgz': { body: LOKI } });
    const server = await serve({ 'GET /charts/loki.tgz': { body: LOKI } });
    const url = sameHost ? `${server.origin}/charts/loki.tgz` : `${other.origin}/loki.tgz`;
    server.answer('GET /charts/index.yaml', index({ version: '5.9.2', urls: [url] }));
    const { repoURL } = lokiOf(server);
    const credential = { url: repoURL, username: 'me', password: PASSWORD, passCredentials };
    await open({ credentials: { [repoURL]: credential } }).chart(lokiOf(server), '5.9.2');
    return [...server.requests, ...other.requests].map(({ headers }) => headers['authorization']);
  }

  const basic = `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`;

  test('the repository', async () => expect(await sent(true, false)).toEqual([basic, basic]));
  test('no other port', async () => expect(await sent(false, false)).toEqual([basic, undefined]));
  test('others with passCredentials', async () => expect(await sent(false, true)).toEqual([basic, basic]));

  test('another host that wants it is not told, and the user is', async () => {
    const other = await serve({ 'GET /loki.tgz': { status: 401 } });
    const server = await serve(chartRoutes({ urls: [`${other.origin}/loki.tgz`] }));
    const { repoURL } = lokiOf(server);
    const credentials = { [repoURL]: { url: repoURL, username: 'me', password: PASSWORD } };
    const error = await failure(open({ credentials }).chart(lokiOf(server), '5.9.2'));
    expect(error.next).toContain(`set passCredentials for ${repoURL}`);
  });

  test('a URL with a password in it works, and is not shown', async () => {
    const server = await serve({ 'GET /charts/index.yaml': { status: 403 } });
    const repoURL = `http://me:${PASSWORD}@127.0.0.1:${server.port}/charts`;
    const error = await failure(open().versions({ ...lokiOf(server), repoURL }));
    expect(server.requests[0]?.headers['authorization']).toBe(basic);
    expect(`${error.message} ${error.next}`).not.toContain(PASSWORD);
  });
});
