import { setTimeout as sleepFor } from 'node:timers/promises';
import { messageOf } from '../../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import { type Http, HttpFailure, type HttpRequest, type HttpResponse } from '../../ports/http.ts';
import { parseJson } from '../../text/json.ts';
import { oneLine } from '../../text/sanitize.ts';
import { ForgeRefusal, LONGEST_WAIT, TRIES } from './forge-refusal.ts';

export interface AzureDevOpsApiOptions {
  http: Http;
  /** `https://dev.azure.com/ORGANIZATION/`, or a collection of a server. */
  collectionUrl: string;
  projectId: string;
  repositoryId: string;
  token: string;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** A repository in the API of Azure DevOps. Everything throws ForgeRefusal. */
export interface AzureDevOpsApi {
  /** @param path below the repository: `pullRequests/7`. */
  get(path: string): Promise<JsonObject>;
  /** All pages of a list. */
  list(path: string): Promise<JsonObject[]>;
  /** Sent again only when it was not done: when it may have been, the refusal is `isUncertain`. */
  write(method: 'POST' | 'PATCH', path: string, body: object): Promise<JsonObject>;
  /** Whose token it is. */
  whoAmI(): Promise<{ id: string; name: string }>;
}

/** Of Azure DevOps Services and of Server 2022 and newer. */
const API_VERSION = '7.0';
/** This one resource was never released (azure-devops-node-api: LocationsApi). */
const CONNECTION_DATA = '7.0-preview.1';
const MAXIMUM_BYTES = 64 * 1024 * 1024;
const SHOWN = 300;
const MAXIMUM_PAGES = 300;

/** The REST API of Azure DevOps, with the token of the options; see AzureDevOpsApi for its errors. */
export function openAzureDevOpsApi(options: AzureDevOpsApiOptions): AzureDevOpsApi {
  const { http, projectId, repositoryId, token, sleep = (milliseconds) => sleepFor(milliseconds) } = options;
  const collection = options.collectionUrl.replace(/\/*$/, '/');
  const repository = `${collection}${encodeURIComponent(projectId)}/_apis/git/repositories/${encodeURIComponent(repositoryId)}/`;

  async function send(request: Pick<HttpRequest, 'url' | 'method' | 'body'>): Promise<HttpResponse> {
    for (let tries = 1; ; tries += 1) {
      const response = await http
        .send({
          ...request,
          authorization: authorizationOf(token),
          headers: {
            accept: 'application/json',
            // Otherwise, a token that is not accepted leads to the page where people sign in
            'x-tfs-fedauthredirect': 'Suppress',
            ...(request.body !== undefined && { 'content-type': 'application/json' }),
          },
          maximumBytes: MAXIMUM_BYTES,
        })
        .catch((error: unknown) => {
          const help = error instanceof HttpFailure ? error.next : undefined;
          throw new ForgeRefusal(`Azure DevOps gave no answer: ${shown(messageOf(error))}`, { help });
        });
      const wait = waitOf(response);
      if (wait === undefined || wait > LONGEST_WAIT || tries === TRIES) return response;
      await sleep(wait);
    }
  }

  async function ask(request: Pick<HttpRequest, 'url' | 'method' | 'body'>) {
    const response = await send(request);
    const value = readJson(response);
    if (response.status < 200 || response.status >= 300) throw refusalOf(response, value);
    if (response.status === 203 || value === undefined || !isJsonObject(value)) throw noApi(response.status);
    return { value, continuation: response.headers['x-ms-continuationtoken'] };
  }

  const at = (path: string, more = '') => `${repository}${path}?api-version=${API_VERSION}${more}`;
  return {
    get: async (path) => (await ask({ url: at(path) })).value,
    async list(path) {
      const items: JsonObject[] = [];
      let more = '';
      for (let page = 1; page <= MAXIMUM_PAGES; page += 1) {
        const { value, continuation } = await ask({ url: at(path, more) });
        if (!Array.isArray(value['value'])) throw noApi(200);
        items.push(...value['value'].filter(isJsonObject));
        if (!continuation) break;
        more = `&continuationToken=${encodeURIComponent(continuation)}`;
      }
      return items;
    },
    write: async (method, path, body) => (await ask({ url: at(path), method, body: JSON.stringify(body) })).value,
    async whoAmI() {
      const { value } = await ask({ url: `${collection}_apis/connectionData?api-version=${CONNECTION_DATA}` });
      const user = isJsonObject(value['authenticatedUser']) ? value['authenticatedUser'] : {};
      const { id, providerDisplayName: name } = user;
      // The all-zero id is that of nobody
      if (typeof id === 'string' && /[1-9a-f]/i.test(id)) return { id, name: typeof name === 'string' ? name : '' };
      throw new ForgeRefusal(
        'Azure DevOps does not say whose token this is, so a comment of ours could not be told from others',
        { status: 200 },
      );
    },
  };
}

/** The token of a job and those of Entra are JSON Web Tokens; a personal one is a password without a user. */
function authorizationOf(token: string): string {
  const isWebToken = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(token);
  return isWebToken ? `Bearer ${token}` : `Basic ${Buffer.from(`:${token}`).toString('base64')}`;
}

function readJson({ headers, body }: HttpResponse): Json | undefined {
  if (!/\bjson\b/i.test(headers['content-type'] ?? '')) return undefined;
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

/** How long the server asks to wait before the same request, which it has not done; nothing when it does not. */
function waitOf({ status, headers }: HttpResponse): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1_000;
  return status === 429 ? 30_000 : undefined;
}

function refusalOf({ status, headers }: HttpResponse, value: Json | undefined): ForgeRefusal {
  const { message, typeKey } = isJsonObject(value ?? null) ? (value as JsonObject) : {};
  if (typeKey === 'VssVersionOutOfRangeException')
    return new ForgeRefusal('this Azure DevOps Server is too old: Server 2022 and newer have the API that is used', {
      status,
      help: `It says: ${shown(String(message))}`,
    });
  const said = typeof message === 'string' && message !== '' ? `, ${shown(message)}` : '';
  const retry = headers['retry-after'];
  const help = status === 429 && retry ? `It asks to come back in ${shown(retry)} s.` : HELP[status];
  return new ForgeRefusal(`Azure DevOps refuses: HTTP status ${status}${said}`, { status, help });
}

const HELP: Readonly<Record<number, string>> = {
  401: 'The token is not accepted. Leave `token` out to use that of the job, or give one that has not expired.',
  403: 'Give the build service of the project "Contribute to pull requests" on this repository: Project settings, Repositories, Security.',
  404: 'The token may not see it. Where "Protect access to repositories in YAML pipelines" is on, the pipeline has to check this repository out.',
};

function noApi(status: number): ForgeRefusal {
  // Done or not: nobody can tell
  const help =
    'A page to sign in, or that of a proxy, came instead. Look whether the token is valid, and where the collection is.';
  return new ForgeRefusal(`what answers is not the API of Azure DevOps (HTTP status ${status})`, {
    status,
    help,
  });
}

function shown(text: string): string {
  return oneLine(text).slice(0, SHOWN);
}
