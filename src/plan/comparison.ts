import { allInputs, InputError, UndeterminedError } from '../errors.ts';
import type { Repositories, Repository, Snapshot } from '../ports/repository.ts';
import { baseOfPush, baseOnHost, branchOnHost, type OnHost, WHOLE_HISTORY } from './host-base.ts';

/** What is held against what. */
export interface Comparison {
  base: Snapshot;
  head: Snapshot;
  /** Absent when base and head are folders and no clone is around them. */
  repository: Repository | undefined;
  targetBranch: string | undefined;
  defaultBranch: string | undefined;
}

export interface ComparisonInputs {
  /** Any folder inside the clone; the current one when absent, and then no error where none is needed. */
  repo: string | undefined;
  base: string | undefined;
  head: string | undefined;
  targetBranch: string | undefined;
  /** What the host says that the default branch is. */
  defaultBranch?: string | undefined;
  /** Absent on the command line. */
  onHost?: OnHost;
}

const FOLDER = 'dir:';

/**
 * Opens base and head: head is what was asked for or the working tree, base is what was asked for or the merge-base of head
 * and the target branch, which is the default branch unless another is named.
 *
 * @throws all that is wrong with the inputs together, see `allInputs`.
 */
export async function planComparison(repositories: Repositories, inputs: ComparisonInputs): Promise<Comparison> {
  const opening = openClone(repositories, inputs.repo, isFolder(inputs.base) && isFolder(inputs.head));
  const [base, head] = await allInputs([
    openBase(repositories, opening, inputs),
    openHead(repositories, opening, inputs),
    opening,
  ]);
  return { base, head, ...(await branchesOf(await opening, inputs)) };
}

/** Opens what `render` shows: head alone. */
export async function planHead(repositories: Repositories, inputs: ComparisonInputs): Promise<Comparison> {
  const opening = openClone(repositories, inputs.repo, isFolder(inputs.head));
  const [head] = await allInputs([openHead(repositories, opening, inputs), opening]);
  return { base: head, head, ...(await branchesOf(await opening, inputs)) };
}

/** Looks at what is named, and does no work beyond: for a run that will be refused anyway. Throws as `planComparison` does. */
export async function openNamed(repositories: Repositories, inputs: ComparisonInputs): Promise<void> {
  const { base, head, targetBranch } = inputs;
  const opening = openClone(repositories, inputs.repo, isFolder(base) && isFolder(head));
  const branch = async (name: string) => targetCommit((await opening) as Repository, name);
  await allInputs([
    opening,
    base === undefined ? undefined : openBase(repositories, opening, inputs),
    head === undefined ? undefined : openHead(repositories, opening, inputs),
    targetBranch === undefined || base !== undefined ? undefined : branch(targetBranch),
  ]);
}

/** @param isOptional whether it is no error that there is no clone, unless one is named. */
async function openClone(
  repositories: Repositories,
  repo: string | undefined,
  isOptional: boolean,
): Promise<Repository | undefined> {
  try {
    return await repositories.open(repo ?? '.');
  } catch (error) {
    if (isOptional && repo === undefined) return undefined;
    throw error;
  }
}

async function branchesOf(
  repository: Repository | undefined,
  inputs: ComparisonInputs,
): Promise<Omit<Comparison, 'base' | 'head'>> {
  const { targetBranch } = inputs;
  const defaultBranch = await defaultBranchOf(repository, inputs);
  return { repository, targetBranch: targetBranch ?? defaultBranch, defaultBranch };
}

/** @returns the path that `dir:PATH` names; undefined for anything else. */
export function folderOf(written: string | undefined): string | undefined {
  return written?.startsWith(FOLDER) ? written.slice(FOLDER.length) : undefined;
}

async function defaultBranchOf(
  clone: Repository | undefined,
  { defaultBranch, onHost }: ComparisonInputs,
): Promise<string | undefined> {
  const known = defaultBranch ?? (await clone?.defaultBranch());
  // The clone of a host may have no branch at all; a remote that cannot be asked leaves it unknown
  return known ?? (onHost && (await clone?.remoteDefaultBranch().catch(() => undefined)));
}

