import { githubReview } from '../../../src/adapters/reviews/github.ts';
import type { GitHubTarget } from '../../../src/adapters/reviews/github-pull-request.ts';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import type { Http } from '../../../src/ports/http.ts';
import type { Review } from '../../../src/ports/review.ts';
import { type GitHubServer, type GitHubServerOptions, startGitHubServer } from '../../fakes/github-server.ts';

export const HEAD = 'a'.repeat(40);
export const NEWER = 'b'.repeat(40);

export interface GitHubUnderTest {
  server: GitHubServer;
  /** Milliseconds that were waited for. */
  waits: number[];
  review(options?: { instance?: string; target?: GitHubTarget; token?: string; statusName?: string }): Review;
}

const opened: { server: GitHubServer; http: Http }[] = [];

/** The real adapter, in front of a loopback GitHub that has pull request 1. */
export async function githubUnderTest(options: GitHubServerOptions = {}): Promise<GitHubUnderTest> {
  const server = await startGitHubServer(options);
  server.pulls.push({ number: 1, headSha: HEAD, head: 'acme:feature' });
  const http = systemHttp({ environment: {}, allowHosts: [server.host], sleep: async () => undefined });
  const waits: number[] = [];
  opened.push({ server, http });
  return {
    server,
    waits,
    review: ({ instance, target, token = 'test-token', statusName } = {}) =>
      githubReview({
        http,
        apiUrl: server.url,
        token,
        repository: 'acme/shop',
        target: target ?? { kind: 'pull-request', number: 1, headCommit: HEAD },
        instance,
        statusName,
        sleep: async (milliseconds) => void waits.push(milliseconds),
      }),
  };
}

/** Ends what was opened. @returns every request that GitHub does not describe. */
export async function closeGitHubs(): Promise<string[]> {
  const problems = opened.flatMap(({ server }) => server.problems);
  for (const { server, http } of opened.splice(0)) {
    await http.close();
    await server.close();
  }
  return problems;
}
