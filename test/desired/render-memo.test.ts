import { RenderMemo } from '../../src/desired/render-memo.ts';
import type { Rendered } from '../../src/model/rendered.ts';
import type { RenderCache } from '../../src/ports/render-cache.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';

function fakeCache(): RenderCache {
  const kept = new Map<string, Rendered>();
  return {
    prepare: async () => {},
    get: async (key) => kept.get(key),
    put: async (key, rendered) => void kept.set(key, rendered),
  };
}

const STEP = { operation: 'manifests.parse' as const, arguments: {}, files: new Map() };

async function requests(cache: RenderCache, version: string, keys: string[]): Promise<number> {
  const renderer = plainRenderer();
  const memo = new RenderMemo(renderer, cache, version);
  await Promise.all(keys.map((key) => memo.of({ steps: [STEP], key }, 'web')));
  return renderer.requests.length;
}

test('a plan is rendered once, by one run and by the next ones of the same version', async () => {
  const cache = fakeCache();
  expect(await requests(cache, '1.0.0', ['a', 'a', 'b'])).toBe(2);
  expect(await requests(cache, '1.0.0', ['a', 'b'])).toBe(0);
  expect(await requests(cache, '1.0.1', ['a', 'b'])).toBe(2);
});
