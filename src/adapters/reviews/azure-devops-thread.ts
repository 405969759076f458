import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import type { Posted } from '../../ports/review.ts';
import { withoutTook } from '../../text/took.ts';
import type { AzureDevOpsApi } from './azure-devops-api.ts';
import { ForgeRefusal } from './forge-refusal.ts';

export interface ThreadInputs {
  number: number;
  /** The commit that this run is about. */
  headCommit: string;
  /** Which push of the pull request that is. */
  iteration: number | undefined;
  instance: string | undefined;
  marker: string;
  body: string;
  /** What the thread is to be. */
  status: ThreadStatus;
  mayCreate: boolean;
  /** URL of the repository in the browser. */
  repositoryUrl: string | undefined;
}

export type ThreadStatus = 'active' | 'closed';

interface Thread {
  id: number;
  status: string;
  comment: { id: number; content: string };
}

/** A property of the thread, which nobody sees in the browser. */
const PROPERTY = 'Seatrial.Review';

/** Hidden at the beginning of the comment: which instance it belongs to. */
export function threadMarker(instance: string | undefined): string {
  // A comment of HTML ends at `-->`, and must not have `--` in it
  return `<!-- seatrial:review:v1 ${encodeURIComponent(instance ?? '').replaceAll('-', '%2D')} -->\n`;
}

/**
 * Writes the one thread.
 * @throws ForgeRefusal.
 */
export async function writeThread(api: AzureDevOpsApi, inputs: ThreadInputs): Promise<Posted> {
  const author = await api.whoAmI();
  const found = await findThread(api, inputs, author.id);
  const content = inputs.marker + inputs.body;
  if (found === undefined && !inputs.mayCreate) return { posted: 'unchanged' };
  // With the same words, what a person has made of the status since stays
  if (found !== undefined && isSame(found.comment.content, content)) return posted('unchanged', found.id, inputs);
  // As late as can be: what a newer run has written since is not to be overwritten
  const reason = (await closedPullRequest(api, inputs)) ?? (await newerPush(api, inputs));
  if (reason !== undefined) return { posted: 'no', reason };
  if (found !== undefined) {
    const isUpdated = await updateThread(api, inputs, found, content);
    const isClosing = inputs.status === 'closed' && found.status !== 'closed';
    if (isUpdated) return posted(isClosing ? 'closed' : 'updated', found.id, inputs);
  }
  return posted('created', await createThread(api, inputs, content, author.id), inputs);
}

async function findThread(api: AzureDevOpsApi, inputs: ThreadInputs, author: string): Promise<Thread | undefined> {
  const threads = await api.list(`pullRequests/${inputs.number}/threads`);
  for (const thread of threads) {
    const comments = Array.isArray(thread['comments']) ? thread['comments'].filter(isJsonObject) : [];
    const [first] = comments.filter((each) => each['isDeleted'] !== true);
    if (thread['isDeleted'] === true || first === undefined) continue;
    const { id, status } = thread;
    const { id: comment, content, author: writer } = first;
    if (typeof id !== 'number' || typeof comment !== 'number' || typeof content !== 'string') continue;
    if (!isJsonObject(writer ?? null) || (writer as JsonObject)['id'] !== author) continue;
    const instance = propertyOf(thread);
    if (instance !== undefined && instance !== (inputs.instance ?? '')) continue;
    if (!content.startsWith(inputs.marker.trimEnd())) continue;
    return { id, status: typeof status === 'string' ? status : 'unknown', comment: { id: comment, content } };
  }
  return undefined;
}

/** Values in the bag have their type beside them. */
function propertyOf(thread: JsonObject): Json | undefined {
  const bag = thread['properties'];
  const property = isJsonObject(bag ?? null) ? (bag as JsonObject)[PROPERTY] : undefined;
  return isJsonObject(property ?? null) ? (property as JsonObject)['$value'] : property;
}

