import type { Snapshot, TreeEntry } from '../../ports/repository.ts';
import { containsText } from '../../text/encoding.ts';
import { objectId, treeId } from '../../text/object-ids.ts';
import { compareBytes } from '../../text/paths.ts';
import type { InputFile } from '../input-closure.ts';

/** A folder of a snapshot as a snapshot of its own. Links that lead out of the folder lead out of the tree. */
export function below(snapshot: Snapshot, directory: string): Snapshot {
  if (directory === '') return snapshot;
  const prefix = `${directory}/`;
  const inside = <T>(map: ReadonlyMap<string, T>, move: (value: T, path: string) => T) =>
    new Map(
      [...map]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, value]) => [path.slice(prefix.length), move(value, path.slice(prefix.length))] as const),
    );
  return {
    ...snapshot,
    tree: `${snapshot.tree}:${directory}`,
    entries: inside(snapshot.entries, (entry, path) => ({ ...entry, path })),
    links: inside(snapshot.links, (target) => target),
    read: (oids) => snapshot.read(oids),
    filesContaining: async (text) => {
      const found = await snapshot.filesContaining(text);
      return new Set([...found].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)));
    },
  };
}

/** A snapshot in which the submodules that are given have their files: as Argo CD checks them out. */
export function withSubmodules(snapshot: Snapshot, submodules: ReadonlyMap<string, Snapshot>): Snapshot {
  const entries: TreeEntry[] = [...snapshot.entries.values()].filter(({ path }) => !submodules.has(path));
  const links = new Map(snapshot.links);
  const owner = new Map<string, Snapshot>();
  for (const [folder, submodule] of submodules) {
    for (const entry of submodule.entries.values()) {
      entries.push({ ...entry, path: `${folder}/${entry.path}` });
      owner.set(entry.oid, submodule);
    }
    for (const [path, target] of submodule.links) links.set(`${folder}/${path}`, target);
  }
  // Where both have a file it is the same file: equal ids, equal bytes
  for (const entry of snapshot.entries.values()) owner.delete(entry.oid);
  entries.sort((a, b) => compareBytes(a.path, b.path));
  const trees = [...submodules].map(([folder, submodule]) => `${folder} ${submodule.tree}`);
  return {
    ...snapshot,
    tree: [snapshot.tree, ...trees].join('\n'),
    entries: new Map(entries.map((entry) => [entry.path, entry])),
    links,
    async read(oids) {
      const bySnapshot = new Map<Snapshot, string[]>();
      for (const oid of oids) {
        const from = owner.get(oid) ?? snapshot;
        bySnapshot.set(from, [...(bySnapshot.get(from) ?? []), oid]);
      }
      const contents = new Map<string, Buffer>();
      for (const [from, wanted] of bySnapshot)
        for (const [oid, content] of await from.read(wanted)) contents.set(oid, content);
      return contents;
    },
    async filesContaining(text) {
      const found = await snapshot.filesContaining(text);
      for (const [folder, submodule] of submodules)
        for (const path of await filesOf(submodule, text)) found.add(`${folder}/${path}`);
      return found;
    },
  };
}

const NOTHING = Buffer.alloc(0);

/** Not by git: a partial clone of a submodule has only what was read of it. */
async function filesOf(snapshot: Snapshot, text: string): Promise<string[]> {
  const files = [...snapshot.entries.values()].filter(({ type }) => type === 'file');
  const contents = await snapshot.read(files.map(({ oid }) => oid));
  return files.filter(({ oid }) => containsText(contents.get(oid) ?? NOTHING, text)).map(({ path }) => path);
}

/** What was downloaded, as an input beside those that are in a tree. */
export function downloadedFile(content: Buffer, label: string): InputFile {
  const oid = objectId('blob', content);
  return { oid, size: content.length, from: fileSnapshot('file', oid, content, label) };
}

function fileSnapshot(path: string, oid: string, content: Buffer, label: string): Snapshot {
  const entry: TreeEntry = { path, type: 'file', oid, size: content.length };
  return {
    label,
    commit: undefined,
    tree: treeId([{ path, oid, mode: '100644' }]),
    entries: new Map([[path, entry]]),
    links: new Map(),
    read: async (oids) => new Map([...oids].filter((each) => each === oid).map((each) => [each, content])),
    filesContaining: async (text) => new Set(containsText(content, text) ? [path] : []),
  };
}

export const emptySnapshot: Snapshot = {
  label: 'nothing',
  commit: undefined,
  tree: treeId([]),
  entries: new Map(),
  links: new Map(),
  read: async () => new Map(),
  filesContaining: async () => new Set(),
};
