import { isJsonObject } from '../../model/kube-object.ts';
import type { Renderer } from '../../ports/renderer.ts';
import type { Repository } from '../../ports/repository.ts';

const FULL_COMMIT = /^[0-9a-f]{40}$/i;
const SHORT_COMMIT = /^[0-9a-f]{7,40}$/i;
/** What no reference has in its name, and git itself reads as an expression: `main~1`, `v1^{}` (git check-ref-format). */
const NO_REFERENCE = /[\s~^:?*[\\]|@\{/;
/** What a version or a constraint on versions can begin with; nothing else is held against the tags. */
const CONSTRAINT = /^\s*[v=<>~^!*]?[\d\s=<>~^*xX]/;

export interface TagRanges {
  renderer: Renderer;
  /** `tagPrefix` of the source; empty for none. */
  tagPrefix: string;
}

export interface FoundRevision {
  /** A commit id, in full or, where nobody could ask, as short as it was written. */
  commit: string;
  /** Set unless the words name one commit for good, or a tag: why they may name another one tomorrow. */
  movable?: string;
}

/** `refs/heads/main` and `main` are one branch to Argo CD. */
export function branchName(revision: string): string {
  return revision.replace(/^refs\/heads\//, '');
}

/**
 * Finds the commit of a `targetRevision` among what `git ls-remote` lists, in Argo CD's order: a full commit id as it is; the
 * highest tag for a version range; HEAD, a short or full reference name; a short commit id (util/git client.go lsRemote,
 * util/versions MaxVersion).
 *
 * @param ranges how the tags are held against a range: only those with the prefix count, by the rest of their names. Nothing where a
 *   range is no revision, as for git itself.
 * @returns nothing when the repository has no such revision: Argo CD will not find it either.
 */
export async function findRevision(
  revision: string,
  references: ReadonlyMap<string, string>,
  ranges: TagRanges | undefined,
): Promise<FoundRevision | undefined> {
  if (FULL_COMMIT.test(revision)) return { commit: revision.toLowerCase() };
  const tags = [...references.keys()].flatMap((name) =>
    name.startsWith('refs/tags/') && !name.endsWith('^{}') ? [name.slice('refs/tags/'.length)] : [],
  );
  const tag = ranges && (await tagInRange(revision, tags, ranges));
  const range = tag !== undefined && tag !== ranges?.tagPrefix + revision;
  const name = tag ?? (revision === '' ? 'HEAD' : revision);
  if (NO_REFERENCE.test(name)) return undefined;
  const candidates = name === 'HEAD' || name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const candidate of candidates) {
    const commit = references.get(`${candidate}^{}`) ?? references.get(candidate);
    if (commit === undefined) continue;
    if (range) return { commit, movable: `the range ${revision} takes the newest tag, ${tag} today` };
    if (candidate.startsWith('refs/tags/')) return { commit };
    return { commit, movable: candidate === 'HEAD' ? 'HEAD moves' : `the branch ${branchName(candidate)} moves` };
  }
  return SHORT_COMMIT.test(revision) ? { commit: revision.toLowerCase() } : undefined;
}

/** The same in a clone that is here, as far as it has the reference. */
export async function findInClone(
  written: string,
  repository: Repository,
  defaultBranch: string | undefined,
  ranges: TagRanges,
): Promise<FoundRevision | undefined> {
  if (FULL_COMMIT.test(written)) return found(await repository.resolve(written));
  const name = written === '' || written === 'HEAD' ? (defaultBranch ?? 'HEAD') : written;
  const tag = await tagInRange(name, await repository.tags(), ranges);
  if (tag !== undefined) {
    const commit = await repository.resolve(`refs/tags/${tag}`);
    if (commit !== undefined)
      return found(
        commit,
        tag === ranges.tagPrefix + name ? undefined : `the range ${name} takes the newest tag, ${tag} today`,
      );
  }
  if (NO_REFERENCE.test(name)) return undefined;
  for (const candidate of [`refs/remotes/origin/${name}`, `refs/tags/${name}`, `refs/heads/${name}`]) {
    const commit = await repository.resolve(candidate);
    if (commit !== undefined)
      return found(commit, candidate.startsWith('refs/tags/') ? undefined : `the branch ${name} moves`);
  }
  return name.startsWith('refs/') || SHORT_COMMIT.test(name) ? found(await repository.resolve(name)) : undefined;
}

function found(commit: string | undefined, movable?: string): FoundRevision | undefined {
  return commit === undefined ? undefined : { commit, ...(movable !== undefined && { movable }) };
}

async function tagInRange(
  revision: string,
  tags: readonly string[],
  { renderer, tagPrefix }: TagRanges,
): Promise<string | undefined> {
  if (!CONSTRAINT.test(revision)) return undefined;
  const versions = tags.filter((tag) => tag.startsWith(tagPrefix)).map((tag) => tag.slice(tagPrefix.length));
  const version = await highestVersion(revision, versions, renderer);
  return version === undefined ? undefined : tagPrefix + version;
}

/** The highest version that satisfies a constraint, as Argo CD's semver library decides; an exact version stands for itself. */
export async function highestVersion(
  constraint: string,
  versions: readonly string[],
  renderer: Renderer,
): Promise<string | undefined> {
  if (versions.length === 0) return undefined;
  const outcome = await renderer.call({
    operation: 'semver.resolve',
    arguments: { constraint, versions: [...versions] },
    files: [],
    application: constraint,
  });
  const version = outcome.ok && isJsonObject(outcome.result) ? outcome.result['version'] : undefined;
  return typeof version === 'string' && version !== '' ? version : undefined;
}
