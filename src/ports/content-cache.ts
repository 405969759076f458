import type { Json } from '../model/kube-object.ts';

/**
 * What was downloaded, in a folder that outlives the run, or in a private one that does not. Safe for parallel processes,
 * bounded, verified on every read; no credential is ever in it. A broken entry is no entry, and a disk that cannot be written
 * costs the next run a download, not this run its result.
 */
export interface ContentCache {
  /** @param digest `sha256:…`. @returns bytes of that digest, or nothing. */
  get(digest: string): Promise<Buffer | undefined>;
  /** @returns their digest, `sha256:…`. */
  put(content: Buffer): Promise<string>;
  /** A small fact that was learned of a source, such as the digest that a chart version had. The key may be any text. */
  fact(key: string): Promise<Json | undefined>;
  keepFact(key: string, value: Json): Promise<void>;
  /** A folder in the cache for a program's own files, such as git packs: absolute, made. The caller keeps it safe. */
  folder(name: string): Promise<string>;
  /** Deletes what was used longest ago until the rest fits, and the private folder altogether. */
  close(): Promise<void>;
}
