import { systemHttp } from '../../../src/adapters/system/http.ts';
import type { Http, HttpRequest, HttpResponse } from '../../../src/ports/http.ts';
import { type LoopbackRoute, type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';

type Options = Parameters<typeof systemHttp>[0];

export interface Outcome {
  response?: HttpResponse;
  /** What a user reads: the message, and what to do next. */
  error?: string;
}

export interface HttpUnderTest {
  /** Starts a server; it ends with the test. */
  serve(
    routes: Record<string, LoopbackRoute>,
    options?: Parameters<typeof startLoopbackServer>[0],
  ): Promise<LoopbackServer>;
  /** Made anew; closed with the test. It never sleeps; `random` is 1, and 127.0.0.1 is allowed. */
  open(options?: Partial<Options>): Http;
  /** Milliseconds of every wait between two tries. */
  readonly waits: number[];
}

/** For one test file: everything is closed after each test. */
export function httpUnderTest(): HttpUnderTest {
  const servers: LoopbackServer[] = [];
  const opened: Http[] = [];
  const waits: number[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((http) => http.close()));
    await Promise.all(servers.splice(0).map((server) => server.close()));
    waits.length = 0;
  });
  return {
    waits,
    serve: async (routes, options = {}) => {
      const server = await startLoopbackServer({ ...options, routes });
      servers.push(server);
      return server;
    },
    open: (options = {}) => {
      const sleep = async (milliseconds: number) => {
        waits.push(milliseconds);
      };
      const http = systemHttp({ environment: {}, allowHosts: ['127.0.0.1'], sleep, random: () => 1, ...options });
      opened.push(http);
      return http;
    },
  };
}

export async function outcome(
  http: Http,
  request: Omit<HttpRequest, 'maximumBytes'> & { maximumBytes?: number },
): Promise<Outcome> {
  try {
    return { response: await http.send({ maximumBytes: 10_000, ...request }) };
  } catch (error) {
    const { name, message, next } = error as Error & { next?: string };
    if (name !== 'HttpFailure') throw error;
    return { error: next === undefined ? message : `${message} | ${next}` };
  }
}
