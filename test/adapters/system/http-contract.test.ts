import { systemHttp } from '../../../src/adapters/system/http.ts';
import { httpContract } from '../../contracts/http.ts';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';

const servers: LoopbackServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

httpContract({
  // Port 1 (tcpmux): nothing listens there
  nobody: 'http://127.0.0.1:1/',
  make: async (routes) => {
    const server = await startLoopbackServer({ routes });
    servers.push(server);
    return {
      http: systemHttp({ environment: {}, allowHosts: ['127.0.0.1'], sleep: async () => {} }),
      origin: server.origin,
      seen: () =>
        server.requests.map(({ method, path, headers }) => `${method} ${path} ${headers['authorization'] ?? ''}`),
    };
  },
});
