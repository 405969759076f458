import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { gitProcesses } from '../../../src/adapters/git/git-processes.ts';

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
