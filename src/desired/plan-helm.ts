import { posix } from 'node:path';
import picomatch from 'picomatch';
import { expand } from '../argocd/build-environment.ts';
import { isAtLeast } from '../argocd/bundled-tools.ts';
import { helmOptions, splitRef } from '../argocd/helm-arguments.ts';
import type { JsonObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { joinInside, listFiles, resolvePath } from '../text/paths.ts';
import { redactUrl } from '../text/redact-url.ts';
import { directoryFiles } from './input-closure.ts';
import { NotDetermined, RefusedByArgoCd } from './obstacles.ts';
import type { PlanContext, RenderStep } from './plan.ts';

/** A file that an argument names: where it is, or why it is not. */
interface NamedFile {
  snapshot: Snapshot;
  /** Path in the snapshot, not resolved. */
  path: string;
  found: { oid: string; size: number } | undefined;
  glob: boolean;
}

/** `helm template` on a chart in this repository (reposerver helmTemplate). */
export async function planHelm(context: PlanContext): Promise<RenderStep[]> {
  const { application, source, environment, snapshot, directory, side } = context;
  const options = helmOptions(application, source, environment, side.settings);
  const files = directoryFiles(snapshot, directory);
  const include = (file: NamedFile) => {
    if (file.found) files.set(file.path, file.found);
    return file.path;
  };

  const values: JsonObject[] = [];
  for (const file of valueFiles(context, options.valueFiles, options.ignoreMissingValueFiles))
    values.push({ path: include(file) });
  if (options.inlineValues !== undefined) values.push({ content: options.inlineValues });

  const setFile = options.fileParameters.map(({ name, path }) => {
    const file = namedFile(context, path);
    if (!file.found) throw new RefusedByArgoCd(`fileParameters "${name}": there is no file ${file.path}`);
    return `${name}=${include(file)}`;
  });
  if (source.helm?.['version'] !== undefined && source.helm['version'] !== '') {
    context.notes.add(
      `helm.version is ignored: Argo CD renders with the Helm that it bundles (Helm ${String(options.fixed['helm'])}).`,
    );
  }
  return [
    {
      operation: 'helm.template',
      arguments: { ...options.fixed, chart: directory, values, setFile, output: 'objects' },
      files,
      snapshot,
    },
  ];
}

/** Resolves one `valueFiles` or `fileParameters` path (util/io/path ResolveValueFilePathOrUrl; reposerver getResolvedValueFiles). */
function namedFile(context: PlanContext, written: string): NamedFile {
  const { application, environment, snapshot, directory } = context;
  const ref = application.multiSource ? splitRef(written) : undefined;
  const tree = ref && context.refTree(ref.ref);
  if (ref && tree) {
    if (tree.snapshot.tree !== snapshot.tree) {
      throw new RefusedByArgoCd(`"${written}" is in another revision of this repository than the chart`);
    }
    return fileAt(tree.snapshot, '', expand(ref.path, environment), written);
  }
  if (ref && !environment.has(ref.ref.replace(/[{}]/g, ''))) {
    throw new RefusedByArgoCd(`"${written}": no source of this Application has \`ref: ${ref.ref}\``);
  }
  const path = expand(written, environment);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(path)?.[1];
  if (scheme !== undefined) {
    if (!/^https?$/i.test(scheme))
      throw new RefusedByArgoCd(`value file "${written}": the URL scheme ${scheme} is not allowed`);
    throw new NotDetermined('a value file is a URL, and this version does not fetch it', { detail: redactUrl(path) });
  }
  return path.startsWith('/')
    ? fileAt(snapshot, '', path.slice(1), written)
    : fileAt(snapshot, directory, path, written);
}

function fileAt(snapshot: Snapshot, directory: string, path: string, written: string): NamedFile {
  const joined = joinInside(directory, path);
  if ('error' in joined) throw new RefusedByArgoCd(`"${written}" leads out of the repository`);
  const resolved = resolvePath(snapshot, joined.path);
  if ('error' in resolved && resolved.error === 'in a submodule') {
    throw new NotDetermined('a value file is in a Git submodule, which this version does not fetch', {
      detail: written,
    });
  }
  if ('error' in resolved && resolved.error !== 'missing') throw new RefusedByArgoCd(`"${written}": ${resolved.error}`);
  const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
  const found = entry?.type === 'file' ? { oid: entry.oid, size: entry.size } : undefined;
  return { snapshot, path: joined.path, found, glob: false };
}

function valueFiles(context: PlanContext, written: string[], ignoreMissing: boolean): NamedFile[] {
  const globs = isAtLeast(context.side.settings.version, 3, 4);
  const files: NamedFile[] = [];
  for (const path of written) {
    const file = namedFile(context, path);
    if (globs && /[*?[]/.test(file.path)) {
      const matched = expandGlob(file);
      if (matched.length === 0 && !ignoreMissing) throw new RefusedByArgoCd(`value files "${path}" match nothing`);
      files.push(...matched);
    } else if (file.found) files.push(file);
    else if (!ignoreMissing) throw new RefusedByArgoCd(`there is no value file ${file.path} (written "${path}")`);
  }
  return globs ? withoutRepeats(files) : files;
}

/** `* ? [` and `**` in lexical order, from 3.4 on. */
function expandGlob(pattern: NamedFile): NamedFile[] {
  const scan = picomatch.scan(pattern.path);
  const matches = picomatch(pattern.path, { dot: true, nonegate: true, noext: true });
  const base = scan.base === '.' ? '' : scan.base;
  if ('error' in resolvePath(pattern.snapshot, base)) return [];
  return listFiles(pattern.snapshot, base, { followDirectoryLinks: false })
    .filter((file) => matches(file.path))
    .map((file) => ({ ...pattern, path: file.path, found: { oid: file.entry.oid, size: file.entry.size }, glob: true }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** From 3.4 on a file is passed once: an entry that names it beats a glob that matches it, else the first place stays. */
function withoutRepeats(files: NamedFile[]): NamedFile[] {
  const explicit = new Set(files.filter((file) => !file.glob).map((file) => posix.normalize(file.path)));
  const seen = new Set<string>();
  return files.filter((file) => {
    const path = posix.normalize(file.path);
    if (seen.has(path) || (file.glob && explicit.has(path))) return false;
    seen.add(path);
    return true;
  });
}
