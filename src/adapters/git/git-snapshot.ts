import { UndeterminedError } from '../../errors.ts';
import { SEARCHED_TOGETHER, type Snapshot, type TreeEntry } from '../../ports/repository.ts';
import { decodeText, isUtf16, UTF_16_MARKS } from '../../text/encoding.ts';
import { decodePath, type Git, GitFailure, zeroTerminated } from './git.ts';
import type { ObjectReader } from './object-reader.ts';

export interface SnapshotSource {
  git: Git;
  reader: ObjectReader;
  label: string;
  commit: string;
  tree: string;
  /** Blobs that a partial clone does not have, and did not get. */
  missing: ReadonlySet<string>;
  /** Bytes of one file that are still read. */
  maximumFileBytes: number;
}

/** Opens a git tree: one `ls-tree`, and one batch for the targets of symlinks. */
export async function openGitSnapshot(source: SnapshotSource): Promise<Snapshot> {
  const { label, commit, tree } = source;
  const entries = await listTree(source);
  const byOid = new Map<string, TreeEntry>();
  for (const entry of entries.values()) if (entry.type !== 'submodule') byOid.set(entry.oid, entry);

  async function read(oids: Iterable<string>): Promise<Map<string, Buffer>> {
    const wanted = new Set(oids);
    // Of what a damaged clone lacks, git does not know the size
    const absent = [...wanted].find((oid) => source.missing.has(oid) || Number.isNaN(byOid.get(oid)?.size));
    if (absent !== undefined) throw missingBlob(byOid.get(absent)?.path ?? absent);
    for (const oid of wanted) refuseLarge(byOid.get(oid), source.maximumFileBytes);
    const contents = await source.reader.read(wanted);
    for (const oid of wanted) if (!contents.has(oid)) throw missingBlob(byOid.get(oid)?.path ?? oid);
    return contents;
  }

  const inUtf16 = once(() => filesInUtf16(source, entries, read));
  const together = once(() => filesContainingEach(source, entries, SEARCHED_TOGETHER));
  const symlinks = [...entries.values()].filter((entry) => entry.type === 'symlink');
  const targets = await read(symlinks.map((entry) => entry.oid));
  const links = new Map(symlinks.map((entry) => [entry.path, decodePath(targets.get(entry.oid) ?? Buffer.alloc(0))]));
  return {
    label,
    commit,
    tree,
    entries,
    links,
    read,
    async filesContaining(text) {
      const [found, further] = await Promise.all([
        SEARCHED_TOGETHER.includes(text) ? together() : filesContainingEach(source, entries, [text]),
        inUtf16(),
      ]);
      const paths = new Set(found.get(text));
      for (const [path, content] of further) if (content.includes(text)) paths.add(path);
      return paths;
    },
  };
}

const TYPES: Readonly<Record<string, TreeEntry['type']>> = { '120000': 'symlink', '160000': 'submodule' };

async function listTree({ git, tree, missing }: SnapshotSource): Promise<Map<string, TreeEntry>> {
  // Sizes of blobs that are not here would be fetched one by one
  const sizes = missing.size === 0 ? ['-l'] : [];
  const listing = await git.run(['ls-tree', '-r', '-z', '--full-tree', ...sizes, tree]);
  const entries = new Map<string, TreeEntry>();
  for (const line of zeroTerminated(listing.stdout)) {
    const tab = line.indexOf(9);
    const [mode = '', , oid = '', size = '0'] = line.toString('latin1', 0, tab).split(/ +/);
    const path = decodePath(line.subarray(tab + 1));
    entries.set(path, { path, type: TYPES[mode] ?? 'file', oid, size: size === '-' ? 0 : Number(size) });
  }
  if (missing.size > 0) await addSizes(git, entries, missing);
  return entries;
}

