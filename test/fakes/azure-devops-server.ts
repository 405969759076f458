import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchOperation } from './azure-devops-descriptions.ts';
import { startLoopbackServer } from './loopback-server.ts';

export interface FakeThreadComment {
  id: number;
  content: string;
  author: { id: string; displayName: string };
  isDeleted?: boolean;
}

export interface FakeThread {
  id: number;
  status: string;
  isDeleted?: boolean;
  properties?: Record<string, { $type: string; $value: unknown }>;
  comments: FakeThreadComment[];
}

export interface FakePullStatus {
  /** The number of the pull request, or a commit. */
  of: string;
  state: string;
  description: string;
  targetUrl?: string;
  iterationId?: number;
  context: { genre: string; name: string };
}

/**
 * What goes wrong with one request: an answer instead of the server's, a connection that ends before anything is done (`reset`) or when
 * all is done (`lost`), the page where people sign in (`sign-in`), or something that happens before it is answered as usual.
 */
export type AzureDevOpsFault =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'reset'
  | 'lost'
  | 'sign-in'
  | ((server: AzureDevOpsServer) => void);

export interface AzureDevOpsServer {
  /** Ends with a slash. */
  readonly collectionUrl: string;
  readonly host: string;
  pullRequest: { number: number; status: string; iterations: { id: number; commit: string }[] };
  threads: FakeThread[];
  statuses: FakePullStatus[];
  /** Whose token it is; nobody's when it is not known. */
  identity: { id: string; displayName: string } | undefined;
  /** Whether the token may contribute to pull requests. */
  mayContribute: boolean;
  /** Threads and iterations come in pages of so many. */
  pageSize: number;
  /** `METHOD kind`, such as `POST threads`, in order. */
  readonly requests: string[];
  /** Every request that is not as Azure DevOps describes it. A test is to find none. */
  readonly problems: string[];
  /** The next faults of one kind of request, such as `POST threads`. */
  fail(what: string, ...faults: AzureDevOpsFault[]): void;
  close(): Promise<void>;
}

export const BUILD_SERVICE = {
  id: '6fa1c5a3-0d1e-4a57-9c3e-2f6d1a0b7c11',
  displayName: 'Shop Build Service (example)',
};
const ORGANIZATION = 'example';
export const PROJECT_ID = '3b9f1c7e-5d0a-4f6b-8a2d-90c1e4b7d352';
export const REPOSITORY_ID = 'c4a7d2e8-1b3f-4c5d-9e6a-7f8091a2b3c4';
export const HEAD_COMMIT = 'a'.repeat(40);
export const PULL_REQUEST = 7;
const LONGEST_COMMENT = 150_000;

interface Answer {
  status: number;
  body: unknown;
  continuation?: string;
}

/** Azure DevOps on loopback: with a memory, with pages, and strict about what it is asked and what it answers. */
export async function startAzureDevOpsServer(
  token = 'test-token',
  tls?: { certificate: string; key: string },
): Promise<AzureDevOpsServer> {
  const faults = new Map<string, AzureDevOpsFault[]>();
  const accepted = [`Basic ${Buffer.from(`:${token}`).toString('base64')}`, `Bearer ${token}`];
  const loopback = await startLoopbackServer({
    ...(tls && { tls }),
    fallback: (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => handle(request, response, Buffer.concat(chunks).toString()));
    },
  });
  const server: AzureDevOpsServer = {
    collectionUrl: `${loopback.origin}/${ORGANIZATION}/`,
    host: `127.0.0.1:${loopback.port}`,
    pullRequest: { number: PULL_REQUEST, status: 'active', iterations: [{ id: 1, commit: HEAD_COMMIT }] },
    threads: [],
    statuses: [],
    identity: BUILD_SERVICE,
    mayContribute: true,
    pageSize: 100,
    requests: [],
    problems: [],
    fail: (what, ...more) => void faults.set(what, [...(faults.get(what) ?? []), ...more]),
    close: () => loopback.close(),
  };

  function handle(request: IncomingMessage, response: ServerResponse, text: string): void {
    const url = new URL(request.url ?? '/', loopback.origin);
    const method = request.method ?? '';
    const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
    const matched = matchOperation(method, url.pathname, url.searchParams, body);
    server.requests.push(matched?.operation ?? `${method} ${url.pathname}`);
    if (matched === undefined) server.problems.push(`${method} ${url.pathname}: there is no such operation`);
    server.problems.push(...(matched?.problems ?? []));
    if (request.headers['x-tfs-fedauthredirect'] !== 'Suppress') server.problems.push('it may be sent to sign in');
    const fault = faults.get(matched?.operation ?? '')?.shift();
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'sign-in')
      return void give(response, 203, 'text/html; charset=utf-8', '<html>Azure DevOps Services | Sign In');
    if (typeof fault === 'object')
      return void give(
        response,
        fault.status,
        'application/json',
        fault.body ?? '{"message":"TF400898: An internal error"}',
        fault.headers,
      );
    if (typeof fault === 'function') fault(server);
    const isOurs = accepted.includes(request.headers.authorization ?? '');
    const answer = isOurs ? answerTo(matched, body ?? {}) : refused(401, 'TF400813: The user is not authorized');
    if (fault === 'lost') return void request.socket.destroy();
    const more = answer.continuation === undefined ? {} : { 'x-ms-continuationtoken': answer.continuation };
    give(
      response,
      answer.status,
      'application/json; charset=utf-8; api-version=7.0',
      JSON.stringify(answer.body),
      more,
    );
  }

  function answerTo(matched: ReturnType<typeof matchOperation>, body: Record<string, unknown>): Answer {
    const { repositoryId, projectId = PROJECT_ID } = matched?.parameters ?? {};
    if (matched === undefined || projectId !== PROJECT_ID || (repositoryId ?? REPOSITORY_ID) !== REPOSITORY_ID)
      return refused(404, 'TF401019: The Git repository does not exist or you do not have permissions');
    const answer = respond(server, matched.operation, matched.parameters, matched.query, body);
    if (answer.status < 300) matched.checkAnswer(answer.body);
    return answer;
  }

  return server;
}

