import { UndeterminedError } from '../../errors.ts';
import type { TreeEntry } from '../../ports/repository.ts';
import { objectId } from '../../text/object-ids.ts';
import { decodePath } from './git.ts';

type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

/** Reads objects whose bytes were held against their ids; those that are not here, or broken, are left out. */
export interface VerifiedObjects {
  read(oids: Iterable<string>, type: ObjectType): Promise<Map<string, Buffer>>;
  /** An object of any type. */
  find(oid: string): Promise<{ type: ObjectType; content: Buffer } | undefined>;
}

export interface CommitTree {
  commit: string;
  tree: string;
  /** By path, sorted by its bytes. Sizes are 0: of a blob that is not here, git does not know any. */
  entries: Map<string, TreeEntry>;
}

const TYPES: readonly ObjectType[] = ['commit', 'tag', 'tree', 'blob'];
/** A tree that holds another one ten times, ten levels deep, is small, and has more files than any memory. */
const MAXIMUM_ENTRIES = 2_000_000;
const MAXIMUM_PATH = 4096;
const MAXIMUM_TAGS = 10;

/** @returns what type of object has these bytes under this id, or nothing when none has. */
export function typeOf(oid: string, content: Buffer): ObjectType | undefined {
  return TYPES.find((type) => objectId(type, content) === oid);
}

/**
 * Reads a commit, or what a tag points to, and its whole tree.
 * @returns nothing when an object of it is not here; `no commit` when the id is that of something else.
 * @throws UndeterminedError for a tree that git would not check out.
 */
export async function readCommitTree(
  objects: VerifiedObjects,
  id: string,
): Promise<CommitTree | 'no commit' | undefined> {
  let commit = id;
  for (let tags = 0; tags <= MAXIMUM_TAGS; tags++) {
    const found = await objects.find(commit);
    if (found === undefined) return undefined;
    const header = found.content.toString('latin1', 0, 100);
    const [, target] =
      (found.type === 'tag' ? /^object ([0-9a-f]{40})\n/ : /^tree ([0-9a-f]{40})\n/).exec(header) ?? [];
    if (target === undefined || (found.type !== 'tag' && found.type !== 'commit')) return 'no commit';
    if (found.type === 'commit') {
      const entries = await readEntries(objects, target);
      return entries && { commit, tree: target, entries };
    }
    commit = target;
  }
  return 'no commit';
}

interface Child {
  name: string;
  type: TreeEntry['type'] | 'folder';
  oid: string;
}

async function readEntries(objects: VerifiedObjects, root: string): Promise<Map<string, TreeEntry> | undefined> {
  const found: { path: string; type: TreeEntry['type']; oid: string }[] = [];
  const parsed = new Map<string, Child[]>();
  let level = [{ prefix: '', oid: root }];
  while (level.length > 0) {
    const wanted = [...new Set(level.map(({ oid }) => oid))].filter((oid) => !parsed.has(oid));
    const contents = await objects.read(wanted, 'tree');
    for (const oid of wanted) {
      const content = contents.get(oid);
      if (content === undefined) return undefined;
      parsed.set(oid, childrenOf(content, oid));
    }
    const next: typeof level = [];
    for (const { prefix, oid } of level) {
      for (const { name, type, oid: child } of parsed.get(oid) ?? []) {
        if (type === 'folder') next.push({ prefix: `${prefix}${name}/`, oid: child });
        else found.push({ path: prefix + name, type, oid: child });
      }
      if (found.length + next.length > MAXIMUM_ENTRIES || prefix.length > MAXIMUM_PATH) {
        throw new UndeterminedError(`The tree ${root} has more files, or longer paths, than any that is rendered.`, {
          next: 'Check that the repository is the right one.',
        });
      }
    }
    level = next;
  }
  // Each character is a byte yet, so that this is the order of bytes
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Map(
    found.map((entry) => {
      const path = decodePath(Buffer.from(entry.path, 'latin1'));
      return [path, { ...entry, path, size: 0 }];
    }),
  );
}

/** By the upper bits of a mode (0040000, 0120000, 0160000). Every other one is a file, with the bits of old versions, too. */
const TYPE_OF_MODE: Readonly<Record<number, Child['type']>> = { 4: 'folder', 10: 'symlink', 14: 'submodule' };

/** The entries of a tree object: mode, space, name, NUL, 20 bytes of id (names as latin1: one character for each byte). */
function childrenOf(content: Buffer, tree: string): Child[] {
  const children: Child[] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    const mode = content.toString('latin1', at, space);
    const name = content.toString('latin1', space + 1, end);
    at = end + 21;
    if (space < 0 || end < 0 || at > content.length || !/^[0-7]{5,6}$/.test(mode) || !isName(name)) {
      throw new UndeterminedError(`The tree ${tree} has an entry ${JSON.stringify(name)} that git does not check out.`);
    }
    const type = TYPE_OF_MODE[Number.parseInt(mode, 8) >> 12] ?? 'file';
    children.push({ name, type, oid: content.toString('hex', end + 1, at) });
  }
  return children;
}

function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !name.includes('/') && name.toLowerCase() !== '.git';
}
