import { posix } from 'node:path';
import picomatch from 'picomatch';
import { expand } from '../argocd/build-environment.ts';
import { isAtLeast } from '../argocd/bundled-tools.ts';
import { splitRef } from '../argocd/helm-arguments.ts';
import { nearest } from '../text/nearest.ts';
import { joinInside, listFiles, resolvePath } from '../text/paths.ts';
import type { InputFile } from './input-closure.ts';
import { NeedsSubmodules, RefusedByArgoCd } from './obstacles.ts';
import type { PlanContext } from './plan.ts';
import { fetchFile } from './sources/files.ts';
import type { SourceTree } from './sources/source-trees.ts';

/** A file that an argument names: where it is, or why it is not. */
export interface NamedFile {
  /** The tree that it is in; absent for a download. */
  tree: SourceTree | undefined;
  /** The ref by which that tree is named, if it is another one than the chart's. */
  ref: string | undefined;
  /** Path in its tree, not resolved; for a download its URL. */
  path: string;
  found: InputFile | undefined;
  glob: boolean;
}

/** Resolves one `valueFiles` or `fileParameters` path (util/io/path ResolveValueFilePathOrUrl). */
export async function namedFile(context: PlanContext, written: string): Promise<NamedFile> {
  const { application, environment, tree, directory } = context;
  const ref = application.multiSource ? splitRef(written) : undefined;
  const refTree = ref && context.refTree(ref.ref);
  if (ref && refTree) {
    const name = refTree.snapshot.tree === tree.snapshot.tree ? undefined : ref.ref;
    return fileAt(refTree, name, '', expand(ref.path, environment).replace(/^\/+/, ''), written);
  }
  const path = expand(written, environment);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(path)?.[1];
  if (scheme !== undefined) {
    if (!/^https?$/i.test(scheme))
      throw new RefusedByArgoCd(`value file "${written}": the URL scheme ${scheme} is not allowed`);
    const { file, resolved } = await fetchFile(path, 'value file', context.downloads);
    context.sources.push(resolved);
    return { tree: undefined, ref: undefined, path: resolved.url, found: file, glob: false };
  }
  return path.startsWith('/')
    ? fileAt(tree, undefined, '', path.slice(1), written)
    : fileAt(tree, undefined, directory, path, written);
}

function fileAt(
  tree: SourceTree,
  ref: string | undefined,
  directory: string,
  path: string,
  written: string,
): NamedFile {
  const { snapshot } = tree;
  const joined = joinInside(directory, path);
  if ('error' in joined) throw new RefusedByArgoCd(`"${written}" leads out of the repository`);
  const resolved = resolvePath(snapshot, joined.path);
  if ('error' in resolved && resolved.error === 'in a submodule') throw new NeedsSubmodules(written);
  if ('error' in resolved && resolved.error !== 'missing') throw new RefusedByArgoCd(`"${written}": ${resolved.error}`);
  const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
  if (!entry && !('error' in resolved)) throw new RefusedByArgoCd(`"${written}" is a directory`);
  const found = entry?.type === 'file' ? { oid: entry.oid, size: entry.size, from: snapshot } : undefined;
  return { tree, ref, path: joined.path, found, glob: false };
}

/** The value files that are passed, in their order (reposerver getResolvedValueFiles). */
export async function valueFiles(
  context: PlanContext,
  written: string[],
  ignoreMissing: boolean,
): Promise<NamedFile[]> {
  const globs = isAtLeast(context.side.settings.version, 3, 4);
  const files: NamedFile[] = [];
  for (const path of written) {
    const file = await namedFile(context, path);
    if (globs && file.tree && /[*?[]/.test(file.path)) {
      const matched = expandGlob(file, file.tree);
      if (matched.length === 0 && !ignoreMissing) throw new RefusedByArgoCd(`value files "${path}" match nothing`);
      files.push(...matched);
    } else if (file.found) files.push(file);
    else if (!ignoreMissing) {
      const meant = file.tree && nearestFile(file.path, file.tree);
      const question = meant === undefined ? '' : `; did you mean ${meant}?`;
      throw new RefusedByArgoCd(`there is no value file ${file.path} (written "${path}")${question}`);
    }
  }
  return globs ? withoutRepeats(files) : files;
}

/** Of shorter names, such as eu and us, every other one is near. */
const SHORTEST_NAME = 3;

/** A file with nearly this name in the folder, or with this name in a folder that is called nearly so. */
function nearestFile(path: string, { snapshot }: SourceTree): string | undefined {
  const { dir, base, name } = posix.parse(path);
  if (name.length < SHORTEST_NAME) return undefined;
  const files = [...snapshot.entries.values()].filter(({ type }) => type === 'file').map((entry) => entry.path);
  const beside = nearest(
    base,
    files.filter((each) => posix.dirname(each) === (dir || '.')).map((each) => posix.basename(each)),
  );
  if (beside !== undefined) return posix.join(dir, beside);
  return nearest(
    path,
    files.filter((each) => posix.basename(each) === base),
  );
}

/** `* ? [` and `**` in lexical order, from 3.4 on. */
function expandGlob(pattern: NamedFile, { snapshot }: SourceTree): NamedFile[] {
  // doublestar has both `[!a]` and `[^a]`
  const glob = pattern.path.replaceAll('[!', '[^');
  const scan = picomatch.scan(glob);
  const matches = picomatch(glob, { dot: true, nonegate: true, noext: true });
  const base = scan.base === '.' ? '' : scan.base;
  if ('error' in resolvePath(snapshot, base)) return [];
  const directory = [...new Set([...snapshot.entries.keys()].flatMap(parents))].find((path) => matches(path));
  if (directory !== undefined)
    throw new RefusedByArgoCd(
      `the value files "${pattern.path}" are also the directory ${directory}, which Helm cannot read`,
    );
  return listFiles(snapshot, base, { followDirectoryLinks: false })
    .filter((file) => matches(file.path))
    .map(({ path, entry: { oid, size } }) => ({ ...pattern, path, found: { oid, size, from: snapshot }, glob: true }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The directories that a path is in, but for the root. */
function parents(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** From 3.4 on a file is passed once: an entry that names it beats a glob that matches it, else the first place stays. */
function withoutRepeats(files: NamedFile[]): NamedFile[] {
  const keyOf = ({ ref, tree, path }: NamedFile) => `${ref ?? ''}:${tree ? posix.normalize(path) : path}`;
  const explicit = new Set(files.filter((file) => !file.glob).map(keyOf));
  const seen = new Set<string>();
  return files.filter((file) => {
    const key = keyOf(file);
    if (seen.has(key) || (file.glob && explicit.has(key))) return false;
    seen.add(key);
    return true;
  });
}
