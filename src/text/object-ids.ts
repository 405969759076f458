import { createHash } from 'node:crypto';
import { compareBytes } from './paths.ts';

/** The id that git gives an object with these bytes (SHA-1). */
export function objectId(type: 'blob' | 'tree' | 'commit' | 'tag', content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

export interface ModedEntry {
  path: string;
  oid: string;
  /** `100644`, `100755`, `120000` (symlink) or `160000` (submodule). */
  mode: string;
}

type Folder = Map<string, ModedEntry | Folder>;

/** The id that git gives a tree with these entries (SHA-1). */
export function treeId(entries: Iterable<ModedEntry>): string {
  const root: Folder = new Map();
  for (const entry of entries) {
    const names = entry.path.split('/');
    const name = names.pop() ?? '';
    let folder = root;
    for (const parent of names) {
      const known = folder.get(parent);
      const child: Folder = known instanceof Map ? known : new Map();
      folder.set(parent, child);
      folder = child;
    }
    folder.set(name, entry);
  }
  return folderId(root);
}

function folderId(folder: Folder): string {
  // git sorts a folder as if its name ended with a slash
  const children = [...folder].map(([name, child]) => ({ name, child, key: child instanceof Map ? `${name}/` : name }));
  children.sort((a, b) => compareBytes(a.key, b.key));
  const lines = children.flatMap(({ name, child }) => {
    const [mode, oid] = child instanceof Map ? ['40000', folderId(child)] : [child.mode, child.oid];
    return [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')];
  });
  return objectId('tree', Buffer.concat(lines));
}
