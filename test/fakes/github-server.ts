import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchOperation } from './github-descriptions.ts';
import { startLoopbackServer } from './loopback-server.ts';

export interface FakePull {
  number: number;
  headSha: string;
  /** `OWNER:BRANCH`. */
  head: string;
  state?: 'open' | 'closed';
  locked?: boolean;
  /** Not found by its commit, as commits of forks often are not. */
  isHiddenFromCommits?: boolean;
}

export interface FakeComment {
  id: number;
  number: number;
  body: string;
  user: { login: string; id: number } | null;
}

export interface FakeStatus {
  sha: string;
  state: string;
  context: string;
  description: string;
  target_url?: string;
}

export interface FakeCheckRun {
  id: number;
  name: string;
  head_sha: string;
  external_id: string;
  status: string;
  conclusion: string | null;
  annotations: Record<string, unknown>[];
  output: { title: string; summary: string };
}

/**
 * What goes wrong with one request: an answer instead of GitHub's, a connection that ends before anything is done (`reset`) or when all
 * is done (`lost`), or something that happens before it is answered as usual.
 */
export type GitHubFault =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'reset'
  | 'lost'
  | ((server: GitHubServer) => void);

export interface GitHubServer {
  /** The API's URL. */
  readonly url: string;
  readonly host: string;
  pulls: FakePull[];
  comments: FakeComment[];
  statuses: FakeStatus[];
  checkRuns: FakeCheckRun[];
  /** Whose token it is; nobody's when GraphQL does not say. */
  viewer: { login: string; databaseId: number } | undefined;
  /** Writes that the token is permitted. */
  permissions: Set<'pull-requests' | 'statuses' | 'checks'>;
  /** `METHOD /path`, without the repository, in order. */
  readonly requests: string[];
  /** Every request that is not as GitHub describes it. A test is to find none. */
  readonly problems: string[];
  /** The next faults of one kind of request, such as `POST comments`. */
  fail(what: string, ...faults: GitHubFault[]): void;
  close(): Promise<void>;
}

export interface GitHubServerOptions {
  /** `OWNER/REPO`. */
  repository?: string;
  token?: string;
  /** `/api/v3` on GitHub Enterprise Server. */
  prefix?: '' | '/api/v3';
  /** HTTPS. PEM. */
  tls?: { certificate: string; key: string };
}

const VIEWER = { login: 'github-actions[bot]', databaseId: 41_898_282 };
const LONGEST_COMMENT = 65_536;
const LONGEST_DESCRIPTION = 140;

interface Answer {
  status: number;
  body: unknown;
}

/** GitHub's API on loopback: with a memory, with pages, and strict about what it is asked. */
export async function startGitHubServer(options: GitHubServerOptions = {}): Promise<GitHubServer> {
  const { repository = 'acme/shop', token = 'test-token', prefix = '' } = options;
  const faults = new Map<string, GitHubFault[]>();
  const loopback = await startLoopbackServer({
    ...(options.tls && { tls: options.tls }),
    fallback: (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => handle(request, response, Buffer.concat(chunks).toString()));
    },
  });
  const server: GitHubServer = {
    url: `${loopback.origin}${prefix}`,
    host: `127.0.0.1:${loopback.port}`,
    pulls: [],
    comments: [],
    statuses: [],
    checkRuns: [],
    viewer: VIEWER,
    permissions: new Set(['pull-requests', 'statuses', 'checks']),
    requests: [],
    problems: [],
    fail: (what, ...more) => void faults.set(what, [...(faults.get(what) ?? []), ...more]),
    close: () => loopback.close(),
  };

  function handle(request: IncomingMessage, response: ServerResponse, text: string): void {
    const url = new URL(request.url ?? '/', loopback.origin);
    const isGraphql = url.pathname === `${prefix === '' ? '' : '/api'}/graphql`;
    if (!isGraphql) url.pathname = url.pathname.slice(prefix.length);
    const short = url.pathname.replace(`/repos/${repository}`, '');
    server.requests.push(`${request.method} ${short}`);
    const kind = `${request.method} ${isGraphql ? 'graphql' : (short.match(/[a-z-]+(?=(\/[^/]*)?$)/)?.[0] ?? short)}`;
    const fault = faults.get(kind)?.shift();
    if (fault === 'reset') return void request.socket.destroy();
    if (typeof fault === 'object') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(fault.body ?? '{"message":"Server Error"}');
      return;
    }
    if (typeof fault === 'function') fault(server);
    const isOurs = request.headers.authorization === `token ${token}`;
    const answer = isOurs
      ? answerTo(request, url, isGraphql, text)
      : { status: 401, body: { message: 'Bad credentials' } };
    if (fault === 'lost') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(answer.body));
  }

  function answerTo(request: IncomingMessage, url: URL, isGraphql: boolean, text: string): Answer {
    const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
    if (isGraphql) {
      if (body?.['query'] !== '{ viewer { login databaseId } }') server.problems.push(`graphql: ${text}`);
      if (server.viewer) return { status: 200, body: { data: { viewer: server.viewer } } };
      return { status: 200, body: { data: null, errors: [{ message: 'Resource not accessible by integration' }] } };
    }
    const matched = matchOperation(request.method ?? '', url, body);
    if (matched === undefined || !url.pathname.startsWith(`/repos/${repository}/`)) {
      server.problems.push(`${request.method} ${url.pathname}: there is no such operation`);
      return { status: 404, body: { message: 'Not Found' } };
    }
    server.problems.push(...matched.problems);
    const answer = respond(server, matched.operation, matched.parameters, matched.query, body ?? {});
    if (answer.status >= 300) return answer;
    return { status: matched.status, body: matched.complete(answer.body) };
  }

  return server;
}

