import { InputError, UndeterminedError } from '../errors.ts';
import type { Repository } from '../ports/repository.ts';

/** What the event of a CI host says beside the inputs. The clone is the host's: often of one commit, and of no branch. */
export interface OnHost {
  /** The newest commit of the pull request, which the host may have merged into its target. */
  pullRequestHead?: string;
  /** What the branch was before it was pushed to. */
  before?: string;
  /** A push of which the host does not say what was before. */
  isPush?: boolean;
}

/** The one line that mends a clone with too little in it. */
export const WHOLE_HISTORY =
  'Check out with the whole history: `fetch-depth: 0` (GitHub), `fetchDepth: 0` (Azure Pipelines), or `git fetch --unshallow`.';

/**
 * The commit to compare with that needs no history: what a branch was before, or what the host has merged a pull request into.
 * @returns nothing when the history has to be looked at.
 * @throws InputError when what is checked out is not the pull request.
 */
export async function baseOnHost(clone: Repository, head: string, onHost: OnHost): Promise<string | undefined> {
  const { before, pullRequestHead } = onHost;
  if (before !== undefined) return fetched(clone, before, 'The commit before this push');
  if (pullRequestHead === undefined || pullRequestHead === '' || head === pullRequestHead) return undefined;
  const [target, ...merged] = await clone.parents(head);
  if (target !== undefined && merged.includes(pullRequestHead))
    return fetched(clone, target, 'The commit that the pull request is merged into');
  if (await contains(clone, head, pullRequestHead)) return undefined;
  const [shown, wanted] = [head.slice(0, 12), pullRequestHead.slice(0, 12)];
  throw new InputError(`What is checked out (${shown}) is not the pull request, whose newest commit is ${wanted}`, {
    next: 'Check the pull request out before this step, or say with `head` what to review.',
  });
}

/** What the newest commit of a branch was put on: all that is known of a push whose beginning the host does not say. */
export async function baseOfPush(clone: Repository, head: string): Promise<string> {
  const [parent] = await clone.parents(head);
  return parent === undefined ? head : fetched(clone, parent, 'The commit before this one');
}

/** Steps before this one may have made commits. */
async function contains(clone: Repository, head: string, commit: string): Promise<boolean> {
  return (await clone.resolve(commit)) === commit && (await clone.mergeBase(commit, head)) === commit;
}

async function fetched(clone: Repository, commit: string, what: string): Promise<string> {
  if ((await clone.resolve(commit)) === commit) return commit;
  const shown = `${what} (${commit.slice(0, 12)}) is not in this clone`;
  let isHere: boolean;
  try {
    isHere = await clone.fetchCommit(commit);
  } catch (error) {
    if (!(error instanceof UndeterminedError)) throw error;
    throw new UndeterminedError(`${shown}, and cannot be fetched: ${error.message}`, { next: NEXT, cause: error });
  }
  if (isHere) return commit;
  throw new UndeterminedError(shown, { next: NEXT });
}

const NEXT = `${WHOLE_HISTORY} If it is gone, as after a force push, say with \`base\` what to compare with.`;

/**
 * Where the remote's branch is now: what the clone of a host knows of it may be old, or nothing.
 * @throws UndeterminedError when neither the remote nor the clone can tell.
 */
export async function branchOnHost(clone: Repository, branch: string): Promise<string | undefined> {
  const known = async () =>
    (await clone.resolve(`refs/remotes/origin/${branch}`)) ?? (await clone.resolve(`refs/heads/${branch}`));
  try {
    return (await clone.fetchBranch(branch)) ?? (await known());
  } catch (error) {
    if (!(error instanceof UndeterminedError)) throw error;
    const commit = await known();
    if (commit !== undefined) return commit;
    throw new UndeterminedError(`The branch ${branch} is not in this clone, and cannot be fetched: ${error.message}`, {
      next: WHOLE_HISTORY,
      cause: error,
    });
  }
}
