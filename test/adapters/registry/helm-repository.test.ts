import { afterEach, describe, expect, test } from '@jest/globals';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import { NotInSource } from '../../../src/ports/registry.ts';
import { fakeContentCache } from '../../fakes/content-cache.ts';
import type { LoopbackAnswer } from '../../fakes/loopback-server.ts';
import { packedTar } from '../../fakes/tar-archive.ts';
import { digestOf } from './oci-content.ts';
import { chartRoutes, closeAll, failure, index, LOKI, lokiOf, open, PASSWORD, serve } from './registry-sandbox.ts';

afterEach(closeAll);

test('a credential that was given for nearly this repository is named', async () => {
  const server = await serve({ 'GET /charts/index.yaml': { status: 401 } });
  const url = server.origin.replace('http:', 'https:');
  const error = await failure(open({ credentials: { [url]: { url, password: PASSWORD } } }).versions(lokiOf(server)));
  expect(error.next).toBe(
    `Give repository-credentials for ${server.origin}/charts. What is given for ${url} does not count here: what begins with https:// opens nothing that begins with http://.`,
  );
});

describe('an index that cannot be read', () => {
  test.each<[string, LoopbackAnswer, string, string]>([
    ['401', { status: 401 }, 'is refused: 401', 'Give repository-credentials for http://127.0.0.1'],
    ['403', { status: 403 }, 'is refused: 403', 'Give repository-credentials for http://127.0.0.1'],
    [
      '404',
      { status: 404 },
      'is not there: 404',
      'Check repoURL. If it is that of an OCI registry, write it without https://.',
    ],
    ['410', { status: 410 }, 'is gone: 410', 'Check repoURL'],
    ['418', { status: 418 }, 'the server answers 418', 'Check the URL'],
    ['429', { status: 429 }, 'after too many requests: 429', 'Run again later'],
    ['500', { status: 500 }, 'the server has an error, 500', 'Run again'],
    ['503', { status: 503 }, 'the server has an error, 503', 'Run again'],
    ['304 that was not asked for', { status: 304 }, 'the server answers 304', 'Check'],
    ['a web page', { body: '<!doctype html><title>Log in</title>' }, 'is a web page', 'needs repository-credentials'],
    ['truncated', { body: 'apiVersion: v1\nentries: {', fault: 'truncated' }, 'index.yaml', ''],
    ['a reset', { fault: 'reset' }, 'index.yaml', ''],
    ['silence', { fault: 'silence' }, 'timed out', ''],
    ['an end that does not come', { body: 'apiVersion: v1', fault: 'stall' }, 'timed out', ''],
    [
      'a link-local address',
      { status: 302, headers: { location: 'http://169.254.169.254/latest' } },
      '169.254.169.254',
      '',
    ],
  ])('%s', async (_name, answer, message, next) => {
    const server = await serve({ 'GET /charts/index.yaml': answer });
    const limits = { headers: 200, idle: 200 };
    const http = systemHttp({ environment: {}, allowHosts: ['127.0.0.1'], sleep: async () => {}, limits });
    const error = await failure(open({ http }).versions(lokiOf(server)));
    expect(error.message).toContain(message);
    expect(error.next ?? '').toContain(next);
  });

  test('401 with a password is said otherwise', async () => {
    const server = await serve({ 'GET /charts/index.yaml': { status: 401 } });
    const { repoURL } = lokiOf(server);
    const credentials = { [repoURL]: { url: repoURL, username: 'me', password: PASSWORD } };
    const error = await failure(open({ credentials }).versions(lokiOf(server)));
    expect(error.next).toContain('Check the repository-credentials');
    expect(`${error.message} ${error.next}`).not.toContain(PASSWORD);
  });
});

