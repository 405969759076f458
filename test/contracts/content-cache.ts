import { isAbsolute } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Json } from '../../src/model/kube-object.ts';
import type { ContentCache } from '../../src/ports/content-cache.ts';

interface MadeContentCache {
  /** Opens the cache that is the same in each run. */
  open(): ContentCache;
  dispose(): Promise<void>;
}

/** What every ContentCache does, whatever is behind it. */
export function contentCacheContract(make: () => Promise<MadeContentCache>): void {
  let made: MadeContentCache;

  beforeEach(async () => {
    made = await make();
  });

  afterEach(() => made.dispose());

  test.each<[string, Buffer]>([
    ['text', Buffer.from('apiVersion: v1\n')],
    ['nothing', Buffer.alloc(0)],
    ['bytes that are no text', Buffer.from([0, 0xff, 0xfe, 10, 13, 0])],
    ['a megabyte', Buffer.alloc(1_000_000, 'chart')],
  ])('content is got by its digest in the next run: %s', async (_name, content) => {
    const first = made.open();
    const digest = await first.put(content);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    await first.close();
    expect((await made.open().get(digest))?.equals(content)).toBe(true);
  });

  test.each([
    ['of nothing that was put', `sha256:${'0'.repeat(64)}`],
    ['of another kind', `sha512:${'0'.repeat(128)}`],
    ['that is a path', 'sha256:../../../../etc/passwd'],
    ['in capitals', `sha256:${'A'.repeat(64)}`],
    ['that is empty', ''],
  ])('a digest %s has no content', async (_name, digest) => {
    await made.open().put(Buffer.from('x'));
    expect(await made.open().get(digest)).toBeUndefined();
  });

  test.each<[string, Json]>([
    ['an object', { digest: 'sha256:1', tags: ['a', 'b'], deep: { n: 1, no: null } }],
    ['a text', 'ünï côdé\n"quoted"'],
    ['an integer that a double cannot hold', 12345678901234567890n],
    ['null', null],
  ])('a fact is known in the next run: %s', async (_name, value) => {
    const first = made.open();
    await first.keepFact('a key', value);
    await first.close();
    expect(await made.open().fact('a key')).toEqual(value);
  });

  test('keys may be any text, and do not meet', async () => {
    const cache = made.open();
    const keys = [
      '',
      '../x',
      'a/b',
      'a\nb',
      'A',
      'a',
      'https://charts.example.com/?q=1',
      '🚢',
      'k'.repeat(5000),
      '__proto__',
    ];
    for (const [index, key] of keys.entries()) await cache.keepFact(key, index);
    expect(await Promise.all(keys.map((key) => cache.fact(key)))).toEqual(keys.map((_key, index) => index));
    expect(await cache.fact('b')).toBeUndefined();
  });

  test('the last of two facts counts', async () => {
    const cache = made.open();
    await cache.keepFact('k', 1);
    await cache.keepFact('k', 2);
    expect(await cache.fact('k')).toBe(2);
  });

  test('a folder has a place of its own, the same in the next run', async () => {
    const [git, other] = [await made.open().folder('git'), await made.open().folder('other')];
    expect(isAbsolute(git)).toBe(true);
    expect(git).not.toBe(other);
    expect(await made.open().folder('git')).toBe(git);
  });

  test.each(['', '.', '..', '../up', 'a/b', '/etc', '.hidden', 'a\0b'])('no folder is called %j', async (name) => {
    await expect(made.open().folder(name)).rejects.toThrow('is not a name');
  });

  test('closing twice is as closing once', async () => {
    const cache = made.open();
    await cache.put(Buffer.from('x'));
    await cache.close();
    await cache.close();
  });
}
