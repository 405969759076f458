import { createHash } from 'node:crypto';
import type { Json } from '../../src/model/kube-object.ts';
import type { ContentCache } from '../../src/ports/content-cache.ts';

export interface FakeContentCache extends ContentCache {
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly facts: ReadonlyMap<string, Json>;
}

/** A content cache in memory. Its folders are names only; what is in it stays after `close`, as in a folder that was given. */
export function fakeContentCache(): FakeContentCache {
  const contents = new Map<string, Buffer>();
  const facts = new Map<string, Json>();
  return {
    contents,
    facts,
    get: async (digest) => {
      const content = contents.get(digest);
      return content && Buffer.from(content);
    },
    put: async (content) => {
      const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
      contents.set(digest, Buffer.from(content));
      return digest;
    },
    fact: async (key) => structuredClone(facts.get(key)),
    keepFact: async (key, value) => void facts.set(key, structuredClone(value)),
    folder: async (name) => {
      if (!/^[a-z0-9][a-z0-9._-]*$/i.test(name)) throw new Error(`"${name}" is not a name for a folder in the cache.`);
      return `/cache/folders/${name}`;
    },
    close: async () => {},
  };
}
