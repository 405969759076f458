import { posix } from 'node:path';
import type { ResolvedSource } from '../../model/resolved-source.ts';
import type { Snapshot } from '../../ports/repository.ts';
import { submodules } from '../../text/paths.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { NotDetermined, RefusedByArgoCd } from '../obstacles.ts';
import { emptySnapshot, withSubmodules } from './snapshot-views.ts';
import type { SourceTree } from './source-trees.ts';

/** Deeper than anybody nests them; a repository can be its own submodule. */
const MAXIMUM_DEPTH = 10;

/**
 * Reads all submodules of a tree, and theirs: `git submodule update --init --recursive`, which Argo CD runs on every checkout
 * (util/git client.go Submodule).
 */
export async function checkOutSubmodules(
  tree: SourceTree,
  remote: (url: string, revision: string, role: string) => Promise<SourceTree>,
  depth = 0,
): Promise<{ tree: SourceTree; submodules: ResolvedSource[] }> {
  const found = submodules(tree.snapshot);
  if (found.length === 0) return { tree, submodules: [] };
  if (depth === MAXIMUM_DEPTH) throw new RefusedByArgoCd(`submodules are nested more than ${MAXIMUM_DEPTH} deep`);
  const urls = await submoduleUrls(tree.snapshot);
  if (urls === undefined) return { tree: withoutSubmodules(tree), submodules: [] };
  const snapshots = new Map<string, Snapshot>();
  const resolved: ResolvedSource[] = [];
  for (const { path, oid } of found) {
    const written = urls.get(path);
    if (written === undefined) throw new RefusedByArgoCd(`the submodule ${path} has no URL in .gitmodules`);
    const own = await remote(absoluteUrl(written, tree.url), oid, 'submodule').catch((error: unknown) => {
      throw named(error, path);
    });
    const nested = await checkOutSubmodules(own, remote, depth + 1);
    snapshots.set(path, nested.tree.snapshot);
    resolved.push(own.resolved, ...nested.submodules);
  }
  return { tree: { ...tree, snapshot: withSubmodules(tree.snapshot, snapshots) }, submodules: resolved };
}

/** One submodule that cannot be read is in the way of every Application of the repository, of whatever folder. */
function named(error: unknown, path: string): unknown {
  if (!(error instanceof NotDetermined)) return error;
  const { reason, detail = '', help } = error.undetermined;
  return new NotDetermined(reason, { detail: `${path}: ${detail}`, ...(help !== undefined && { help }) });
}

/** Without a `.gitmodules` Argo CD checks none out, and their folders stay empty. */
function withoutSubmodules(tree: SourceTree): SourceTree {
  const folders = submodules(tree.snapshot).map(({ path }) => [path, emptySnapshot] as const);
  return { ...tree, snapshot: withSubmodules(tree.snapshot, new Map(folders)) };
}

/** URLs by path, from `.gitmodules`: a git configuration file, of which only these two keys of one section are read. */
async function submoduleUrls(snapshot: Snapshot): Promise<Map<string, string> | undefined> {
  const urls = new Map<string, string>();
  const entry = snapshot.entries.get('.gitmodules');
  if (entry?.type !== 'file') return undefined;
  const text = (await snapshot.read([entry.oid])).get(entry.oid)?.toString('utf8') ?? '';
  let section: Map<string, string> | undefined;
  const keep = () => {
    const [path, url] = [section?.get('path'), section?.get('url')];
    if (path !== undefined && url !== undefined) urls.set(path, url);
  };
  // Line by line: many empty ones must not cost many times as much
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('[')) {
      keep();
      section = line.startsWith('[submodule') ? new Map() : undefined;
    }
    const [, key = '', value = ''] = /^(path|url)\s*=(.*)$/i.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name !== '' && section?.has(name) === false) section.set(name, unquoted(value.trim()));
  }
  keep();
  return urls;
}

function unquoted(value: string): string {
  const end = value.length > 1 && value.endsWith('"') ? -1 : undefined;
  return value.slice(value.startsWith('"') ? 1 : 0, end).replace(/\\(["\\])/g, '$1');
}

/** A URL that begins with `./` or `../` is relative to that of the repository it is in (gitmodules(5)). */
function absoluteUrl(url: string, of: string): string {
  if (!/^\.\.?\//.test(url)) return url;
  const [, start = '', path = ''] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/]+\/)(.*)$/i.exec(of) ?? /^([^/:]+:)(.*)$/.exec(of) ?? [];
  if (start === '') {
    throw new NotDetermined('a submodule is named relative to a repository whose URL is not known', {
      detail: `${url}, relative to ${redactUrl(of)}`,
    });
  }
  const joined = posix.join(`/${path}`, url);
  return start + joined.slice(1);
}
