import { randomUUID } from 'node:crypto';
import { messageOf } from '../../errors.ts';
import type { Http } from '../../ports/http.ts';
import type { Posted, Review } from '../../ports/review.ts';
import { ForgeRefusal } from './forge-refusal.ts';
import { openGitHubApi } from './github-api.ts';
import { writeCheckRun } from './github-check-run.ts';
import { markerOf, writeComment } from './github-comment.ts';
import { type GitHubTarget, pullRequestOf } from './github-pull-request.ts';

export interface GitHubReviewOptions {
  http: Http;
  apiUrl: string;
  token: string;
  /** `OWNER/REPO`. */
  repository: string;
  target: GitHubTarget;
  instance: string | undefined;
  /** Name of the status. */
  statusName: string | undefined;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** GitHub refuses a comment of more than 65,536 characters. */
const MAXIMUM_LENGTH = 65_000;
const STATES = { passed: 'success', failed: 'failure', unknown: 'error', pending: 'pending' } as const;

/** A pull request on GitHub, or a commit, through the REST API, and GraphQL for the one question that REST does not answer. */
export function githubReview(options: GitHubReviewOptions): Review {
  const { target, instance, statusName = 'Seatrial' } = options;
  const [owner = '', repo = ''] = options.repository.split('/');
  const api = openGitHubApi({ ...options, owner, repo });
  const marker = markerOf(instance);
  let finding: ReturnType<typeof pullRequestOf> | undefined;
  const pullRequest = () => {
    finding ??= pullRequestOf(api, target);
    return finding;
  };
  return {
    dialect: { maximumLength: MAXIMUM_LENGTH - marker.length, alerts: true },
    comment: (body, _clean, mayCreate) =>
      neverThrowing(async () => writeComment(api, { ...(await pullRequest()), marker, body, mayCreate })),
    status: (state, description, url) =>
      neverThrowing(async () => {
        const status = {
          state: STATES[state],
          description,
          context: statusName,
          ...(url !== undefined && { target_url: url }),
        };
        const sha = target.headCommit;
        // The same twice is shown once
        const set = () => api.ask((octokit) => octokit.rest.repos.createCommitStatus({ owner, repo, sha, ...status }));
        await set().catch((error: unknown) => {
          if (error instanceof ForgeRefusal && error.isUncertain) return set();
          throw error;
        });
        return { posted: 'created' };
      }),
    annotate: (state, title, summary, annotations) =>
      neverThrowing(() =>
        writeCheckRun(api, {
          name: instance === undefined ? 'Seatrial' : `Seatrial (${instance})`,
          headCommit: target.headCommit,
          externalId: randomUUID(),
          state,
          title,
          summary,
          annotations,
        }),
      ),
  };
}

async function neverThrowing(post: () => Promise<Posted>): Promise<Posted> {
  try {
    return await post();
  } catch (error) {
    const help = error instanceof ForgeRefusal ? error.help : undefined;
    return { posted: 'no', reason: messageOf(error), ...(help !== undefined && { help }) };
  }
}