function isFolder(revision: string | undefined): boolean {
  return folderOf(revision) !== undefined;
}

async function openHead(
  repositories: Repositories,
  opening: Promise<Repository | undefined>,
  { head }: ComparisonInputs,
): Promise<Snapshot> {
  const folder = folderOf(head);
  if (folder !== undefined) return repositories.folder(folder);
  const clone = (await opening) as Repository;
  return head === undefined ? clone.workingTree() : clone.commit(await commitOf(clone, head, 'head'));
}

async function openBase(
  repositories: Repositories,
  opening: Promise<Repository | undefined>,
  inputs: ComparisonInputs,
): Promise<Snapshot> {
  const folder = folderOf(inputs.base);
  if (folder !== undefined) return repositories.folder(folder);
  const clone = (await opening) as Repository;
  if (inputs.base !== undefined) return clone.commit(await commitOf(clone, inputs.base, 'base'));
  const head = inputs.head === undefined || isFolder(inputs.head) ? 'HEAD' : inputs.head;
  const { onHost } = inputs;
  const known = onHost && (await baseOnHost(clone, await commitOf(clone, head, 'head'), onHost));
  if (known !== undefined) return clone.commit(known);
  const targetBranch = inputs.targetBranch ?? (await defaultBranchOf(clone, inputs));
  if (targetBranch === undefined) {
    throw new InputError('The default branch of this clone is not known, so there is nothing to compare with', {
      next: 'Say what to compare with: --base REV, or --target-branch NAME.',
    });
  }
  const [headCommit, target] = await allInputs([
    commitOf(clone, head, 'head'),
    targetCommit(clone, targetBranch, onHost !== undefined),
  ]);
  const mergeBase = (await clone.mergeBase(target, headCommit)) ?? (await deepened(clone, target, headCommit));
  if (mergeBase === undefined) throw noMergeBase(await clone.isShallow(), head, targetBranch);
  const isOnTarget = onHost?.isPush === true && mergeBase === headCommit;
  return clone.commit(isOnTarget ? await baseOfPush(clone, headCommit) : mergeBase);
}

async function deepened(clone: Repository, target: string, head: string): Promise<string | undefined> {
  if (!(await clone.isShallow())) return undefined;
  return (await clone.deepen(target, head)) ? clone.mergeBase(target, head) : undefined;
}

function noMergeBase(shallow: boolean, head: string, targetBranch: string): UndeterminedError {
  const what = `${head} and ${targetBranch} have no common ancestor in this clone`;
  return shallow
    ? new UndeterminedError(`${what}: it is shallow`, {
        next: WHOLE_HISTORY,
      })
    : new UndeterminedError(what, { next: 'Say what to compare with: --base REV.' });
}

/** The remote's branch is what a pull request is merged into; a local branch of that name may be behind. */
async function targetCommit(clone: Repository, branch: string, isOnHost = false): Promise<string> {
  const now = isOnHost ? await branchOnHost(clone, branch) : undefined;
  if (now !== undefined) return now;
  for (const name of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
    const commit = await clone.resolve(name);
    if (commit !== undefined) return commit;
  }
  throw new InputError(`There is no branch ${branch} in this clone`, {
    next: `Fetch it (git fetch origin ${branch}), or say what to compare with: --base REV.`,
  });
}

async function commitOf(clone: Repository, revision: string, input: 'base' | 'head'): Promise<string> {
  const commit = await clone.resolve(revision);
  if (commit === undefined) {
    throw new InputError(`${input}: there is no revision "${revision}" in this clone`, {
      next: (await clone.isShallow())
        ? 'The clone is shallow: fetch more of its history (git fetch --unshallow; in a checkout step, fetch-depth: 0).'
        : 'Give a branch, a tag or a commit id that `git rev-parse` knows, or dir:PATH.',
    });
  }
  return commit;
}
