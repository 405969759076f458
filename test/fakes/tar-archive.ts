import { gzipSync } from 'node:zlib';
import { Header, Pax } from 'tar';

/** One entry of an archive, also of one that nobody should make. */
export interface TarEntry {
  path: string;
  content?: string | Buffer;
  /** Default: a file. */
  type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link' | 'CharacterDevice' | 'FIFO' | 'NextFileHasLongPath';
  linkpath?: string;
  mode?: number;
  /** The size that the header claims, when it is not the content's. */
  size?: number;
  /** Records of an extended header (PAX) in front of the entry: `path`, `linkpath`, `size`. */
  extended?: { path?: string; linkpath?: string; size?: number };
}

/** The bytes of a tar archive with these entries, as they are given: nothing is checked. */
export function tarArchive(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(1024)]);
}

/** The same, packed as a chart is. */
export function packedTar(entries: readonly TarEntry[]): Buffer {
  return gzipSync(tarArchive(entries));
}

/** A packed chart: files by path relative to the chart's folder. Equal files give equal bytes. */
export function packedChart(folder: string, files: Readonly<Record<string, string | Buffer>>): Buffer {
  return packedTar(Object.entries(files).map(([path, content]) => ({ path: `${folder}/${path}`, content })));
}

function blocksOf({ path, content = '', type = 'File', linkpath, mode = 0o644, size, extended }: TarEntry): Buffer[] {
  const body = Buffer.from(content);
  const block = Buffer.alloc(512);
  new Header({
    path,
    type,
    mode,
    size: size ?? body.length,
    mtime: new Date(0),
    uid: 0,
    gid: 0,
    ...(linkpath !== undefined && { linkpath }),
  }).encode(block, 0);
  const extension = extended ? [new Pax(extended).encode()] : [];
  return [...extension, block, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}
