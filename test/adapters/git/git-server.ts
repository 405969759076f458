import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
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

/** Repositories over http, served by `git http-backend`: a CGI program that comes with git. */
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

function serve(options: GitServerOptions, request: IncomingMessage, response: ServerResponse): void {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const { environment } = options;
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: environment['PATH'],
      HOME: environment['HOME'],
      GIT_CONFIG_GLOBAL: environment['GIT_CONFIG_GLOBAL'],
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: options.root,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REMOTE_ADDR: '127.0.0.1',
      CONTENT_TYPE: request.headers['content-type'],
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      ...(options.old ? {} : { GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '') }),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => {});
  request.pipe(child.stdin);
  response.on('close', () => child.kill());
  const fault = path.endsWith('/git-upload-pack') ? options.fault?.() : undefined;
  if (fault?.silence) return;
  let header = Buffer.alloc(0);
  let sent: number | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    if (sent !== undefined) return send(chunk);
    header = Buffer.concat([header, chunk]);
    const end = header.indexOf('\r\n\r\n');
    if (end < 0) return;
    sent = 0;
    const fields = header.toString('latin1', 0, end).split('\r\n');
    const headers = Object.fromEntries(fields.map((field) => field.split(/: (.*)/s, 2) as [string, string]));
    const { Status: status = '200', ...others } = headers;
    response.writeHead(Number.parseInt(status, 10), others);
    send(header.subarray(end + 4));
  });
  child.stdout.on('end', () => {
    if (fault?.stall === undefined) response.end();
  });

  function send(chunk: Buffer): void {
    const limit = fault?.cut ?? fault?.stall ?? Number.POSITIVE_INFINITY;
    const left = Math.min(chunk.length, Math.max(limit - (sent ?? 0), 0));
    sent = (sent ?? 0) + chunk.length;
    response.write(chunk.subarray(0, left));
    if (left < chunk.length && fault?.cut !== undefined) response.destroy();
  }
}
