import { createHash } from 'node:crypto';
// Many small files are read: one after the other takes a quarter of the time that the thread pool takes
import { createReadStream, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError, UndeterminedError } from '../../errors.ts';
import type { Snapshot, TreeEntry } from '../../ports/repository.ts';
import { containsText } from '../../text/encoding.ts';
import { type ModedEntry, objectId, treeId } from '../../text/object-ids.ts';
import { compareBytes } from '../../text/paths.ts';
import { refuseLarge } from './git-snapshot.ts';

interface FoundEntry extends TreeEntry, ModedEntry {
  target?: string;
  content?: Buffer;
}

/** Larger files are read again. */
const SMALL_FILE = 1_000_000;
/** What is kept in memory of one folder: manifests, by far. */
const MAXIMUM_KEPT = 64 * 1024 * 1024;

/**
 * A folder as it is: no ignore rules, no line-end conversion, no git. `.git` is left out on every level. What is small is read
 * once; other files are read again when they are asked for, and must be the same then.
 *
 * @param path as the user wrote it.
 */
export async function openFolder(path: string, maximumFileBytes: number): Promise<Snapshot> {
  const root = resolve(path);
  await refuseNoFolder(path, root);
  const found = await findEntries(root).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error, root);
  });
  found.sort((a, b) => compareBytes(a.path, b.path));
  const entries = new Map<string, TreeEntry>();
  const links = new Map<string, string>();
  const byOid = new Map<string, TreeEntry>();
  const kept = new Map<string, Buffer>();
  for (const { path: at, type, oid, size, target, content } of found) {
    const entry = { path: at, type, oid, size };
    entries.set(at, entry);
    byOid.set(oid, entry);
    if (target !== undefined) links.set(at, target);
    if (content !== undefined) kept.set(oid, content);
  }

  function readEntry(oid: string): Buffer {
    const entry = byOid.get(oid);
    if (!entry) throw new UndeterminedError(`There is no content ${oid} in ${path}.`);
    refuseLarge(entry, maximumFileBytes);
    const known = kept.get(oid);
    if (known !== undefined) return known;
    const file = join(root, entry.path);
    const content = readAgain(file, entry.type);
    if (content && objectId('blob', content) === oid) return content;
    throw changed(file);
  }

  async function read(oids: Iterable<string>): Promise<Map<string, Buffer>> {
    return new Map([...new Set(oids)].map((oid) => [oid, readEntry(oid)]));
  }

  async function filesContaining(text: string): Promise<Set<string>> {
    const found = new Set<string>();
    for (const { path: at, type, oid, size } of entries.values()) {
      if (type !== 'file') continue;
      // A file that is too large to be read is searched all the same, as git does: most often nothing needs it.
      const holds =
        size > maximumFileBytes ? await contains(join(root, at), oid, size, text) : containsText(readEntry(oid), text);
      if (holds) found.add(at);
    }
    return found;
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

function unreadable(error: NodeJS.ErrnoException, root: string): Error {
  const at = error.path ?? root;
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new InputError(`${at} cannot be read: permission denied.`, { next: 'Make it readable.', cause: error });
  }
  // Gone meanwhile, a name that is not UTF-8, a broken disk
  return new UndeterminedError(`${at} cannot be read: ${error.code ?? error.message}.`, { cause: error });
}

function readAgain(file: string, type: TreeEntry['type']): Buffer | undefined {
  try {
    return type === 'symlink' ? Buffer.from(readlinkSync(file)) : readFileSync(file);
  } catch {
    return undefined;
  }
}

async function contains(file: string, oid: string, size: number, text: string): Promise<boolean> {
  const hash = createHash('sha1').update(`blob ${size}\0`);
  let found = false;
  let end: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      const seam = Buffer.concat([end, chunk]);
      found ||= seam.includes(text);
      end = seam.subarray(Math.max(0, seam.length - Buffer.byteLength(text) + 1));
    }
  } catch {
    throw changed(file);
  }
  if (hash.digest('hex') !== oid) throw changed(file);
  return found;
}

function changed(file: string): UndeterminedError {
  return new UndeterminedError(`${file} changed while it was read.`, { next: 'Run again when nothing writes to it.' });
}

async function findEntries(root: string): Promise<FoundEntry[]> {
  const found: FoundEntry[] = [];
  const folders = [''];
  let kept = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const child of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? child.name : `${folder}/${child.name}`;
      if (child.name.toLowerCase() === '.git') continue;
      if (child.isDirectory()) folders.push(path);
      // Sockets, pipes and devices are nothing that git could hold either
      else if (child.isSymbolicLink()) found.push(findSymlink(root, path));
      else if (child.isFile()) {
        const { content, ...file } = await findFile(root, path);
        if (content !== undefined) kept += content.length;
        found.push(content !== undefined && kept <= MAXIMUM_KEPT ? { ...file, content } : file);
      }
    }
  }
  return found;
}

function findSymlink(root: string, path: string): FoundEntry {
  const target = readlinkSync(join(root, path));
  const bytes = Buffer.from(target);
  return { path, type: 'symlink', mode: '120000', oid: objectId('blob', bytes), size: bytes.length, target };
}

async function findFile(root: string, path: string): Promise<FoundEntry> {
  const file = join(root, path);
  const { size, mode } = lstatSync(file);
  const common = { path, type: 'file', mode: mode & 0o100 ? '100755' : '100644' } as const;
  if (size < SMALL_FILE) {
    const content = readFileSync(file);
    return { ...common, oid: objectId('blob', content), size: content.length, content };
  }
  const hash = createHash('sha1').update(`blob ${size}\0`);
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { ...common, oid: hash.digest('hex'), size };
}
