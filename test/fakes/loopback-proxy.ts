import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

interface LoopbackProxyOptions {
  /** What `Proxy-Authorization` has to be: others get 407. */
  authorization?: string;
  /** The status that every request gets, instead of a connection. */
  refuse?: number;
  /** The port on 127.0.0.1 where a host is. Default: the one that is asked for. */
  portOf?: (host: string, port: number) => number;
  /** An HTTPS proxy. PEM. */
  tls?: { certificate: string; key: string };
}

export interface LoopbackProxy {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** What it was asked for: `CONNECT host:port`, `GET http://host/path`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A forward and CONNECT proxy on 127.0.0.1 that takes every host for 127.0.0.1. */
export async function startLoopbackProxy(options: LoopbackProxyOptions = {}): Promise<LoopbackProxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();

  function refusal(incoming: IncomingMessage): number | undefined {
    requests.push(`${incoming.method} ${incoming.url}`);
    if (options.refuse !== undefined) return options.refuse;
    const { authorization } = options;
    return authorization !== undefined && incoming.headers['proxy-authorization'] !== authorization ? 407 : undefined;
  }

  const server: Server = options.tls
    ? createTlsServer({ cert: options.tls.certificate, key: options.tls.key })
    : createServer();
  server.on('tlsClientError', () => {});
  server.on('request', (incoming, response) => {
    const status = refusal(incoming);
    if (status !== undefined) {
      response.writeHead(status).end();
      return;
    }
    const { port, pathname, search } = new URL(incoming.url ?? '');
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const options = { host: '127.0.0.1', port, path: pathname + search, method: incoming.method, headers };
    const onward = request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming: IncomingMessage, client: Socket) => {
    sockets.add(client);
    client.on('error', () => {});
    const status = refusal(incoming);
    if (status !== undefined) {
      client.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(incoming.url ?? '') ?? [];
    const onward = connect(options.portOf?.(host, Number(port)) ?? Number(port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    sockets.add(onward);
    onward.on('error', () => client.destroy());
    onward.on('close', () => client.destroy());
    // Also when it is cut off: a server behind would wait for the rest before it can be closed
    client.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
