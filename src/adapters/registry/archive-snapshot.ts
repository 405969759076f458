import { UndeterminedError } from '../../errors.ts';
import type { Snapshot, TreeEntry } from '../../ports/repository.ts';
import { containsText } from '../../text/encoding.ts';
import { type ModedEntry, objectId, treeId } from '../../text/object-ids.ts';
import { compareBytes } from '../../text/paths.ts';
import type { ArchivedFile } from './read-archive.ts';

/**
 * An unpacked archive as a tree. No file of it is executable: Argo CD unpacks without modes.
 *
 * @param label for people: `loki 5.9.2`.
 */
export function archiveSnapshot(files: readonly ArchivedFile[], label: string): Snapshot {
  const entries = new Map<string, TreeEntry>();
  const links = new Map<string, string>();
  const blobs = new Map<string, Buffer>();
  const moded: ModedEntry[] = [];
  for (const { path, link, content } of [...files].sort((a, b) => compareBytes(a.path, b.path))) {
    const oid = objectId('blob', content);
    entries.set(path, { path, type: link === undefined ? 'file' : 'symlink', oid, size: content.length });
    if (link !== undefined) links.set(path, link);
    blobs.set(oid, content);
    moded.push({ path, oid, mode: link === undefined ? '100644' : '120000' });
  }

  function blob(oid: string): Buffer {
    const content = blobs.get(oid);
    if (content === undefined) throw new UndeterminedError(`There is no content ${oid} in ${label}.`);
    return content;
  }

  return {
    label,
    commit: undefined,
    tree: treeId(moded),
    entries,
    links,
    read: async (oids) => new Map([...new Set(oids)].map((oid) => [oid, blob(oid)])),
    filesContaining: async (text) => {
      const found = [...entries.values()].filter(({ type, oid }) => type === 'file' && containsText(blob(oid), text));
      return new Set(found.map(({ path }) => path));
    },
  };
}

/**
 * @param what for messages: `The archive of loki 5.9.2`.
 * @returns the one folder that everything in a chart's archive is in.
 */
export function onlyFolder(files: readonly ArchivedFile[], what: string): string {
  const tops = new Set(files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
  const [top = ''] = tops;
  if (tops.size === 1 && top !== '') return top;
  const reason =
    tops.size === 0
      ? 'it is empty'
      : tops.has('')
        ? 'it has files outside a folder'
        : 'it has several folders at its top';
  throw new UndeterminedError(`${what} is not a chart's: ${reason}.`, {
    next: 'Publish the chart again, with what "helm package" makes.',
  });
}
