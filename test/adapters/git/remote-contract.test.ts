import { remoteRepositoryContract } from '../../contracts/remote-repository.ts';
import type { LoopbackServer } from '../../fakes/loopback-server.ts';
import { startGitServer } from './git-server.ts';
import { RemoteSandbox } from './remote-sandbox.ts';

describe.each([
  ['with protocol 2', false],
  ['with protocol 0', true],
])('git over http, %s', (_, old) => {
  const sandbox = new RemoteSandbox();
  let server: LoopbackServer;
  beforeAll(async () => {
    server = await startGitServer({ root: sandbox.served, environment: sandbox.environment, old });
  });
  afterAll(async () => {
    await sandbox.dispose();
    await server.close();
  });

  remoteRepositoryContract({
    remote: async (options) => {
      const { name, ids } = sandbox.serve(options);
      return { remotes: sandbox.remotes(), url: `${server.origin}/${name}`, ids };
    },
    nowhere: async () => ({ remotes: sandbox.remotes(), url: `${server.origin}/nowhere.git` }),
  });
});