const FORBIDDEN: Answer = { status: 403, body: { message: 'Resource not accessible by integration' } };
const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found' } };
const ok = (body: unknown): Answer => ({ status: 200, body });

function respond(
  server: GitHubServer,
  operation: string,
  parameters: Record<string, string>,
  query: Record<string, string>,
  body: Record<string, unknown>,
): Answer {
  const pull = server.pulls.find(
    ({ number }) => String(number) === (parameters['pull_number'] ?? parameters['issue_number']),
  );
  switch (operation.replace('/repos/{owner}/{repo}', '')) {
    case 'GET /pulls/{pull_number}':
      return pull ? ok(shownPull(pull)) : NOT_FOUND;
    case 'GET /pulls':
      return ok(
        paged(
          server.pulls.filter(({ head }) => query['head'] === undefined || head === query['head']),
          query,
        ).map(shownPull),
      );
    case 'GET /commits/{commit_sha}/pulls': {
      const found = server.pulls.filter(
        ({ headSha, isHiddenFromCommits }) => headSha === parameters['commit_sha'] && !isHiddenFromCommits,
      );
      return ok(paged(found, query).map(shownPull));
    }
    case 'GET /issues/{issue_number}/comments':
      return pull
        ? ok(
            paged(
              server.comments.filter(({ number }) => number === pull.number),
              query,
            ).map(shownComment),
          )
        : NOT_FOUND;
    case 'POST /issues/{issue_number}/comments': {
      if (!pull) return NOT_FOUND;
      if (!server.permissions.has('pull-requests')) return FORBIDDEN;
      if (pull.locked) return { status: 403, body: { message: 'Unable to create comment because issue is locked.' } };
      if (String(body['body']).length > LONGEST_COMMENT) return tooLong('body');
      const user = server.viewer ?? VIEWER;
      const comment = {
        id: 1000 + server.comments.length,
        number: pull.number,
        body: String(body['body']),
        user: { login: user.login, id: user.databaseId },
      };
      server.comments.push(comment);
      return ok(shownComment(comment));
    }
    case 'PATCH /issues/comments/{comment_id}': {
      const comment = server.comments.find(({ id }) => String(id) === parameters['comment_id']);
      if (!comment) return NOT_FOUND;
      if (!server.permissions.has('pull-requests')) return FORBIDDEN;
      if (String(body['body']).length > LONGEST_COMMENT) return tooLong('body');
      comment.body = String(body['body']);
      return ok(shownComment(comment));
    }
    case 'POST /statuses/{sha}': {
      if (!server.permissions.has('statuses')) return FORBIDDEN;
      if (String(body['description']).length > LONGEST_DESCRIPTION) return tooLong('description');
      server.statuses.push({ sha: parameters['sha'] ?? '', ...body } as FakeStatus);
      return ok({ id: 1, state: body['state'], context: body['context'] });
    }
    case 'POST /check-runs': {
      if (!server.permissions.has('checks')) return FORBIDDEN;
      const { output, ...rest } = body as { output: { annotations?: [] } };
      const made = {
        id: 5000 + server.checkRuns.length,
        conclusion: null,
        annotations: [...(output.annotations ?? [])],
        output,
        ...rest,
      };
      server.checkRuns.push(made as unknown as FakeCheckRun);
      return ok(shownCheckRun(made as unknown as FakeCheckRun));
    }
    case 'PATCH /check-runs/{check_run_id}': {
      const run = server.checkRuns.find(({ id }) => String(id) === parameters['check_run_id']);
      if (!run) return NOT_FOUND;
      const { output, ...rest } = body as { output?: { annotations?: [] } };
      run.annotations.push(...(output?.annotations ?? []));
      Object.assign(run, rest);
      return ok(shownCheckRun(run));
    }
    case 'GET /commits/{ref}/check-runs': {
      const found = server.checkRuns.filter(
        ({ name, head_sha: sha }) => name === query['check_name'] && sha === parameters['ref'],
      );
      return ok({ total_count: found.length, check_runs: paged(found, query).map(shownCheckRun) });
    }
    default:
      throw new Error(`the fake has no ${operation}`);
  }
}

function tooLong(field: string): Answer {
  return { status: 422, body: { message: 'Validation Failed', errors: [{ message: `${field} is too long` }] } };
}

function paged<T>(items: readonly T[], { per_page: size = '30', page = '1' }: Record<string, string>): T[] {
  const count = Math.min(Number(size), 100);
  return items.slice((Number(page) - 1) * count, Number(page) * count);
}

function shownPull({ number, headSha, state = 'open', locked = false }: FakePull): Record<string, unknown> {
  return { number, state, locked, head: { sha: headSha }, base: { repo: { full_name: 'acme/shop' } } };
}

function shownComment({ id, number, body, user }: FakeComment): Record<string, unknown> {
  return { id, body, user, html_url: `https://github.com/acme/shop/pull/${number}#issuecomment-${id}` };
}

function shownCheckRun({ id, name, head_sha, external_id, status, conclusion }: FakeCheckRun): Record<string, unknown> {
  return { id, name, head_sha, external_id, status, conclusion, html_url: `https://github.com/acme/shop/runs/${id}` };
}
