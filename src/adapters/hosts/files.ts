import { open, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';
import type { MakeFolder } from '../../ports/files.ts';
import type { Host } from '../../ports/host.ts';

/** The files of a host: everywhere the same. */
export function hostFiles(makeFolder: MakeFolder): Pick<Host, 'checkFile' | 'writeFile'> {
  return {
    async checkFile(path) {
      await orUnwritable(path, async () => {
        await makeFolder(dirname(path));
        const isNew = (await stat(path).catch(() => undefined)) === undefined;
        await (await open(path, 'a')).close();
        // An empty report would be taken for one when the run ends before it.
        if (isNew) await rm(path);
      });
    },
    async writeFile(path, text) {
      await orUnwritable(path, async () => {
        await makeFolder(dirname(path));
        await writeFile(path, text);
      });
    },
  };
}

async function orUnwritable(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new InputError(`output: ${path} cannot be written: ${messageOf(error)}`, {
      next: 'Give a path that this user may write.',
      cause: error,
    });
  }
}
