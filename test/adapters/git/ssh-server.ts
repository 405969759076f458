import { spawn } from 'node:child_process';
import { join } from 'node:path';
import ssh2 from 'ssh2';

interface SshServerOptions {
  /** Holds bare repositories: `NAME.git`. */
  root: string;
  environment: NodeJS.ProcessEnv;
  /** The public key that is let in, as one line of OpenSSH. */
  publicKey: string;
}

export interface SshServer {
  readonly port: number;
  /** `ssh-ed25519 AAAA…`: what a line of known_hosts has behind the host. */
  readonly hostKey: string;
  /** Commands that were run. */
  readonly commands: readonly string[];
  close(): Promise<void>;
}

/** Repositories over SSH on 127.0.0.1, at a port that is free: only `git-upload-pack` runs, without a shell. */
export async function startSshServer({ root, environment, publicKey }: SshServerOptions): Promise<SshServer> {
  const host = ssh2.utils.generateKeyPairSync('ed25519');
  const allowed = ssh2.utils.parseKey(publicKey);
  if (allowed instanceof Error) throw allowed;
  const commands: string[] = [];
  const clients = new Set<ssh2.Connection>();
  const server = new ssh2.Server({ hostKeys: [host.private] }, (client) => {
    clients.add(client);
    client.on('error', () => {});
    client.on('close', () => clients.delete(client));
    client.on('authentication', (context) => {
      const known = context.method === 'publickey' && context.key.data.equals(allowed.getPublicSSH());
      const signed =
        known && (!context.signature || allowed.verify(context.blob as Buffer, context.signature) === true);
      if (signed) context.accept();
      else context.reject(['publickey']);
    });
    client.on('session', (accept) => {
      const session = accept();
      let protocol = '';
      session.on('env', (acceptEnv, _reject, { key, val }) => {
        if (key === 'GIT_PROTOCOL') protocol = val;
        acceptEnv?.();
      });
      session.on('exec', (acceptExec, _reject, { command }) => {
        commands.push(command);
        const channel = acceptExec();
        const path = /^git-upload-pack '\/([\w.-]+)'$/.exec(command)?.[1];
        if (path === undefined) {
          channel.stderr.write('ERROR: Repository not found.\n');
          channel.exit(1);
          channel.end();
          return;
        }
        const env = { ...environment, GIT_PROTOCOL: protocol };
        const child = spawn('git', ['upload-pack', join(root, path)], { env });
        channel.pipe(child.stdin).on('error', () => {});
        child.stdout.pipe(channel, { end: false });
        child.stderr.pipe(channel.stderr, { end: false });
        child.on('close', (code) => {
          channel.exit(code ?? 1);
          channel.end();
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    hostKey: host.public.trim(),
    commands,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const client of clients) client.end();
      }),
  };
}
