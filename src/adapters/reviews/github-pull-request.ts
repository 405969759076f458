import { ForgeRefusal } from './forge-refusal.ts';
import type { GitHubApi } from './github-api.ts';

/** What a run reports to. */
export type GitHubTarget =
  | { kind: 'pull-request'; number: number; headCommit: string }
  /** Another run's pull request, by what GitHub itself says of that run. `head` is `OWNER:BRANCH`. */
  | { kind: 'after-run'; headCommit: string; head: string | undefined }
  | { kind: 'commit'; headCommit: string };

interface Pull {
  number: number;
  state: string;
  head: { sha: string };
  base: { repo: { full_name?: string; name: string; owner?: unknown } };
}

/**
 * The open pull request whose newest commit a run was for.
 * @throws ForgeRefusal when there is none, or several.
 */
export async function pullRequestOf(
  api: GitHubApi,
  target: GitHubTarget,
): Promise<{ number: number; headCommit: string }> {
  if (target.kind === 'pull-request') return target;
  if (target.kind === 'commit') throw new ForgeRefusal('this run is for no pull request', { status: 404 });
  const { owner, repo } = api;
  const { headCommit, head } = target;
  const ofCommit = await api
    .ask((octokit) =>
      octokit.rest.repos.listPullRequestsAssociatedWithCommit({ owner, repo, commit_sha: headCommit, per_page: 100 }),
    )
    // A commit that this repository does not have yet
    .catch((error: unknown) => {
      if (error instanceof ForgeRefusal && [404, 409, 422].includes(error.status ?? 0)) return { data: [] };
      throw error;
    });
  let numbers = openWith(ofCommit.data as Pull[], headCommit);
  if (numbers.length === 0 && head !== undefined) {
    // Commits of a fork are often not found by the first way
    const { data } = await api.ask((octokit) =>
      octokit.rest.pulls.list({ owner, repo, state: 'open', head, per_page: 100 }),
    );
    numbers = openWith(data as Pull[], headCommit);
  }
  const [number, ...others] = numbers;
  const shown = headCommit.slice(0, 12);
  if (number === undefined)
    throw new ForgeRefusal(`no open pull request has ${shown} as its newest commit`, { status: 404 });
  if (others.length > 0)
    throw new ForgeRefusal(`several pull requests have ${shown} as their newest commit`, { status: 404 });
  return { number, headCommit };
}

function openWith(pulls: readonly Pull[], headCommit: string): number[] {
  if (!Array.isArray(pulls)) return [];
  return pulls.filter(({ state, head }) => state === 'open' && head?.sha === headCommit).map(({ number }) => number);
}
