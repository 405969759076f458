import { messageOf } from '../../errors.ts';
import type { Http } from '../../ports/http.ts';
import type { Posted, Review } from '../../ports/review.ts';
import { openAzureDevOpsApi } from './azure-devops-api.ts';
import { type ThreadStatus, threadMarker, writeThread } from './azure-devops-thread.ts';
import { ForgeRefusal } from './forge-refusal.ts';

/** What a run reports to. */
export type AzureDevOpsTarget =
  | { kind: 'pull-request'; number: number; headCommit: string; iteration?: number }
  | { kind: 'commit'; headCommit: string };

export interface AzureDevOpsReviewOptions {
  http: Http;
  /** `https://dev.azure.com/ORGANIZATION/`, or a collection of a server. */
  collectionUrl: string;
  projectId: string;
  repositoryId: string;
  /** URL of the repository in the browser, for links. */
  repositoryUrl: string | undefined;
  token: string;
  target: AzureDevOpsTarget;
  instance: string | undefined;
  /** `NAME`, or `GENRE/NAME`. */
  statusName: string | undefined;
  /** What the thread is while something is found; with nothing left, it is closed. */
  whileOpen: ThreadStatus;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** Longer comments are refused with 400 (no documentation has it: "cannot be longer than 150000 characters"). */
const MAXIMUM_LENGTH = 150_000;
/** In case that line ends are counted twice. */
const SPARE = 5_000;
const STATES = { passed: 'succeeded', failed: 'failed', unknown: 'error', pending: 'pending' } as const;
const GENRE = 'seatrial';

/** A pull request in Azure Repos, or a commit, through the REST API: of Azure DevOps Services, and of Server 2022 and newer. */
export function azureDevOpsReview(options: AzureDevOpsReviewOptions): Review {
  const { target, instance, repositoryUrl, whileOpen, statusName = 'seatrial' } = options;
  const api = openAzureDevOpsApi(options);
  const marker = threadMarker(instance);
  return {
    dialect: { maximumLength: MAXIMUM_LENGTH - SPARE - marker.length, alerts: false },
    comment: (body, clean, mayCreate) =>
      neverThrowing(async () => {
        if (target.kind === 'commit') return { posted: 'no', reason: 'this run is for no pull request' };
        const { number, headCommit, iteration } = target;
        const status = clean ? 'closed' : whileOpen;
        const thread = { number, headCommit, iteration, instance, marker, body, status, mayCreate, repositoryUrl };
        return writeThread(api, thread);
      }),
    status: (state, description, url) =>
      neverThrowing(async () => {
        const slash = statusName.lastIndexOf('/');
        const context = {
          genre: slash < 0 ? GENRE : statusName.slice(0, slash),
          name: statusName.slice(slash + 1),
        };
        const body = {
          state: STATES[state],
          description,
          context,
          ...(url !== undefined && { targetUrl: url }),
          // With it, the status is for this push alone: it says nothing of the next
          ...('iteration' in target && target.iteration !== undefined && { iterationId: target.iteration }),
        };
        const path = target.kind === 'commit' ? `commits/${target.headCommit}` : `pullRequests/${target.number}`;
        // The same twice: the newest of a context counts
        const set = () => api.write('POST', `${path}/statuses`, body);
        await set().catch((error: unknown) => {
          if (error instanceof ForgeRefusal && error.isUncertain) return set();
          throw error;
        });
        return { posted: 'created' };
      }),
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
