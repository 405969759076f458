import { messageOf, SeatrialError, UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { HttpResponse } from '../../ports/http.ts';
import { redactUrl, redactUrls } from '../../text/redact-url.ts';
import { oneLine } from '../../text/sanitize.ts';

const SHOWN = 300;

/** @returns what an answer of grpc-gateway says: `{error, message, code}`. Empty for anything else. */
export function saidBy(value: Json | undefined): string {
  const said = isJsonObject(value) ? value['message'] || value['error'] : '';
  return typeof said === 'string' ? oneLine(redactUrls(said)).slice(0, SHOWN) : '';
}

/** @param error of the Http port: its words have no credential in them. */
export function noAnswer(error: unknown, asked: string): UndeterminedError {
  const next = error instanceof SeatrialError ? error.next : undefined;
  // The words of a download do not fit
  const fitting = next?.includes('`ca`') ? 'Give the certificate of the authority as argocd-ca.' : next;
  // An Argo CD without TLS hangs up on who speaks it
  const mayBePlain = asked.startsWith('https:') && messageOf(error).includes('ECONNRESET');
  const mend = mayBePlain ? [PLAIN, ...(fitting === undefined ? [] : [fitting])].join(' ') : fitting;
  return new UndeterminedError(
    `Argo CD gave no answer: ${withoutApplication(messageOf(error))}`,
    mend === undefined ? {} : { next: mend },
  );
}

const PLAIN = 'If Argo CD itself has no TLS (server.insecure), write http:// and add argocd-plain-text.';

/** A status that is neither success nor a refusal with a meaning of its own, after all tries. */
export function answerFailure(asked: string, response: HttpResponse, said: string): UndeterminedError {
  const { status, headers } = response;
  const words = said === '' ? '' : `: ${said}`;
  if (status === 401) {
    if (hasLeft(asked, response))
      return new UndeterminedError(`${shown(asked)} leads to ${shown(response.url)}, where the token was not sent`, {
        next: 'Write that address as argocd-server; leave argocd-plain-text out when it is https.',
      });
    return new UndeterminedError(`Argo CD does not accept the token (401)${words}`, {
      next: /expired/i.test(said)
        ? 'It has expired: make a new one, and give it as argocd-token.'
        : 'Give one of this Argo CD that was not deleted, as `argocd proj role create-token` or `argocd account generate-token` prints it.',
    });
  }
  const retry = headers['retry-after'];
  const next =
    status === 429
      ? `It is asked too often${retry === undefined ? '' : `, and asks to come back in ${oneLine(retry).slice(0, 40)} s`}: run again later.`
      : status >= 500
        ? 'Run again; if it stays, the log of argocd-server, or of what stands before it, tells why.'
        : undefined;
  return new UndeterminedError(
    `${shown(asked)}: Argo CD answers ${status}${words}`,
    next === undefined ? {} : { next },
  );
}

/** A page instead of the API. */
export function notTheApi(asked: string, response: HttpResponse): UndeterminedError {
  const { status } = response;
  const led = hasLeft(asked, response) ? `, after a redirect to ${shown(response.url)}` : '';
  const what =
    status >= 400
      ? 'what stands before Argo CD (an ingress, a proxy), or Argo CD below another root path'
      : hasLeft(asked, response)
        ? 'a page to sign in (SSO)'
        : "a page: that of Argo CD's own user interface, of a login (SSO) or of an ingress";
  return new UndeterminedError(`${shown(asked)}: ${what}, not the API, answers with status ${status}${led}`, {
    next: 'Check argocd-server, with its root path. Where a login stands before Argo CD, let requests to /api/ through: Argo CD checks the token itself.',
  });
}

/** JSON that is none. */
export function cutOff(asked: string, { headers, body }: HttpResponse): UndeterminedError {
  const isJson = /\bjson\b/i.test(headers['content-type'] ?? '');
  const what = isJson
    ? `the answer ends in the middle, after ${body.length} bytes`
    : 'what answers is not the API of Argo CD';
  return new UndeterminedError(`${shown(asked)}: ${what}`, {
    next: isJson
      ? 'Run again; if it stays, see what a proxy before Argo CD cuts off.'
      : 'Check argocd-server, with its root path.',
  });
}

/** An answer of another shape than the API has. */
export function unexpected(asked: string, what: string): UndeterminedError {
  return new UndeterminedError(`${shown(asked)}: the answer has ${what}`, {
    next: 'Check that argocd-server is an Argo CD of 2.10 or newer.',
  });
}

function hasLeft(asked: string, { url }: HttpResponse): boolean {
  return new URL(asked).origin !== new URL(url).origin;
}

function shown(url: string): string {
  return withoutApplication(redactUrl(url.split('?')[0] ?? ''));
}

/** Which Application it was about stands beside it: without that, a server that fails for all of them is told of once. */
function withoutApplication(text: string): string {
  return text.replace(/(\/api\/v1\/applications\/)[^\s:?]+/g, '$1…');
}
