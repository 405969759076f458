import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitHttpBackend } from '../../../scripts/git-http-backend.mjs';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';

interface GitServerOptions {
  /** Holds bare repositories: `NAME.git`. */
  root: string;
  environment: NodeJS.ProcessEnv;
  /** The only `Authorization` headers that are served; without any, everybody is. */
  authorizations?: readonly string[];
  tls?: { certificate: string; key: string; clientCa?: string };
  /** Protocol 0: no fetches by the id of what is not advertised. */
  old?: boolean;
  /** Spoils an answer: the bytes that are sent before the connection ends, or before nothing more comes, or no answer at all. */
  fault?: () => { cut?: number; stall?: number; silence?: boolean } | undefined;
}

/** Repositories over http, served by `git http-backend`. */
export function startGitServer(options: GitServerOptions): Promise<LoopbackServer> {
  return startLoopbackServer({
    ...(options.tls && { tls: options.tls }),
    fallback: (request, response) => {
      const { authorizations } = options;
      if (authorizations !== undefined && !authorizations.includes(request.headers.authorization ?? '')) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' });
        response.end('who are you?');
        return;
      }
      serve(options, request, response);
    },
  });
}

async function serve(options: GitServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  const { root, environment, old = false } = options;
  const { answer, stop } = gitHttpBackend(request, { root, path, environment, old });
  response.on('close', stop);
  const fault = path.endsWith('/git-upload-pack') ? options.fault?.() : undefined;
  if (fault?.silence) return;
  const { status, headers, body } = await answer;
  let sent = 0;
  response.writeHead(status, headers);
  body.on('data', send);
  body.on('end', () => {
    if (fault?.stall === undefined) response.end();
  });
  body.resume();

  function send(chunk: Buffer): void {
    const limit = fault?.cut ?? fault?.stall ?? Number.POSITIVE_INFINITY;
    const left = Math.min(chunk.length, Math.max(limit - sent, 0));
    sent += chunk.length;
    response.write(chunk.subarray(0, left));
    if (left < chunk.length && fault?.cut !== undefined) response.destroy();
  }
}
