import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
// @ts-expect-error a script without types
import { registryPath as pathOfRegistry } from '../../../scripts/native-tools.mjs';

const registryPath: () => string = pathOfRegistry;

export interface RealRegistry {
  /** `127.0.0.1:PORT`. */
  host: string;
  close(): Promise<void>;
}

/**
 * Whether the distribution project's registry is on this machine. Where CI runs it must be; elsewhere the tests that need it are
 * skipped, and say so.
 */
export function registryIsHere(): boolean {
  const path = registryPath();
  if (existsSync(path)) return true;
  const command = 'node scripts/native-tools.mjs registry';
  if (process.env['CI'] === 'true') throw new Error(`There is no ${path}. Run: ${command}`);
  process.stderr.write(`Skipped, as there is no ${path}: tests against a real registry. To run them: ${command}\n`);
  return false;
}

/** Starts an OCI registry on a free port of 127.0.0.1, with everything in a folder of its own. */
export async function startRegistry(): Promise<RealRegistry> {
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
  const child = spawn(registryPath(), ['serve', config], { stdio: 'ignore', env: { OTEL_TRACES_EXPORTER: 'none' } });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
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

async function answers(host: string): Promise<boolean> {
  return fetch(`http://${host}/v2/`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
