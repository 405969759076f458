import { UndeterminedError } from '../../errors.ts';
import { type Git, GitFailure } from './git.ts';

const STEPS = ['--deepen=50', '--deepen=200', '--deepen=1000', '--unshallow'];
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
const TIME_LIMIT = 10 * 60_000;
const LISTING = { network: true, milliseconds: 60_000 };

/** The best common ancestor of two commits, as far as the clone knows. */
export async function mergeBase(git: Git, a: string, b: string): Promise<string | undefined> {
  const { code, stdout } = await git.run(['merge-base', '--end-of-options', a, b], { answers: [0, 1] });
  return code === 0 ? stdout.toString().split('\n')[0] : undefined;
}

/** Whether the clone lacks a part of its history. */
export async function isShallow(git: Git): Promise<boolean> {
  return (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
}

/** Parents as the commit itself names them: a shallow clone hides them from git's own view of history. */
export async function parents(git: Git, id: string): Promise<string[]> {
  const commit = await git.text(['cat-file', 'commit', id]);
  const [header = ''] = commit.split('\n\n', 1);
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent]) => parent as string);
}

/** Fetches one commit by its id. A clone that has all its history keeps that property. */
export async function fetchCommit(git: Git, remote: string, id: string): Promise<void> {
  const depth = (await isShallow(git)) ? ['--depth=1'] : [];
  await git.run([...FETCH, ...depth, '--end-of-options', remote, id], { network: true, milliseconds: TIME_LIMIT });
}

/** Asks the remote. @returns the commit of its branch `name`; undefined when it has none. */
export async function remoteBranch(git: Git, remote: string, name: string): Promise<string | undefined> {
  const listed = await git.text(['ls-remote', '--end-of-options', remote, `refs/heads/${name}`], LISTING);
  return /^([0-9a-f]{40,64})\t/.exec(listed)?.[1];
}

/** Asks the remote. @returns the name of its default branch; undefined when it tells none. */
export async function remoteDefaultBranch(git: Git, remote: string): Promise<string | undefined> {
  const listed = await git.text(['ls-remote', '--symref', '--end-of-options', remote, 'HEAD'], LISTING);
  return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(listed)?.[1];
}

/** Fetches more and more history from a remote, until two commits have a common ancestor or all is there. */
export async function deepen(git: Git, remote: string, a: string, b: string): Promise<boolean> {
  let grew = false;
  for (const step of STEPS) {
    if (!(await isShallow(git)) || (await mergeBase(git, a, b)) !== undefined) break;
    await fetchMore(git, step, remote, [a, b]);
    grew = true;
  }
  return grew;
}

async function fetchMore(git: Git, step: string, remote: string, commits: string[]): Promise<void> {
  const options = { network: true, milliseconds: TIME_LIMIT };
  try {
    // By id, because the merge commit of a pull request is on no branch; and then no branch of the clone moves
    await git.run([...FETCH, step, '--end-of-options', remote, ...new Set(commits)], options);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    // A commit that only this clone has, or a server that gives out branches only
    await git.run([...FETCH, step, '--end-of-options', remote], options).catch(() => {
      throw new UndeterminedError(
        `The history of this shallow clone could not be fetched from ${remote}: ${error.said}`,
        {
          next: 'Check out the whole history: `fetch-depth: 0` (actions/checkout), `fetchDepth: 0` (Azure Pipelines).',
          cause: error,
        },
      );
    });
  }
}
