import { messageOf, SeatrialError, UndeterminedError } from '../../errors.ts';
import { textAt } from '../../model/fields.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import type { Http, HttpResponse } from '../../ports/http.ts';
import { parseJson } from '../../text/json.ts';
import { redactUrl, redactUrls } from '../../text/redact-url.ts';
import { oneLine } from '../../text/sanitize.ts';
import type { KubeAccess } from './kube-access.ts';

/** What the API server refuses, and the caller knows what it means there. */
export interface KubeRefusal {
  refused: 403 | 404;
  message: string;
  /** Of a 404: whether it is the object that is missing, not its kind. */
  isObject: boolean;
}

/** Reads of a Kubernetes API. Throws UndeterminedError when there is no answer that can be used. */
export interface KubeApi {
  /** @param path such as `/api/v1/namespaces/argocd/configmaps/argocd-cm`, its parts encoded; with its query. */
  get(path: string, accept?: string): Promise<JsonObject | KubeRefusal>;
}

const MAXIMUM_BYTES = 256 * 1024 * 1024;
const SHOWN = 300;

/** Opens the API server that a kubeconfig names; nothing is reached yet. */
export function openKubeApi(http: Http, access: KubeAccess): KubeApi {
  const shown = redactUrl(access.server);

  async function send(path: string, accept: string): Promise<HttpResponse> {
    const { headers, ...credential } = await access.credential();
    try {
      return await http.send({
        url: `${access.server}${path}`,
        headers: { ...headers, accept },
        maximumBytes: MAXIMUM_BYTES,
        ...credential,
      });
    } catch (error) {
      const next = error instanceof SeatrialError ? error.next : undefined;
      const mend = next?.includes('`ca`') ? 'Put certificate-authority-data into the kubeconfig.' : next;
      throw new UndeterminedError(
        `The Kubernetes API gave no answer: ${messageOf(error)}`,
        mend === undefined ? {} : { next: mend },
      );
    }
  }

  return {
    async get(path, accept = 'application/json') {
      const response = await send(path, accept);
      const value = jsonOf(response.body);
      const { status } = response;
      const isStatus = isJsonObject(value) && value['kind'] === 'Status';
      const message = isStatus ? oneLine(redactUrls(textAt(value, 'message'))).slice(0, SHOWN) : '';
      if ((status === 403 || status === 404) && isStatus) {
        const details = value['details'];
        return { refused: status, message, isObject: isJsonObject(details) && typeof details['name'] === 'string' };
      }
      // The kind of a group that is not there is told in plain text
      if (status === 404 && response.body.toString('latin1').startsWith('404 page not found'))
        return { refused: 404, message: '', isObject: false };
      if (status === 401) {
        throw new UndeterminedError(`The Kubernetes API at ${shown} does not accept the credential (401)`, {
          next: 'It may have expired: give a new argocd-kubeconfig.',
        });
      }
      if (status >= 200 && status < 300 && isJsonObject(value)) return value;
      throw failure(shown, response, message);
    },
  };
}

function failure(shown: string, { status, headers, body }: HttpResponse, message: string): UndeterminedError {
  const isJson = /\bjson\b/i.test(headers['content-type'] ?? '');
  if (!isJson)
    return new UndeterminedError(`What answers at ${shown} is not the Kubernetes API (status ${status})`, {
      next: 'Check the server in the kubeconfig, and what proxy or login stands before it.',
    });
  if (status < 300)
    return new UndeterminedError(`${shown}: the answer ends in the middle, after ${body.length} bytes`, {
      next: 'Run again; if it stays, see what a proxy cuts off.',
    });
  return new UndeterminedError(`${shown}: the Kubernetes API answers ${status}${message && `: ${message}`}`, {
    // 410: a list that took so long that its next page is gone
    next: status === 410 || status === 429 || status >= 500 ? 'Run again later.' : 'Check the kubeconfig.',
  });
}

function jsonOf(body: Buffer): Json | undefined {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