/** The server may give back other line ends than it was given, and fewer at the end. */
function isSame(a: string, b: string): boolean {
  const plain = (text: string) => withoutTook(text.replaceAll('\r\n', '\n').trimEnd());
  return plain(a) === plain(b);
}

async function closedPullRequest(api: AzureDevOpsApi, { number }: ThreadInputs): Promise<string | undefined> {
  const { status } = await api.get(`pullRequests/${number}`);
  return status === 'abandoned' || status === 'completed' ? `the pull request is ${status}` : undefined;
}

/** @returns why this run is too old to write: somebody has pushed, or chosen another target, since it began. */
async function newerPush(api: AzureDevOpsApi, inputs: ThreadInputs): Promise<string | undefined> {
  const { number, headCommit, iteration } = inputs;
  const pushes = await api.list(`pullRequests/${number}/iterations`);
  const idOf = ({ id }: JsonObject) => (typeof id === 'number' ? id : 0);
  const newest = pushes.reduce<JsonObject | undefined>(
    (best, each) => (best === undefined || idOf(each) > idOf(best) ? each : best),
    undefined,
  );
  if (newest === undefined) return undefined;
  const source = isJsonObject(newest['sourceRefCommit'] ?? null) ? (newest['sourceRefCommit'] as JsonObject) : {};
  const commit = source['commitId'];
  const isOther = typeof commit === 'string' && headCommit !== '' && commit !== headCommit;
  if (!isOther && (iteration === undefined || idOf(newest) <= iteration)) return undefined;
  const which = typeof commit === 'string' ? ` of ${commit.slice(0, 12)}` : '';
  return `the pull request has a newer push${which} (iteration ${idOf(newest)}), whose own run reports`;
}

/** @returns false when it was deleted meanwhile. */
async function updateThread(
  api: AzureDevOpsApi,
  { number, status }: ThreadInputs,
  found: Thread,
  content: string,
): Promise<boolean> {
  const thread = `pullRequests/${number}/threads/${found.id}`;
  // The same twice is the same as once
  const patch = async (path: string, body: object) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await api.write('PATCH', path, body);
      } catch (error) {
        const isWorthATry = error instanceof ForgeRefusal && (error.isUncertain || error.status === 409);
        if (!isWorthATry || tries === 2) throw error;
      }
    }
  };
  try {
    // In this order: while the words differ, the next run does both again
    if (found.status !== status) await patch(thread, { status });
    const { isDeleted } = await patch(`${thread}/comments/${found.comment.id}`, { content });
    return isDeleted !== true;
  } catch (error) {
    if (error instanceof ForgeRefusal && error.status === 404) return false;
    throw error;
  }
}

async function createThread(
  api: AzureDevOpsApi,
  inputs: ThreadInputs,
  content: string,
  author: string,
): Promise<number> {
  const thread = {
    comments: [{ parentCommentId: 0, content, commentType: 'text' }],
    status: inputs.status,
    properties: { [PROPERTY]: { $type: 'System.String', $value: inputs.instance ?? '' } },
  };
  for (let tries = 1; ; tries += 1) {
    try {
      const { id } = await api.write('POST', `pullRequests/${inputs.number}/threads`, thread);
      if (typeof id === 'number') return id;
      throw new ForgeRefusal('what answers is not the API of Azure DevOps', { status: 200 });
    } catch (error) {
      if (!(error instanceof ForgeRefusal && (error.isUncertain || error.status === 409))) throw error;
      // It may be there although the answer was lost: a second one must not be
      const made = await findThread(api, inputs, author);
      if (made !== undefined) return made.id;
      if (tries === 2) throw error;
    }
  }
}

function posted(
  what: 'created' | 'updated' | 'unchanged' | 'closed',
  thread: number,
  { number, repositoryUrl }: ThreadInputs,
): Posted {
  if (repositoryUrl === undefined) return { posted: what };
  return { posted: what, url: `${repositoryUrl}/pullrequest/${number}?discussionId=${thread}` };
}
