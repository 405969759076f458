import { describe, expect, test } from '@jest/globals';
import { keptDownloads } from '../../../src/adapters/stores/kept-downloads.ts';
import { UndeterminedError } from '../../../src/errors.ts';
import { HttpFailure } from '../../../src/ports/http.ts';
import { fakeContentCache } from '../../fakes/content-cache.ts';
import { type FakeHttpAnswer, fakeHttp } from '../../fakes/http.ts';

const URL = 'https://files.example.com/values.yaml?signature=opens-it';
const request = { url: URL, maximumBytes: 1000 };

function open(answer: FakeHttpAnswer | FakeHttpAnswer[], cache = fakeContentCache()) {
  const http = fakeHttp({ [`GET ${URL}`]: answer });
  return { http, cache, kept: keptDownloads(http, { cache, offline: false }) };
}

/** What a run that is offline gets after that. */
async function offline(cache: ReturnType<typeof fakeContentCache>) {
  const { status, body } = await keptDownloads(fakeHttp({}), { cache, offline: true }).send(request);
  return { status, body: String(body) };
}

test('a URL is asked for once, and gives both sides the same', async () => {
  const { http, kept } = open([{ body: 'a: 1' }, { body: 'a: 2' }]);
  const bodies = await Promise.all([kept.send(request), kept.send(request)]);
  expect(bodies.map(({ body }) => String(body))).toEqual(['a: 1', 'a: 1']);
  expect(http.requests).toHaveLength(1);
});

test('what it gave last is there offline', async () => {
  const cache = fakeContentCache();
  await open({ body: 'a: 1' }, cache).kept.send(request);
  await open({ body: 'a: 2' }, cache).kept.send(request);
  expect(await offline(cache)).toEqual({ status: 200, body: 'a: 2' });
});

test.each([404, 401, 302])('of an answer %d, the status', async (status) => {
  const { cache, kept } = open({ status, body: 'sign in' });
  await kept.send(request);
  expect(await offline(cache)).toEqual({ status, body: '' });
  expect(cache.contents.size).toBe(0);
});

describe('nothing is there offline', () => {
  const absent = expect.objectContaining({
    message: 'https://files.example.com/values.yaml is not in the cache, and nothing is fetched offline.',
    next: 'Run once without --offline, both times with the same --cache-dir.',
  });

  test.each([429, 500, 503])('of an answer %d', async (status) => {
    const { cache, kept } = open({ status });
    expect((await kept.send(request)).status).toBe(status);
    await expect(offline(cache)).rejects.toEqual(absent);
  });

  test('of a failure', async () => {
    const { cache, kept } = open(new HttpFailure('no such host'));
    await expect(kept.send(request)).rejects.toThrow('no such host');
    await expect(offline(cache)).rejects.toEqual(absent);
  });

  test('of what nobody asked for, or of content that is gone', async () => {
    const cache = fakeContentCache();
    await expect(offline(cache)).rejects.toThrow(UndeterminedError);
    await open({ body: 'a: 1' }, cache).kept.send(request);
    (cache.contents as Map<string, Buffer>).clear();
    await expect(offline(cache)).rejects.toEqual(absent);
  });
});

test('a signature in a URL is not in the cache', async () => {
  const { cache, kept } = open({ body: 'a: 1' });
  await kept.send(request);
  expect(JSON.stringify([...cache.facts])).not.toContain('opens-it');
});
