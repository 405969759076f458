// An OCI registry on loopback: the distribution project's own, for tests and the bench.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Starts a registry on a free port of 127.0.0.1, with everything in a folder of its own.
 *
 * @param program the registry's path (native-tools.mjs).
 * @returns `host`, as 127.0.0.1:PORT, and `close()`.
 */
export async function startRegistry(program) {
  const folder = await mkdtemp(join(tmpdir(), 'seatrial-registry-'));
  const host = `127.0.0.1:${await freePort()}`;
  const config = join(folder, 'config.yml');
  await writeFile(
    config,
    JSON.stringify({
      version: '0.1',
      log: { level: 'error', accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
      http: { addr: host },
    }),
  );
  const child = spawn(program, ['serve', config], { stdio: 'ignore', env: { OTEL_TRACES_EXPORTER: 'none' } });
  const ended = new Promise((resolve) => child.once('close', resolve));
  for (let attempt = 0; !(await answers(host)); attempt += 1) {
    if (attempt === 200 || child.exitCode !== null) throw new Error('The registry does not start.');
    await sleep(50);
  }
  return {
    host,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(host) {
  return fetch(`http://${host}/v2/`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
