import { describe } from '@jest/globals';
import { contentCacheContract } from '../contracts/content-cache.ts';
import { fakeContentCache } from './content-cache.ts';

describe('fakeContentCache', () => {
  contentCacheContract(async () => {
    const cache = fakeContentCache();
    return { open: () => cache, dispose: async () => {} };
  });
});
