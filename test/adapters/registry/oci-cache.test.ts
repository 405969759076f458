import { afterEach, describe, expect, test } from '@jest/globals';
import { HttpFailure } from '../../../src/ports/http.ts';
import { fakeContentCache } from '../../fakes/content-cache.ts';
import { fakeHttp } from '../../fakes/http.ts';
import type { LoopbackAnswer } from '../../fakes/loopback-server.ts';
import { chartContent, digestOf } from './oci-content.ts';
import {
  artifactOf,
  CONTENT,
  closeAll,
  failure,
  LOKI,
  lokiIn,
  open,
  PATH,
  routesOf,
  serve,
} from './registry-sandbox.ts';
import { packed } from './registry-under-test.ts';

afterEach(closeAll);

describe('the cache', () => {
  test('a tag is asked for in each run, its blobs are not', async () => {
    const server = await serve(routesOf());
    const cache = fakeContentCache();
    const first = await open({ cache }).chart(lokiIn(server), '5.9.2');
    expect((await open({ cache }).chart(lokiIn(server), '5.9.2')).manifestDigest).toBe(first.manifestDigest);
    expect(server.requests.filter(({ path }) => path.includes('/blobs/'))).toHaveLength(1);
    const moved = chartContent(packed('loki', '5.9.2', { 'values.yaml': 'moved: true\n' }));
    for (const [route, answer] of Object.entries(routesOf(moved))) server.answer(route, answer);
    expect((await open({ cache }).chart(lokiIn(server), '5.9.2')).manifestDigest).toBe(moved.digest);
    const offline = await open({ cache, offline: true }).chart(lokiIn(server), '5.9.2');
    expect(offline.manifestDigest).toBe(moved.digest);
  });

  test('a digest is not asked for again', async () => {
    const server = await serve(routesOf());
    const cache = fakeContentCache();
    await open({ cache }).artifact(artifactOf(server), CONTENT.digest);
    const asked = server.requests.length;
    await open({ cache }).artifact(artifactOf(server), CONTENT.digest);
    expect(server.requests.length).toBe(asked);
  });

  test('offline, what is not in it is not known', async () => {
    const server = await serve({ ...routesOf(), [`GET ${PATH}/tags/list`]: { body: '{"tags":["5.9.2"]}' } });
    const cache = fakeContentCache();
    await open({ cache }).versions(lokiIn(server));
    const registry = open({ cache, offline: true });
    expect(await registry.versions(lokiIn(server))).toEqual(['5.9.2']);
    expect((await failure(registry.chart(lokiIn(server), '5.9.2'))).message).toMatch(
      /^The manifest .* is not in the cache/,
    );
    expect((await failure(open({ offline: true }).versions(lokiIn(server)))).next).toContain(
      'Run once without --offline',
    );
  });
});

describe('with or without TLS', () => {
  const artifact = (origin: string) => ({
    [`GET ${origin}${PATH}/manifests/v1`]: { body: CONTENT.manifest },
    [`GET ${origin}${PATH}/blobs/${digestOf(LOKI)}`]: { body: LOKI },
  });

  test.each<[string, boolean, Record<string, LoopbackAnswer | HttpFailure>, string]>([
    ['is not allowed', false, {}, 'https://r.example.com'],
    ['is allowed, and wanted', true, { 'GET http://r.example.com/v2/': { status: 401 } }, 'http://r.example.com'],
    ['is allowed, but not wanted', true, { 'GET http://r.example.com/v2/': { status: 400 } }, 'https://r.example.com'],
    [
      'is allowed, but leads to TLS',
      true,
      {
        'GET http://r.example.com/v2/': { status: 301, headers: { location: 'https://r.example.com/v2/' } },
        'GET https://r.example.com/v2/': { status: 200 },
      },
      'https://r.example.com',
    ],
    [
      'is allowed, but nothing answers',
      true,
      { 'GET http://r.example.com/v2/': new HttpFailure('refused') },
      'https://r.example.com',
    ],
  ])('plain HTTP %s', async (_name, allowed, answers, origin) => {
    const http = fakeHttp({ ...artifact(origin), ...(answers as object) });
    await open({ http, plainHttp: () => allowed }).artifact('oci://r.example.com/charts/loki', 'v1');
    expect(http.requests.at(-1)?.url).toMatch(new RegExp(`^${origin}/v2/charts/loki/blobs/`));
    if (!allowed) expect(http.requests.every(({ url }) => url.startsWith('https:'))).toBe(true);
  });

  test('Docker Hub answers at another name', async () => {
    const http = fakeHttp(artifact('https://registry-1.docker.io'));
    await open({ http, plainHttp: () => false }).artifact('oci://docker.io/charts/loki', 'v1');
  });
});
