import { UndeterminedError } from '../../errors.ts';
import { type Git, GitFailure } from './git.ts';

const STEPS = ['--deepen=50', '--deepen=200', '--deepen=1000', '--unshallow'];
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
const TIME_LIMIT = 10 * 60_000;

/** The best common ancestor of two commits, as far as the clone knows. */
export async function mergeBase(git: Git, a: string, b: string): Promise<string | undefined> {
  const { code, stdout } = await git.run(['merge-base', '--end-of-options', a, b], { answers: [0, 1] });
  return code === 0 ? stdout.toString().split('\n')[0] : undefined;
}

export async function isShallow(git: Git): Promise<boolean> {
  return (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
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
