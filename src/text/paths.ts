import { UndeterminedError } from '../errors.ts';

/** One entry of a tree. `oid` is the git blob id of its content: equal ids, equal bytes. */
export interface TreeEntry {
  /** Relative to the root, with slashes. */
  path: string;
  type: 'file' | 'symlink' | 'submodule';
  oid: string;
  /** Bytes; 0 for a submodule. */
  size: number;
}

/** What paths are resolved in: a snapshot, or the like. Directories are implied by the paths of the entries. */
export interface Tree {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Target text of every symlink entry by path. */
  readonly links: ReadonlyMap<string, string>;
}

export type PathError = 'missing' | 'out of bounds' | 'loop' | 'not a directory' | 'in a submodule';

/** A file under the path at which it was met; `entry` is the real file, also where a symlink led to it. */
export interface ListedFile {
  path: string;
  entry: TreeEntry;
}

/** What Linux allows in one look-up (path_resolution(7)). */
const MAXIMUM_LINKS = 40;
/** Two links to the parent's sibling in each of 20 directories are a million paths. */
const MAXIMUM_BEHIND_LINKS = 100_000;

/**
 * Follows a path, and the symlinks of files and directories on it, inside a tree.
 *
 * @param path from the root, with slashes; empty or `.` is the root.
 * @returns the real path of an entry or directory (`''` is the root), or why there is none. A path that leaves the tree, by
 * `..` or an absolute link, is out of bounds even where it would come back.
 */
export function resolvePath(tree: Tree, path: string): { path: string } | { error: PathError } {
  const directories = directoriesOf(tree);
  let pending = path.split('/').reverse();
  const real: string[] = [];
  let followed = 0;
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (real.pop() === undefined) return { error: 'out of bounds' };
      continue;
    }
    const here = [...real, name].join('/');
    const type = tree.entries.get(here)?.type;
    if (type === 'symlink') {
      const target = tree.links.get(here) ?? '';
      if (target.startsWith('/')) return { error: 'out of bounds' };
      if (target === '') return { error: 'missing' };
      followed++;
      if (followed > MAXIMUM_LINKS) return { error: 'loop' };
      pending = [...pending, ...target.split('/').reverse()];
      continue;
    }
    if (type === undefined && !directories.has(here)) return { error: 'missing' };
    const more = pending.some((next) => next !== '' && next !== '.');
    if (more && type === 'file') return { error: 'not a directory' };
    if (more && type === 'submodule') return { error: 'in a submodule' };
    real.push(name);
  }
  return { path: real.join('/') };
}

/**
 * Joins a path that a manifest names to a directory, lexically, as Argo CD does (util/app/path Path): absolute paths and
 * paths that lead out of the tree are refused. Symlinks are not looked at: `resolvePath` does that.
 *
 * @param directory a path from the root, empty for the root itself.
 * @returns a clean path from the root, empty for the root itself.
 */
export function joinInside(
  directory: string,
  relative: string,
): { path: string } | { error: 'absolute' | 'out of bounds' } {
  if (relative.startsWith('/')) return { error: 'absolute' };
  const names: string[] = [];
  for (const name of [...directory.split('/'), ...relative.split('/')]) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    // Argo CD cleans first, so that `../NAME/x` could come back; but the name of its checkout is random
    else if (names.pop() === undefined) return { error: 'out of bounds' };
  }
  return { path: names.join('/') };
}

/**
 * Lists the files below a directory in the order of Go's filepath.Walk: names of one directory by bytes, each directory's
 * files where its name stands. Links to files count as files. Links that lead nowhere, out of the tree, or back to a
 * directory that they are in are left out, and so are submodules; `outOfBoundsLinks` tells of the first.
 *
 * @param directory from the root; it may be, or lie behind, a link. A directory that does not exist has no files.
 * @param options followDirectoryLinks: whether to list what is behind links to directories (helm does, filepath.Walk does not).
 * @throws UndeterminedError when links multiply the files beyond any use.
 */