describe('an archive that cannot be used', () => {
  test.each<[string, object, LoopbackAnswer, string]>([
    ['404', {}, { status: 404 }, 'The archive of loki 5.9.2 (http://127.0.0.1'],
    ['500', {}, { status: 500 }, 'the server has an error, 500'],
    ['truncated', {}, { body: LOKI, fault: 'truncated' }, 'loki.tgz'],
    ['a web page', {}, { body: '<html></html>' }, 'The archive of loki 5.9.2 from http://127.0.0.1'],
    ['cut', {}, { body: LOKI.subarray(0, 50) }, 'cannot be unpacked'],
    [
      'hostile',
      {},
      { body: packedTar([{ path: 'loki/../../x' }]) },
      'is refused: it holds a path that does not belong there',
    ],
    [
      'a chart with two folders',
      {},
      { body: packedTar([{ path: 'a/Chart.yaml' }, { path: 'b/Chart.yaml' }]) },
      'it has several folders',
    ],
    ['a chart that is called ..', {}, { body: packedTar([{ path: '../Chart.yaml' }]) }, 'is refused'],
    ['another one', { digest: 'a'.repeat(64) }, {}, `sha256:${'a'.repeat(64)}`],
    ['without a URL', { urls: [] }, {}, 'names no URL'],
    ['at a link-local address', { urls: ['http://169.254.169.254/loki.tgz'] }, {}, '169.254.169.254'],
    [
      'redirected to a link-local address',
      {},
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
      '169.254.169.254',
    ],
    ['in a file', { urls: ['file:///etc/passwd'] }, {}, 'only http:// and https://'],
  ])('%s', async (_name, entry, answer, message) => {
    const server = await serve(chartRoutes(entry, { body: LOKI, ...answer }));
    const error = await failure(open().chart(lokiOf(server), '5.9.2'));
    expect(error.message).toContain(message);
  });

  test('both digests are named, and nothing is kept', async () => {
    const server = await serve(chartRoutes({ digest: `sha256:${'a'.repeat(64)}` }));
    const cache = fakeContentCache();
    const { message } = await failure(open({ cache }).chart(lokiOf(server), '5.9.2'));
    expect(message).toContain(`${digestOf(LOKI)} instead of sha256:${'a'.repeat(64)}`);
    expect(cache.contents.has(digestOf(LOKI))).toBe(false);
  });

  test.each([
    digestOf(LOKI),
    digestOf(LOKI).slice('sha256:'.length),
    digestOf(LOKI).slice('sha256:'.length).toUpperCase(),
  ])('digest %s is the right one', async (digest) => {
    const server = await serve(chartRoutes({ digest }));
    expect((await open().chart(lokiOf(server), '5.9.2')).digest).toBe(digestOf(LOKI));
  });
});

describe('what is not in the index', () => {
  test.each([
    ['5.9.3', 'did you mean 5.9.2? The newest: 6.0.0, 5.10.0, 5.9.2, 5.9.1, 1.0.0 (and 1 more).'],
    ['77.12.40', 'The newest: 6.0.0'],
  ])('version %s', async (version, hint) => {
    const versions = ['5.9.1', '5.9.2', '5.10.0', '6.0.0', '1.0.0', '0.1.0'].map((each) => ({ version: each }));
    const server = await serve({ 'GET /charts/index.yaml': index(...versions) });
    const promise = open().chart(lokiOf(server), version);
    await expect(promise).rejects.toThrow(NotInSource);
    await expect(promise).rejects.toThrow(hint);
  });

  test('a chart', async () => {
    const server = await serve({ 'GET /charts/index.yaml': index({ version: '1.0.0' }) });
    await expect(open().versions({ ...lokiOf(server), chart: 'lokki' })).rejects.toThrow(
      'has no chart lokki: did you mean loki?',
    );
    await expect(open().versions({ ...lokiOf(server), chart: 'prometheus' })).rejects.toThrow('it has 1 others');
  });

  test('a version that Helm accepts', async () => {
    const server = await serve({ 'GET /charts/index.yaml': index({ version: 'latest' }) });
    await expect(open().versions(lokiOf(server))).rejects.toThrow(NotInSource);
  });
});

describe('offline', () => {
  test('what is in the cache is there, and the rest is not known', async () => {
    const server = await serve(chartRoutes());
    const cache = fakeContentCache();
    await open({ cache }).chart(lokiOf(server), '5.9.2');
    const asked = server.requests.length;
    const registry = open({ cache, offline: true });
    expect(await registry.versions(lokiOf(server))).toEqual(['5.9.2']);
    expect((await registry.chart(lokiOf(server), '5.9.2')).version).toBe('5.9.2');
    const missing = await failure(registry.chart(lokiOf(server), '6.0.0'));
    expect([missing.message, missing.next]).toEqual([
      expect.stringMatching(/^The chart loki 6\.0\.0 of http.* is not in the cache/),
      'Run once without --offline, both times with the same --cache-dir.',
    ]);
    const empty = await failure(open({ offline: true }).versions(lokiOf(server)));
    expect(empty.message).toMatch(/^The index http.* is not in the cache/);
    expect(server.requests.length).toBe(asked);
  });
});
