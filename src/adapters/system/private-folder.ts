import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';

const made = new Set<string>();

/**
 * Makes an empty folder that only this user can open. Whoever asks for it removes it; what is still there when the process ends goes
 * with it.
 * @throws InputError when it cannot be made.
 */
export async function privateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seatrial-')).catch((error: unknown) => {
    throw new InputError(`No temporary folder can be made in ${tmpdir()}: ${messageOf(error)}`, {
      next: 'Set TMPDIR to a folder that this user may write.',
      cause: error,
    });
  });
  if (made.size === 0) process.once('exit', removeAll);
  made.add(folder);
  return folder;
}

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}
