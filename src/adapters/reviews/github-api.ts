import { setTimeout as sleepFor } from 'node:timers/promises';
import { type Http, HttpFailure, type HttpRequest } from '../../ports/http.ts';
import { oneLine } from '../../text/sanitize.ts';
import { ForgeRefusal, LONGEST_WAIT, TRIES } from './forge-refusal.ts';

type GitHub = typeof import('@actions/github');
type Octokit = ReturnType<GitHub['getOctokit']>;

export interface GitHubApiOptions {
  http: Http;
  /** Such as `https://api.github.com`, or `https://github.example.com/api/v3`. */
  apiUrl: string;
  token: string;
  owner: string;
  repo: string;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** A repository in the API of GitHub. */
export interface GitHubApi {
  owner: string;
  repo: string;
  /**
   * Asks, and waits out the limits on how often one may ask.
   * @throws ForgeRefusal.
   */
  ask<T>(call: (octokit: Octokit) => Promise<T>): Promise<T>;
}

const MAXIMUM_BYTES = 32 * 1024 * 1024;
/** GitHub asks for a minute when it gives no time (docs.github.com: rate limits for the REST API). */
const LIMITED_FOR = 60_000;
const SHOWN = 200;

/** The REST and GraphQL API of GitHub, or of a GHES by its URL; see GitHubApi for its errors. */
export function openGitHubApi(options: GitHubApiOptions): GitHubApi {
  const { owner, repo, sleep = (milliseconds) => sleepFor(milliseconds) } = options;
  let octokit: Promise<Octokit> | undefined;
  return {
    owner,
    repo,
    async ask(call) {
      octokit ??= openOctokit(options);
      for (let tries = 1; ; tries += 1) {
        try {
          return await call(await octokit);
        } catch (error) {
          const wait = waitOf(error);
          if (wait === undefined || wait > LONGEST_WAIT || tries === TRIES) throw refusalOf(error, wait);
          await sleep(wait);
        }
      }
    },
  };
}

/** Only when it is needed: the module looks at the event and the proxies of the process when it is loaded, and may throw. */
async function openOctokit({ http, apiUrl, token }: GitHubApiOptions): Promise<Octokit> {
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const silent = () => undefined;
  return getOctokit(token, {
    baseUrl: apiUrl.replace(/\/+$/, ''),
    request: { fetch: fetchOver(http) },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
}

/** Octokit's fetch, over the one HTTP stack: with its proxies, authorities, time-outs, and tries of what only reads. */
function fetchOver(http: Http) {
  return async (
    url: string,
    init: { method: HttpRequest['method']; headers: Record<string, string>; body?: string },
  ) => {
    const { authorization, 'user-agent': _, ...headers } = init.headers;
    const response = await http.send({
      url,
      method: init.method ?? 'GET',
      headers,
      maximumBytes: MAXIMUM_BYTES,
      ...(authorization !== undefined && { authorization }),
      ...(init.body !== undefined && { body: init.body }),
    });
    const body = response.body.length === 0 ? null : new Uint8Array(response.body);
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

interface Answered {
  status: number;
  message: string;
  headers: Record<string, unknown>;
  cause: unknown;
}

/** What octokit throws, as far as it is an answer. */
function answered(error: unknown): Answered {
  const { name, message, response, cause, ...rest } = error as {
    name?: string;
    status?: number;
    message?: string;
    response?: { headers?: Record<string, unknown>; data?: unknown };
    cause?: unknown;
  };
  // GraphQL says no with 200
  const status = name === 'GraphqlResponseError' ? 200 : rest.status;
  // Without an answer, octokit makes up a 500
  const isAnswer = response !== undefined && typeof status === 'number';
  const data = response?.data as { message?: unknown; errors?: { message?: unknown }[] } | undefined;
  const said = typeof data?.message === 'string' ? data.message : '';
  const details = Array.isArray(data?.errors) ? data.errors.map((each) => String(each?.message ?? '')).join(' ') : '';
  return {
    status: isAnswer ? status : 0,
    message: oneLine(isAnswer ? `${said} ${details}` : (message ?? '')).slice(0, SHOWN),
    headers: response?.headers ?? {},
    cause,
  };
}

/** How long the API asks to wait before the same request, which it has not done; nothing when it does not. */
function waitOf(error: unknown): number | undefined {
  const { status, message, headers } = answered(error);
  if (status !== 403 && status !== 429) return undefined;
  const seconds = Number(headers['retry-after']);
  if (Number.isFinite(seconds) && seconds >= 0 && headers['retry-after'] !== undefined) return seconds * 1_000;
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = Number(headers['x-ratelimit-reset']) * 1_000 - Date.now();
    return Number.isFinite(reset) ? Math.max(0, reset) : LIMITED_FOR;
  }
  return status === 429 || /secondary rate limit|abuse detection/i.test(message) ? LIMITED_FOR : undefined;
}

function refusalOf(error: unknown, wait: number | undefined): ForgeRefusal {
  if (error instanceof ForgeRefusal) return error;
  const { status, message, cause } = answered(error);
  if (status === 0) {
    const failure = [cause, error].find((each) => each instanceof HttpFailure);
    const reason = failure ?? (error as Error);
    const said = oneLine(reason.message).slice(0, SHOWN);
    return new ForgeRefusal(`GitHub gave no answer: ${said}`, { help: failure?.next });
  }
  const said = message.trim() === '' ? `HTTP status ${status}` : `HTTP status ${status}, ${message.trim()}`;
  const help = wait === undefined ? HELP[status] : `It asks to come back in ${Math.ceil(wait / 1_000)} s.`;
  return new ForgeRefusal(`GitHub refuses: ${said}`, { status, help });
}

const HELP: Readonly<Record<number, string>> = {
  401: 'Give a `token` that is valid.',
  403: 'Give the job `permissions: pull-requests: write`, and `statuses: write` or `checks: write` where they are asked for.',
};
