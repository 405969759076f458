import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import type { Http, HttpResponse, HttpTls } from '../../ports/http.ts';
import { parseJson } from '../../text/json.ts';
import { answerFailure, cutOff, noAnswer, notTheApi, saidBy } from './api-failures.ts';

export interface ArgoCdApiOptions {
  http: Http;
  /** With the root path, without a slash at its end. */
  url: string;
  token: string;
  tls: HttpTls;
}

/** What the server may refuse and go on working: the caller knows what it means there. */
export interface ApiRefusal {
  refused: 403 | 404;
  /** The server's own words. */
  message: string;
}

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Argo CD's API (grpc-gateway). Throws UndeterminedError when there is no answer that can be used. */
export interface ArgoCdApi {
  /** @param path below the root path, its parts encoded: `/api/version`. */
  get(path: string, query?: Query): Promise<JsonObject | ApiRefusal>;
}

/** A list of all Applications of a large company. */
const MAXIMUM_BYTES = 256 * 1024 * 1024;

/** Opens the API of an Argo CD; nothing is reached yet. */
export function openArgoCdApi({ http, url, token, tls }: ArgoCdApiOptions): ArgoCdApi {
  async function send(target: string): Promise<HttpResponse> {
    try {
      return await http.send({
        url: target,
        headers: { accept: 'application/json' },
        authorization: `Bearer ${token}`,
        maximumBytes: MAXIMUM_BYTES,
        tls,
      });
    } catch (error) {
      throw noAnswer(error, target);
    }
  }

  return {
    async get(path, query = {}) {
      const asked = `${url}${path}`;
      const response = await send(`${asked}${queryText(query)}`);
      if (isPage(response)) throw notTheApi(asked, response);
      const value = jsonOf(response.body);
      const { status } = response;
      if (status === 403 || status === 404) {
        // What stands before it refuses in other words, and so does the server itself outside of its API
        if (!isJsonObject(value) || typeof value['code'] !== 'number') throw notTheApi(asked, response);
        return { refused: status, message: saidBy(value) };
      }
      if (status < 200 || status >= 300) throw answerFailure(asked, response, saidBy(value));
      if (value === undefined) throw cutOff(asked, response);
      if (!isJsonObject(value)) throw notTheApi(asked, response);
      return value;
    },
  };
}

function queryText(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of value === undefined ? [] : [value].flat()) parameters.append(name, each);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whatever its status: a page to sign in often comes with 200, that of an ingress with 404 or 503. */
function isPage({ headers, body }: HttpResponse): boolean {
  const type = headers['content-type'] ?? '';
  return /\bhtml\b/i.test(type) || (!/\bjson\b/i.test(type) && /^\s*</.test(body.subarray(0, 100).toString('latin1')));
}

function jsonOf(body: Buffer): Json | undefined {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