export function listFiles(tree: Tree, directory: string, options: { followDirectoryLinks: boolean }): ListedFile[] {
  const directories = directoriesOf(tree);
  const files: ListedFile[] = [];
  let behindLinks = 0;

  function walk(real: string, shown: string, parents: readonly string[], linked: boolean): void {
    const inside = [...parents, real];
    for (const name of directories.get(real)?.names() ?? []) {
      if (linked && ++behindLinks > MAXIMUM_BEHIND_LINKS) {
        throw new UndeterminedError(`Symlinks below "${directory}" lead to more than ${MAXIMUM_BEHIND_LINKS} paths.`, {
          next: 'Remove the symlinks that lead to directories with further symlinks.',
        });
      }
      const here = real === '' ? name : `${real}/${name}`;
      const path = shown === '' ? name : `${shown}/${name}`;
      const entry = tree.entries.get(here);
      if (entry?.type === 'file') files.push({ path, entry });
      else if (entry?.type === 'symlink') follow(here, path, inside);
      else if (entry === undefined) walk(here, path, inside, linked);
    }
  }

  function follow(link: string, shown: string, inside: readonly string[]): void {
    const target = resolvePath(tree, link);
    if ('error' in target) return;
    const entry = tree.entries.get(target.path);
    if (entry?.type === 'file') files.push({ path: shown, entry });
    else if (
      entry === undefined &&
      options.followDirectoryLinks &&
      !inside.some((open) => contains(target.path, open))
    ) {
      walk(target.path, shown, inside, true);
    }
  }

  const start = resolvePath(tree, directory);
  if ('error' in start) return [];
  const shown = joinInside('', directory);
  walk(start.path, 'error' in shown ? start.path : shown.path, [], false);
  return files;
}

const submodulesOf = new WeakMap<Tree, readonly TreeEntry[]>();

/** The submodules of a tree, in its order. */
export function submodules(tree: Tree): readonly TreeEntry[] {
  let found = submodulesOf.get(tree);
  if (!found) {
    found = [...tree.entries.values()].filter(({ type }) => type === 'submodule');
    submodulesOf.set(tree, found);
  }
  return found;
}

/**
 * The symlinks for which Argo CD refuses to render anything of a repository (util/app/path CheckOutOfBoundsSymlinks):
 * absolute ones, and those whose target leaves the root at any step, read lexically.
 *
 * @returns their paths, in the order of the tree.
 */
export function outOfBoundsLinks(tree: Tree): string[] {
  return [...tree.links].filter(([path, target]) => leavesRoot(path, target)).map(([path]) => path);
}

function leavesRoot(path: string, target: string): boolean {
  return 'error' in joinInside(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '', target);
}

function contains(directory: string, path: string): boolean {
  return directory === '' || path === directory || path.startsWith(`${directory}/`);
}

/** Orders strings as their UTF-8 bytes, as git and Go do. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x !== y) return afterSurrogates(x) - afterSurrogates(y);
  }
  return a.length - b.length;
}

/** UTF-16 puts surrogates, which stand for the highest characters, below U+E000 to U+FFFF. */
function afterSurrogates(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

class Directory {
  readonly #names: string[] = [];
  #sorted = true;

  add(name: string): void {
    this.#names.push(name);
    this.#sorted = false;
  }

  names(): readonly string[] {
    if (!this.#sorted) this.#names.sort(compareBytes);
    this.#sorted = true;
    return this.#names;
  }
}

const indexes = new WeakMap<Tree['entries'], ReadonlyMap<string, Directory>>();

/** All directories of a tree by path, the root as `''`. Built once: trees have 100,000 entries, and look-ups are many. */
function directoriesOf(tree: Tree): ReadonlyMap<string, Directory> {
  const known = indexes.get(tree.entries);
  if (known) return known;
  const directories = new Map([['', new Directory()]]);
  for (const path of tree.entries.keys()) {
    let child = path;
    while (child !== '') {
      const slash = child.lastIndexOf('/');
      const parent = slash < 0 ? '' : child.slice(0, slash);
      const existing = directories.get(parent);
      const directory = existing ?? new Directory();
      directory.add(child.slice(slash + 1));
      if (existing) break;
      directories.set(parent, directory);
      child = parent;
    }
  }
  indexes.set(tree.entries, directories);
  return directories;
}
