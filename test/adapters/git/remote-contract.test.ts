import ssh2 from 'ssh2';
import type { RepositoryCredential } from '../../../src/model/repository-credential.ts';
import { remoteRepositoryContract } from '../../contracts/remote-repository.ts';
import { startGitServer } from './git-server.ts';
import { RemoteSandbox } from './remote-sandbox.ts';
import { startSshServer } from './ssh-server.ts';

interface Opened {
  origin: string;
  credentials?: readonly RepositoryCredential[];
  close(): Promise<void>;
}

async function http(sandbox: RemoteSandbox, old: boolean): Promise<Opened> {
  return startGitServer({ root: sandbox.served, environment: sandbox.environment, old });
}

async function ssh(sandbox: RemoteSandbox): Promise<Opened> {
  const key = ssh2.utils.generateKeyPairSync('ed25519');
  const { served: root, environment } = sandbox;
  const { port, hostKey, close } = await startSshServer({ root, environment, publicKey: key.public });
  const origin = `ssh://git@127.0.0.1:${port}`;
  const sshKnownHosts = `[127.0.0.1]:${port} ${hostKey}`;
  return { origin, credentials: [{ url: origin, sshPrivateKey: key.private, sshKnownHosts }], close };
}

describe.each<[string, (sandbox: RemoteSandbox) => Promise<Opened>]>([
  ['http with protocol 2', (sandbox) => http(sandbox, false)],
  ['http with protocol 0', (sandbox) => http(sandbox, true)],
  ['ssh', ssh],
])('git over %s', (_, start) => {
  const sandbox = new RemoteSandbox();
  let server: Opened;
  beforeAll(async () => {
    server = await start(sandbox);
  });
  afterAll(async () => {
    await sandbox.dispose();
    await server.close();
  });

  function remotes() {
    return sandbox.remotes({ credentials: server.credentials ?? [] });
  }

  remoteRepositoryContract({
    remote: async (options) => {
      const { name, ids } = sandbox.serve(options);
      return { remotes: remotes(), url: `${server.origin}/${name}`, ids };
    },
    nowhere: async () => ({ remotes: remotes(), url: `${server.origin}/no/where.git` }),
  });
});
