import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { messageOf, UndeterminedError } from '../../errors.ts';
import { cleanEntryPath, relativeLinkTarget } from './entry-paths.ts';

export interface ArchivedFile {
  /** From the archive's root, with slashes: never absolute, never with `..`. */
  path: string;
  /** Of a symlink: its target, relative to the link, inside the archive. */
  link?: string;
  content: Buffer;
}

interface ArchiveKind {
  /** For messages: `The archive of loki 5.9.2`. */
  what: string;
  gzip: boolean;
  /**
   * `chart`: files and folders only. `artifact`: as Argo CD unpacks one (util/io/files/tar.go): symlinks that stay inside count, hard
   * links and devices are passed over.
   */
  kind: 'chart' | 'artifact';
}

const MEBIBYTE = 1024 * 1024;
const MAXIMUM_ENTRIES = 10_000;
/** Of all files together: what Helm reads of a chart (MaxDecompressedChartSize). */
const MAXIMUM_BYTES = 100 * MEBIBYTE;
/** With the headers and padding of as many entries as there may be. */
const MAXIMUM_TAR_BYTES = MAXIMUM_BYTES + MAXIMUM_ENTRIES * 2560;
const BLOCK = 512;
const FILES = new Set(['File', 'OldFile']);
const PASSED_OVER = new Set(['Link', 'CharacterDevice', 'BlockDevice', 'FIFO', 'ContiguousFile', 'GNUDumpDir']);

const unpackGzip = promisify(gunzip);

/**
 * Reads a tar archive in memory; nothing is written anywhere.
 *
 * @throws UndeterminedError for one that is damaged, beyond the limits, or holds what no honest archive does: paths that lead out,
 * links and devices in a chart, one path with two contents.
 */
export async function readArchive(packed: Buffer, kind: ArchiveKind): Promise<ArchivedFile[]> {
  const tar = kind.gzip ? await decompress(packed, kind) : packed;
  if (tar.length > MAXIMUM_TAR_BYTES) throw tooLarge(kind);
  // A second compression inside would not be counted, and one that is cut off between two blocks goes unnoticed
  if (tar.length < BLOCK || tar.length % BLOCK !== 0 || tar.readUInt16BE(0) === 0x1f8b) {
    throw damaged(kind, kind.gzip ? 'it is no tar archive inside' : 'it is no tar archive');
  }
  return new ArchiveReader(kind).read(tar);
}

