import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';

/** Makes an empty folder that only this user can open; whoever asks for it removes it. @throws InputError when it cannot be made. */
export async function privateFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'seatrial-')).catch((error: unknown) => {
    throw new InputError(`No temporary folder can be made in ${tmpdir()}: ${messageOf(error)}`, {
      next: 'Set TMPDIR to a folder that this user may write.',
      cause: error,
    });
  });
}
