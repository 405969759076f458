import { type AzureDevOpsReviewOptions, azureDevOpsReview } from '../../../src/adapters/reviews/azure-devops.ts';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import type { Http } from '../../../src/ports/http.ts';
import type { Review } from '../../../src/ports/review.ts';
import type { ReviewOptions, ReviewWorld } from '../../contracts/review.ts';
import {
  type AzureDevOpsServer,
  HEAD_COMMIT,
  PROJECT_ID,
  PULL_REQUEST,
  REPOSITORY_ID,
  startAzureDevOpsServer,
} from '../../fakes/azure-devops-server.ts';

const STATES: Record<string, string> = { succeeded: 'passed', failed: 'failed', error: 'unknown', pending: 'pending' };

/** A pull request on the fake Azure DevOps, and runs on it. */
export class AzureDevOpsWorld implements ReviewWorld {
  readonly server: AzureDevOpsServer;
  readonly #http: Http;
  /** What was waited for, in milliseconds. */
  readonly waits: number[] = [];

  private constructor(server: AzureDevOpsServer) {
    this.server = server;
    const http = { environment: {}, allowHosts: [server.host], sleep: async () => undefined };
    this.#http = systemHttp(http);
  }

  static async open(): Promise<AzureDevOpsWorld> {
    return new AzureDevOpsWorld(await startAzureDevOpsServer());
  }

  review(options: ReviewOptions & Partial<AzureDevOpsReviewOptions> = {}): Review {
    const { instance, isSuperseded, isForbidden, ...more } = options;
    const { server } = this;
    if (isSuperseded)
      server.pullRequest.iterations = [...server.pullRequest.iterations, { id: 2, commit: 'b'.repeat(40) }];
    server.mayContribute = !isForbidden;
    return azureDevOpsReview({
      http: this.#http,
      collectionUrl: server.collectionUrl,
      projectId: PROJECT_ID,
      repositoryId: REPOSITORY_ID,
      repositoryUrl: 'https://dev.azure.com/example/shop/_git/shop',
      token: 'test-token',
      target: { kind: 'pull-request', number: PULL_REQUEST, headCommit: HEAD_COMMIT, iteration: 1 },
      instance,
      statusName: undefined,
      whileOpen: 'active',
      sleep: async (milliseconds) => this.waits.push(milliseconds),
      ...more,
    });
  }

  comments(): string[] {
    return this.server.threads.flatMap(({ comments }) => comments.map(({ content }) => content));
  }

  copyOfOthers(): void {
    const [first] = this.server.threads;
    if (first === undefined) throw new Error('there is nothing to copy');
    const author = { id: 'f'.repeat(8), displayName: 'Somebody' };
    this.server.threads.push({
      ...structuredClone(first),
      id: 900,
      comments: first.comments.map((comment) => ({ ...comment, author })),
    });
  }

  statuses(): string[] {
    return this.server.statuses.map(({ state, description }) => `${STATES[state]}: ${description}`);
  }

  async close(): Promise<void> {
    await this.#http.close();
    await this.server.close();
  }
}