async function decompress(packed: Buffer, kind: ArchiveKind): Promise<Buffer> {
  try {
    return await unpackGzip(packed, { maxOutputLength: MAXIMUM_TAR_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(kind);
    if (/^\s*</.test(packed.toString('latin1', 0, 100))) throw webPage(kind);
    throw damaged(kind, `it is not gzip, or not all of it: ${messageOf(error)}`);
  }
}

/** The parser calls back at once, so what is thrown here ends the reading at the first entry that is refused. */
class ArchiveReader {
  readonly #kind: ArchiveKind;
  readonly #files = new Map<string, ArchivedFile>();
  #entries = 0;
  #bytes = 0;

  constructor(kind: ArchiveKind) {
    this.#kind = kind;
  }

  read(tar: Buffer): ArchivedFile[] {
    const parser = new Parser({ strict: true });
    let ended = false;
    parser.on('error', (error: unknown) => {
      throw damaged(this.#kind, messageOf(error));
    });
    parser.on('meta', (text: string) => {
      if (text.includes('GNU.sparse')) throw damaged(this.#kind, 'it holds a file with holes');
    });
    parser.on('ignoredEntry', (entry: ReadEntry) => {
      throw hostile(this.#kind, UNKNOWN_KIND, entry.path);
    });
    parser.on('entry', (entry: ReadEntry) => this.#take(entry));
    parser.on('end', () => {
      ended = true;
    });
    parser.end(tar);
    if (!ended) throw damaged(this.#kind, 'it has no end');
    this.#refuseFilesInFiles();
    return [...this.#files.values()];
  }

  #take(entry: ReadEntry): void {
    this.#entries += 1;
    if (this.#entries > MAXIMUM_ENTRIES)
      throw beyond(this.#kind, `more than ${MAXIMUM_ENTRIES.toLocaleString('en')} entries`);
    const path = cleanEntryPath(entry.path);
    if (path === undefined) throw hostile(this.#kind, 'a path that does not belong there', entry.path);
    if (path === '' || !this.#counts(entry)) {
      entry.resume();
      return;
    }
    const chunks: Buffer[] = [];
    entry.on('data', (chunk: Buffer) => chunks.push(chunk));
    entry.on('end', () => this.#keep(entry, path, Buffer.concat(chunks)));
  }

  #counts({ type, size, path }: ReadEntry): boolean {
    if (type === 'Directory') return false;
    if (FILES.has(type)) {
      this.#bytes += size;
      if (this.#bytes > MAXIMUM_BYTES) throw tooLarge(this.#kind);
      return true;
    }
    if (this.#kind.kind === 'artifact' && type === 'SymbolicLink') return true;
    if (this.#kind.kind === 'artifact' && PASSED_OVER.has(type)) return false;
    throw hostile(this.#kind, NAMES[type] ?? UNKNOWN_KIND, path);
  }

  #keep(entry: ReadEntry, path: string, content: Buffer): void {
    const file = entry.type === 'SymbolicLink' ? this.#link(path, entry.linkpath ?? '') : { path, content };
    const known = this.#files.get(path);
    // Some tools pack a file twice; only two contents make it a riddle
    if (known && !(known.link === file.link && known.content.equals(file.content)))
      throw hostile(this.#kind, 'two files with one path', path);
    this.#files.set(path, file);
  }

  #link(path: string, target: string): ArchivedFile {
    const link = relativeLinkTarget(path, target);
    if (link === undefined) throw hostile(this.#kind, 'a symlink that leads out of it', path);
    return { path, link, content: Buffer.from(link) };
  }

  /** A file, or a symlink that could be followed, in the place of a folder. */
  #refuseFilesInFiles(): void {
    for (const path of this.#files.keys()) {
      for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
        if (this.#files.has(path.slice(0, at))) throw hostile(this.#kind, 'a file in a file', path);
      }
    }
  }
}

const UNKNOWN_KIND = 'an entry of unknown kind';
const NAMES: Partial<Record<string, string>> = {
  Link: 'a hard link',
  SymbolicLink: 'a symlink',
  CharacterDevice: 'a device',
  BlockDevice: 'a device',
  FIFO: 'a pipe',
};

function damaged({ what, kind }: ArchiveKind, reason: string): UndeterminedError {
  return new UndeterminedError(`${what} cannot be unpacked: ${reason}.`, { next: again(kind) });
}

/** What proxies, and servers that want a login, give in its place. */
function webPage({ what }: ArchiveKind): UndeterminedError {
  return new UndeterminedError(`${what} cannot be unpacked: the server gave a web page instead.`, {
    next: 'It may want repository-credentials, or a proxy has put it there: see what it says, and run again.',
  });
}

function hostile({ what, kind }: ArchiveKind, thing: string, path: string): UndeterminedError {
  return new UndeterminedError(`${what} is refused: it holds ${thing}, ${shown(path)}.`, { next: again(kind) });
}

function beyond({ what, kind }: ArchiveKind, thing: string): UndeterminedError {
  return new UndeterminedError(`${what} is refused: it holds ${thing}.`, { next: again(kind) });
}

function tooLarge(kind: ArchiveKind): UndeterminedError {
  return beyond(kind, 'more than 100 MiB');
}

function again(kind: ArchiveKind['kind']): string {
  return kind === 'chart'
    ? 'Publish the chart again, with what "helm package" makes.'
    : 'Publish the artifact again, with plain files and folders.';
}

function shown(path: string): string {
  return JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
}