function give(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...more });
  response.end(body);
}

function refused(status: number, message: string): Answer {
  return { status, body: { message, typeKey: 'RequestException' } };
}

const ok = (body: unknown): Answer => ({ status: 200, body });

function respond(
  server: AzureDevOpsServer,
  operation: string,
  parameters: Record<string, string>,
  query: Record<string, string>,
  body: Record<string, unknown>,
): Answer {
  const { pullRequest, threads } = server;
  if (operation === 'GET connectionData') {
    const { id, displayName } = server.identity ?? { id: '00000000-0000-0000-0000-000000000000', displayName: '' };
    return ok({ authenticatedUser: { id, providerDisplayName: displayName }, deploymentType: 'hosted' });
  }
  const number = parameters['pullRequestId'];
  if (number !== undefined && Number(number) !== pullRequest.number)
    return refused(404, 'TF401180: The requested pull request was not found.');
  if (!operation.startsWith('GET') && !server.mayContribute)
    return refused(403, "TF401027: You need the Git 'PullRequestContribute' permission to perform this action.");
  const thread = threads.find(({ id }) => String(id) === parameters['threadId']);
  switch (operation) {
    case 'GET pullRequests': {
      const newest = pullRequest.iterations.at(-1)?.commit ?? '';
      const { status } = pullRequest;
      return ok({ pullRequestId: pullRequest.number, status, lastMergeSourceCommit: { commitId: newest } });
    }
    case 'GET iterations': {
      const all = pullRequest.iterations.map(({ id, commit }) => ({ id, sourceRefCommit: { commitId: commit } }));
      return paged(server, all, query);
    }
    case 'GET threads':
      return paged(server, threads.map(shownThread), query);
    case 'POST threads': {
      const [{ content = '' } = {}] = body['comments'] as { content?: string }[];
      if (content.length > LONGEST_COMMENT) return tooLong();
      const made = {
        id: 100 + threads.length,
        status: String(body['status'] ?? 'active'),
        ...(body['properties'] !== undefined && { properties: body['properties'] as FakeThread['properties'] }),
        comments: [{ id: 1, content, author: server.identity ?? BUILD_SERVICE }],
      } as FakeThread;
      threads.push(made);
      return ok(shownThread(made));
    }
    case 'PATCH threads':
      if (!thread) return refused(404, 'TF401179: The thread was not found.');
      thread.status = String(body['status']);
      return ok(shownThread(thread));
    case 'PATCH comments': {
      const comment = thread?.comments.find(({ id }) => String(id) === parameters['commentId']);
      if (!comment || comment.isDeleted) return refused(404, 'TF401181: The comment was not found.');
      const content = String(body['content']);
      if (content.length > LONGEST_COMMENT) return tooLong();
      comment.content = content;
      return ok(shownComment(comment));
    }
    case 'POST statuses':
      server.statuses.push({ of: number ?? parameters['commitId'] ?? '', ...body } as FakePullStatus);
      return ok({ id: server.statuses.length, ...body });
    default:
      throw new Error(`the fake has no ${operation}`);
  }
}

function tooLong(): Answer {
  return refused(400, 'A discussion comment cannot be longer than 150000 characters.');
}

function paged(server: AzureDevOpsServer, items: readonly unknown[], query: Record<string, string>): Answer {
  const from = Number(query['continuationToken'] ?? 0);
  const value = items.slice(from, from + server.pageSize);
  const next = from + server.pageSize;
  return { ...ok({ count: value.length, value }), ...(next < items.length && { continuation: String(next) }) };
}

function shownThread({ comments, ...thread }: FakeThread): Record<string, unknown> {
  return { ...thread, comments: comments.map(shownComment) };
}

/** The content of a deleted comment is not given away. */
function shownComment({ content, ...comment }: FakeThreadComment): Record<string, unknown> {
  return { ...comment, commentType: 'text', parentCommentId: 0, ...(!comment.isDeleted && { content }) };
}
