import { restArgoCd } from '../../../src/adapters/argocd/rest-argocd.ts';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import type { ArgoCdUnderTest } from '../../contracts/argocd.ts';
import { type ArgoCdServer, type ArgoCdServerOptions, startArgoCdServer } from '../../fakes/argocd-server.ts';
import { FLEET, fleetRefs, SECRET } from '../../fakes/live-fleet.ts';

export const TOKEN = 'token-of-everybody';
const STRANGER = 'token-of-a-stranger';

export interface RestUnderTest extends ArgoCdUnderTest {
  server: ArgoCdServer;
  url: string;
}

const problems: string[] = [];

/** The real adapter, in front of an Argo CD on loopback. No wait is real. */
export async function argoCdUnderTest(options: Partial<ArgoCdServerOptions> = {}): Promise<RestUnderTest> {
  const tokens = { [TOKEN]: '*', [STRANGER]: 'other' };
  const server = await startArgoCdServer({ tokens, applications: FLEET, ...options });
  const open = (token: string) =>
    restArgoCd({ http: loopbackHttp(server.port), url: server.url, token, ca: undefined, insecure: false });
  const [argoCd, stranger] = [open(TOKEN), open(STRANGER)];
  return {
    server,
    url: server.url,
    argoCd,
    stranger,
    ...fleetRefs(),
    secret: SECRET,
    async dispose() {
      problems.push(...server.problems);
      await Promise.all([argoCd.close(), stranger.close()]);
      await server.close();
    },
  };
}

/** Every request so far that Argo CD does not describe. */
export function problemsOfServers(): string[] {
  return problems;
}

export function loopbackHttp(port: number, limits = {}) {
  return systemHttp({
    environment: {},
    allowHosts: [`127.0.0.1:${port}`],
    sleep: async () => undefined,
    random: () => 0,
    limits,
  });
}
