import type { Rendered } from '../model/rendered.ts';

/**
 * Renders by the digest of all their inputs. It never holds the value of a Secret, and a broken or foreign entry is no entry.
 * Neither `sync` nor verification may read it.
 */
export interface RenderCache {
  /** Finds out before the work whether anything can be kept. Throws an InputError when it cannot. */
  prepare(): Promise<void>;
  get(key: string): Promise<Rendered | undefined>;
  /** Keeps a render if it may be kept; failing to is no error. */
  put(key: string, rendered: Rendered): Promise<void>;
}
