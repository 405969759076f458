import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { gitProcesses } from '../../../src/adapters/git/git-processes.ts';
import { UndeterminedError } from '../../../src/errors.ts';
import { startGitServer } from './git-server.ts';
import { Sandbox } from './sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'seatrial-git-processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that says `ready` when it listens to signals. */
async function started(script: string, detached = false) {
  const child = spawn('sh', ['-c', script], { detached, stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return child;
}

test('what runs is ended, and takes its lock files away', async () => {
  const lock = join(folder, 'shallow.lock');
  writeFileSync(lock, '');
  const processes = gitProcesses();
  const child = await started(`trap 'rm ${lock}; exit 1' TERM; echo ready; while :; do sleep 0.05; done`);
  processes.add(child, false);
  await processes.end();
  expect(child.exitCode).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('what does not listen is killed, with all that it started', async () => {
  const processes = gitProcesses();
  const child = await started(
    `trap '' TERM; sh -c 'trap "" TERM; while :; do sleep 0.05; done' & echo ready; wait`,
    true,
  );
  processes.add(child, true);
  // The output is closed when the last of the group is gone
  const closed = once(child, 'close');
  await processes.end();
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
});

test('what has ended, or is of somebody else, is left alone', async () => {
  const [one, other] = [gitProcesses(), gitProcesses()];
  const child = await started('echo ready; exec sleep 60');
  const forget = one.add(child, false);
  await other.end();
  expect(child.signalCode).toBeNull();
  forget();
  await one.end();
  expect(child.signalCode).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
});

test('a fetch into the clone of the user is ended without anything half-written in it', async () => {
  const sandbox = new Sandbox();
  // More objects than git unpacks: it writes a pack while it is sent
  const noise = Object.fromEntries(Array.from({ length: 200 }, (_, each) => [`noise/${each}`, randomBytes(2_000)]));
  const work = sandbox.newClone({ 'a.yaml': '1', ...noise });
  const served = sandbox.newFolder();
  sandbox.commit(work, { 'a.yaml': '2' });
  sandbox.git(served, 'clone', '-q', '--mirror', work, 'shop.git');
  sandbox.git(join(served, 'shop.git'), 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const { environment } = sandbox;
  const server = await startGitServer({ root: served, environment, fault: () => ({ stall: 100_000 }) });
  try {
    const clone = sandbox.newFolder();
    sandbox.git(clone, 'init', '-q');
    sandbox.git(clone, 'remote', 'add', 'origin', `${server.origin}/shop.git`);
    sandbox.git(clone, 'fetch', '-q', '--depth=1', `file://${served}/shop.git`, 'main');
    sandbox.git(clone, 'checkout', '-q', '--detach', 'FETCH_HEAD');
    const repositories = sandbox.repositories();
    const repository = await repositories.open(clone);
    const halfWritten = () =>
      readdirSync(join(clone, '.git'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.lock$|tmp_/.test(name),
      );
    const fetching = repository.fetchCommit(sandbox.git(work, 'rev-parse', 'HEAD^')).catch((error: unknown) => error);
    for (let tries = 0; tries < 1_000 && halfWritten().length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(halfWritten()).not.toEqual([]);
    await repositories.dispose();
    expect(await fetching).toBeInstanceOf(UndeterminedError);
    expect(halfWritten()).toEqual([]);
  } finally {
    await server.close();
    await sandbox.dispose();
  }
});