async function addSizes(
  git: Git,
  entries: ReadonlyMap<string, TreeEntry>,
  missing: ReadonlySet<string>,
): Promise<void> {
  const here = [...entries.values()].filter((entry) => entry.type !== 'submodule' && !missing.has(entry.oid));
  const input = here.map((entry) => `${entry.oid}\n`).join('');
  const sizes = (await git.text(['cat-file', '--batch-check=%(objectsize)', '--buffer'], { input })).split('\n');
  for (const [index, entry] of here.entries()) entry.size = Number(sizes[index]);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** @returns the paths of the files that contain each of the texts. */
async function filesContainingEach(
  { git, tree, missing }: SnapshotSource,
  entries: ReadonlyMap<string, TreeEntry>,
  texts: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (texts.some((text) => text === '' || /[\n\0]/.test(text)))
    throw new Error('the text to search for is a part of one line');
  const unknown = [...entries.values()].find((entry) => missing.has(entry.oid));
  if (unknown) throw missingBlob(unknown.path);
  // For one text the first line that has it is enough; for several, each line has a path, a zero, and what was found
  const answer = texts.length === 1 ? '-l' : '-o';
  const patterns = texts.flatMap((text) => ['-e', text]);
  const grep = ['grep', '--no-color', '--full-name', answer, '-z', '-F', '-a', ...patterns, tree, '--'];
  const { stdout } = await git.run(grep, { answers: [0, 1] });
  const found = new Map(texts.map((text) => [text, new Set<string>()]));
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(0, at);
    const path = decodePath(stdout.subarray(at + tree.length + 1, end));
    const lineEnd = answer === '-l' ? end : stdout.indexOf(10, end);
    const words = answer === '-l' ? texts.join() : stdout.toString('latin1', end + 1, lineEnd);
    for (const [text, paths] of found) if (words.includes(text)) paths.add(path);
    at = lineEnd + 1;
  }
  return found;
}

/**
 * git finds bytes, and no pattern of it can have the zeros of UTF-16: the few files with a byte order mark are read instead.
 *
 * @returns the texts of YAML and JSON files in UTF-16; not of those that are too large to be read.
 */
async function filesInUtf16(
  { git, tree, maximumFileBytes }: SnapshotSource,
  entries: ReadonlyMap<string, TreeEntry>,
  read: Snapshot['read'],
): Promise<Map<string, string>> {
  const grep = ['grep', '--no-color', '--full-name', '-l', '-z', '-F', '-a', '-f', '-', tree, '--'];
  const input = Buffer.concat(UTF_16_MARKS.flatMap((mark) => [mark, Buffer.from('\n')]));
  const found = await git.run([...grep, '*.yaml', '*.yml', '*.json'], { answers: [0, 1], input });
  const marked = [...zeroTerminated(found.stdout)]
    .map((line) => entries.get(decodePath(line.subarray(tree.length + 1))))
    .filter((entry) => entry !== undefined && entry.size <= maximumFileBytes) as TreeEntry[];
  const contents = await read(marked.map(({ oid }) => oid));
  return new Map(
    marked.flatMap(({ path, oid }) => {
      const content = contents.get(oid);
      return content && isUtf16(content) ? [[path, decodeText(content)] as const] : [];
    }),
  );
}

/** @throws UndeterminedError for a file of more than `maximumFileBytes`. */
export function refuseLarge(entry: TreeEntry | undefined, maximumFileBytes: number): void {
  if (entry === undefined || entry.size <= maximumFileBytes) return;
  throw new UndeterminedError(
    `${entry.path} has ${entry.size} bytes; files above ${maximumFileBytes} bytes are not read.`,
    {
      next: 'Keep large files out of the folders that Applications are rendered from.',
    },
  );
}

function missingBlob(path: string): UndeterminedError {
  return new UndeterminedError(`The content of ${path} is not in this clone.`, {
    next: 'Clone without --filter, or run without --offline so that it can be fetched.',
  });
}

/**
 * The blobs of a tree that a partial clone lacks: fetched in one go where that is allowed.
 *
 * @returns those that are still missing; nothing for a clone that is not partial.
 */
export async function completePartialClone(git: Git, tree: string, offline: boolean): Promise<Set<string>> {
  const remote = await promisorRemote(git);
  if (remote === undefined) return new Set();
  const missing = await missingBlobs(git, tree);
  if (missing.size === 0 || offline) return missing;
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin', remote];
  const options = ['-c', 'fetch.negotiationAlgorithm=noop', ...fetch];
  await git.run(options, { network: true, input: [...missing].map((oid) => `${oid}\n`).join('') });
  return missingBlobs(git, tree);
}

async function promisorRemote(git: Git): Promise<string | undefined> {
  const found = await git.text(['config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$'], {
    answers: [0, 1],
  });
  return /^remote\.(.+?)\.(?:promisor|partialclonefilter) /im.exec(found)?.[1];
}

async function missingBlobs(git: Git, tree: string): Promise<Set<string>> {
  try {
    const listed = await git.text(['rev-list', '--objects', '--missing=print', '--no-object-names', tree]);
    return new Set(listed.split('\n').flatMap((line) => (line.startsWith('?') ? [line.slice(1)] : [])));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new UndeterminedError(`The tree ${tree} is not in this clone: ${error.said}`, {
      next: 'Clone without --filter=tree:0.',
      cause: error,
    });
  }
}
