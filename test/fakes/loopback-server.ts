import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface LoopbackRequest {
  method: string;
  /** With the query. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface LoopbackAnswer {
  /** Default: 200. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /**
   * What goes wrong:
   * - `reset`: the connection ends without an answer;
   * - `silence`: it stays open without one;
   * - `truncated`: the headers promise one byte more than the body has;
   * - `stall`: the headers and the body come, and then no end;
   * - `trickle`: the body comes byte by byte, one each 20 ms;
   * - `endless`: the body is repeated for ever.
   */
  fault?: 'reset' | 'silence' | 'truncated' | 'stall' | 'trickle' | 'endless';
}

/** One answer, or what makes one, or several: one after another, and then the last one for ever. */
export type LoopbackRoute = LoopbackStep | readonly LoopbackStep[];
type LoopbackStep = LoopbackAnswer | ((request: LoopbackRequest) => LoopbackAnswer);

interface LoopbackOptions {
  /** By method and path, without a query: `GET /index.yaml`. HEAD is answered as GET where it has no route of its own. Others: 404. */
  routes?: Record<string, LoopbackRoute>;
  /** Answers what no route does, instead of 404. */
  fallback?: RequestListener;
  /** HTTPS. With `clientCa`, only clients with a certificate of that authority are served. PEM. */
  tls?: { certificate: string; key: string; clientCa?: string };
}

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly port: number;
  /** Every request so far, in order; also those that were answered with a fault. */
  readonly requests: readonly LoopbackRequest[];
  /** Sets a route, or replaces it. */
  answer(route: string, answer: LoopbackRoute): void;
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1, at a port that is free, which answers as it is told and fails as it is told:
 * `startLoopbackServer({ routes: { 'GET /a': [{ status: 503 }, { status: 429, headers: { 'retry-after': '1' } }, { body: 'ok' }] } })`.
 */
export async function startLoopbackServer(options: LoopbackOptions = {}): Promise<LoopbackServer> {
  const routes = new Map<string, LoopbackStep[]>();
  const requests: LoopbackRequest[] = [];
  const answer: LoopbackServer['answer'] = (route, given) => {
    routes.set(route, Array.isArray(given) ? [...given] : [given as LoopbackStep]);
  };
  for (const [route, given] of Object.entries(options.routes ?? {})) answer(route, given);

  const listener: RequestListener = (incoming, response) => {
    const path = incoming.url ?? '/';
    const [plain] = path.split('?');
    const key = `${incoming.method} ${plain}`;
    const steps = routes.get(key) ?? (incoming.method === 'HEAD' ? routes.get(`GET ${plain}`) : undefined);
    const request = recorded(incoming, path);
    if (steps === undefined && options.fallback !== undefined) {
      requests.push({ ...request, body: Buffer.alloc(0) });
      options.fallback(incoming, response);
      return;
    }
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const whole = { ...request, body: Buffer.concat(chunks) };
      requests.push(whole);
      const step = steps !== undefined && steps.length > 1 ? steps.shift() : steps?.[0];
      const given = typeof step === 'function' ? step(whole) : step;
      give(given ?? { status: 404, body: 'not found' }, incoming, response);
    });
  };

  const { tls } = options;
  const server =
    tls === undefined
      ? createServer(listener)
      : createTlsServer(
          {
            cert: tls.certificate,
            key: tls.key,
            ...(tls.clientCa !== undefined && { ca: tls.clientCa, requestCert: true }),
          },
          listener,
        );
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    requests,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function recorded(incoming: IncomingMessage, path: string): Omit<LoopbackRequest, 'body'> {
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return { method: incoming.method ?? '', path, headers: Object.fromEntries(headers) };
}

function give(answer: LoopbackAnswer, incoming: IncomingMessage, response: ServerResponse): void {
  const body = Buffer.from(answer.body ?? '');
  const length = answer.fault === 'truncated' ? body.length + 1 : body.length;
  switch (answer.fault) {
    case 'reset':
      incoming.socket.destroy();
      return;
    case 'silence':
      return;
    case 'stall':
    case 'trickle':
    case 'endless':
      response.writeHead(answer.status ?? 200, answer.headers);
      response.flushHeaders();
      if (answer.fault === 'stall') response.write(body);
      else repeat(response, body, answer.fault);
      return;
    default:
      response.writeHead(answer.status ?? 200, { 'content-length': length, ...answer.headers });
      if (answer.fault === 'truncated') response.write(body, () => incoming.socket.destroy());
      else response.end(incoming.method === 'HEAD' ? undefined : body);
  }
}

function repeat(response: ServerResponse, body: Buffer, fault: 'trickle' | 'endless'): void {
  let sent = 0;
  const timer = setInterval(
    () => {
      if (fault === 'endless') response.write(body);
      else if (sent === body.length) response.end();
      else response.write(body.subarray(sent, ++sent));
    },
    fault === 'endless' ? 1 : 20,
  );
  response.on('close', () => clearInterval(timer));
}
