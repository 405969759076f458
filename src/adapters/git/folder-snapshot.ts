import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { InputError, UndeterminedError } from '../../errors.ts';
import type { Snapshot, TreeEntry } from '../../ports/repository.ts';
import { compareBytes } from '../../text/paths.ts';
import { refuseLarge } from './git-snapshot.ts';
import { type ModedEntry, objectId, treeId } from './object-ids.ts';

const FILES_AT_ONCE = 32;

interface FoundEntry extends TreeEntry, ModedEntry {
  target?: string;
}

/**
 * A folder as it is: no ignore rules, no line-end conversion, no git. `.git` is left out on every level. Files are read again
 * when they are asked for, and must be the same then.
 *
 * @param path as the user wrote it.
 */
export async function openFolder(path: string, maximumFileBytes: number): Promise<Snapshot> {
  const root = resolve(path);
  await refuseNoFolder(path, root);
  const found = await findEntries(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
    throw new InputError(`${error.path ?? root} cannot be read: permission denied.`, {
      next: 'Make it readable.',
      cause: error,
    });
  });
  found.sort((a, b) => compareBytes(a.path, b.path));
  const entries = new Map<string, TreeEntry>();
  const links = new Map<string, string>();
  const byOid = new Map<string, TreeEntry>();
  for (const { path: at, type, oid, size, target } of found) {
    const entry = { path: at, type, oid, size };
    entries.set(at, entry);
    byOid.set(oid, entry);
    if (target !== undefined) links.set(at, target);
  }
  const limit = pLimit(FILES_AT_ONCE);

  async function readEntry(oid: string): Promise<[string, Buffer]> {
    const entry = byOid.get(oid);
    if (!entry) throw new UndeterminedError(`There is no content ${oid} in ${path}.`);
    refuseLarge(entry, maximumFileBytes);
    const file = join(root, entry.path);
    const content = entry.type === 'symlink' ? Buffer.from(await readlink(file)) : await readFile(file);
    if (objectId('blob', content) === oid) return [oid, content];
    throw new UndeterminedError(`${file} changed while it was read.`, { next: 'Run again when nothing writes to it.' });
  }

  async function read(oids: Iterable<string>): Promise<Map<string, Buffer>> {
    return new Map(await Promise.all([...new Set(oids)].map((oid) => limit(readEntry, oid))));
  }

  async function filesContaining(text: string): Promise<Set<string>> {
    const files = [...entries.values()].filter((entry) => entry.type === 'file');
    const holds = async ({ path: at, oid }: TreeEntry) => ((await readEntry(oid))[1].includes(text) ? [at] : []);
    return new Set((await Promise.all(files.map((file) => limit(holds, file)))).flat());
  }

  return { label: `dir:${path}`, commit: undefined, tree: treeId(found), entries, links, read, filesContaining };
}

async function refuseNoFolder(path: string, root: string): Promise<void> {
  const status = await stat(root).catch(() => undefined);
  if (status?.isDirectory()) return;
  throw new InputError(status ? `${path} is a file, not a folder.` : `There is no folder ${path}.`, {
    next: 'Check dir:PATH.',
  });
}

async function findEntries(root: string): Promise<FoundEntry[]> {
  const limit = pLimit(FILES_AT_ONCE);
  const files: Promise<FoundEntry>[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const child of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? child.name : `${folder}/${child.name}`;
      if (child.name.toLowerCase() === '.git') continue;
      if (child.isDirectory()) folders.push(path);
      // Sockets, pipes and devices are nothing that git could hold either
      else if (child.isSymbolicLink()) files.push(limit(findSymlink, root, path));
      else if (child.isFile()) files.push(limit(findFile, root, path));
    }
  }
  return Promise.all(files);
}

async function findSymlink(root: string, path: string): Promise<FoundEntry> {
  const target = await readlink(join(root, path));
  const bytes = Buffer.from(target);
  return { path, type: 'symlink', mode: '120000', oid: objectId('blob', bytes), size: bytes.length, target };
}

async function findFile(root: string, path: string): Promise<FoundEntry> {
  const file = join(root, path);
  const { size, mode } = await lstat(file);
  const hash = createHash('sha1').update(`blob ${size}\0`);
  if (size < 1_000_000) hash.update(await readFile(file));
  else for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { path, type: 'file', mode: mode & 0o100 ? '100755' : '100644', oid: hash.digest('hex'), size };
}
