import type { SeatrialError } from '../../../src/errors.ts';
import type { LoopbackServer } from '../../fakes/loopback-server.ts';
import { startGitServer } from './git-server.ts';
import { RemoteSandbox } from './remote-sandbox.ts';

type ServerOptions = Omit<Parameters<typeof startGitServer>[0], 'root' | 'environment'>;

/** A sandbox with servers, which end with the tests of the file. */
export function remotesUnderTest() {
  const sandbox = new RemoteSandbox();
  const servers: { close(): Promise<void> }[] = [];
  afterEach(() => sandbox.disposeRemotes());
  afterAll(async () => {
    await sandbox.dispose();
    for (const server of servers) await server.close();
  });

  async function serve(options: ServerOptions = {}): Promise<LoopbackServer> {
    return closing(await startGitServer({ root: sandbox.served, environment: sandbox.environment, ...options }));
  }

  function closing<T extends { close(): Promise<void> }>(server: T): T {
    servers.push(server);
    return server;
  }

  return { sandbox, serve, closing };
}

/** What a user sees of an error. */
export function failure(asked: Promise<unknown> | undefined): Promise<string> {
  return Promise.resolve(asked).then(
    () => 'no failure',
    (error: SeatrialError) => `${error.name}: ${error.message} | ${error.next}`,
  );
}

export const SECRET = 'hunter2-is-a-secret';

export function basic(user: string): string {
  return `Basic ${Buffer.from(`${user}:${SECRET}`).toString('base64')}`;
}

export function inTheUrl(server: LoopbackServer, login: string): string {
  return server.origin.replace('://', `://${login}@`);
}
