import { UndeterminedError } from '../../errors.ts';
import type { Snapshot, TreeEntry } from '../../ports/repository.ts';
import { containsText } from '../../text/encoding.ts';
import { decodePath } from './git.ts';
import { refuseLarge } from './git-snapshot.ts';
import type { CommitTree } from './remote-objects.ts';
import type { RemoteStore } from './remote-store.ts';

export interface RemoteSnapshotSource {
  store: RemoteStore;
  found: CommitTree;
  /** URL for messages. */
  shown: string;
  maximumFileBytes: number;
  offline: boolean;
  /** Brings blobs here, as far as the server has them. */
  fetchBlobs(oids: readonly string[]): Promise<void>;
}

/** So many blobs are held in memory while a text is looked for in all. */
const SEARCHED_TOGETHER = 1000;

/**
 * A commit elsewhere. Its blobs are fetched when they are read, all of one read together. The size of an entry is 0 until its blob
 * was read once: nobody but the server knows it.
 */
export async function openRemoteSnapshot(source: RemoteSnapshotSource): Promise<Snapshot> {
  const { store, found, shown, maximumFileBytes, offline } = source;
  const { commit, tree, entries } = found;
  const byOid = new Map<string, TreeEntry[]>();
  const sized = new Set<string>();
  for (const entry of entries.values()) {
    if (entry.type === 'submodule') continue;
    const same = byOid.get(entry.oid);
    if (same) same.push(entry);
    else byOid.set(entry.oid, [entry]);
  }

  function missing(oid: string): UndeterminedError {
    const path = byOid.get(oid)?.[0]?.path;
    if (path === undefined) return new UndeterminedError(`There is no content ${oid} in ${commit} of ${shown}.`);
    return offline
      ? new UndeterminedError(`${path} of ${shown} at ${commit} is not in the cache.`, {
          next: 'Run once without --offline, both times with the same --cache-dir.',
        })
      : new UndeterminedError(`The server of ${shown} did not give ${path} at ${commit}.`, { next: 'Run again.' });
  }

  async function fetchMissing(oids: readonly string[]): Promise<void> {
    if (offline && oids[0] !== undefined) throw missing(oids[0]);
    if (oids.length > 0) await source.fetchBlobs(oids);
  }

  async function bringHere(oids: readonly string[]): Promise<void> {
    const unknown = oids.filter((oid) => !sized.has(oid));
    const sizes = await store.sizes(unknown);
    const absent = unknown.filter((oid) => !sizes.has(oid));
    await fetchMissing(absent);
    for (const [oid, size] of [...sizes, ...(await store.sizes(absent))]) {
      sized.add(oid);
      for (const entry of byOid.get(oid) ?? []) entry.size = size;
    }
  }

  async function contentsOf(oids: readonly string[]): Promise<Map<string, Buffer>> {
    const contents = await store.read(oids, 'blob');
    const absent = oids.filter((oid) => !contents.has(oid));
    if (absent.length === 0) return contents;
    // Broken in the cache
    await fetchMissing(absent);
    for (const [oid, content] of await store.read(absent, 'blob')) contents.set(oid, content);
    const lost = absent.find((oid) => !contents.has(oid));
    if (lost !== undefined) throw missing(lost);
    return contents;
  }

  async function read(oids: Iterable<string>): Promise<Map<string, Buffer>> {
    const wanted = [...new Set(oids)];
    const foreign = wanted.find((oid) => !byOid.has(oid));
    if (foreign !== undefined) throw missing(foreign);
    await bringHere(wanted);
    for (const oid of wanted) refuseLarge(byOid.get(oid)?.[0], maximumFileBytes);
    return contentsOf(wanted);
  }

  async function filesContaining(text: string): Promise<Set<string>> {
    if (text === '' || /[\n\0]/.test(text)) throw new Error('the text to search for is a part of one line');
    const files = [...byOid].filter(([, [entry]]) => entry?.type === 'file').map(([oid]) => oid);
    await bringHere(files);
    const paths = new Set<string>();
    for (let at = 0; at < files.length; at += SEARCHED_TOGETHER) {
      for (const [oid, content] of await contentsOf(files.slice(at, at + SEARCHED_TOGETHER))) {
        if (!containsText(content, text)) continue;
        for (const { path, type } of byOid.get(oid) ?? []) if (type === 'file') paths.add(path);
      }
    }
    return paths;
  }

  const symlinks = [...entries.values()].filter((entry) => entry.type === 'symlink');
  const targets = await read(symlinks.map((entry) => entry.oid));
  const links = new Map(symlinks.map((entry) => [entry.path, decodePath(targets.get(entry.oid) ?? Buffer.alloc(0))]));
  return { label: commit, commit, tree, entries, links, read, filesContaining };
}
