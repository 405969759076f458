import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { RenderFile } from '../../ports/renderer.ts';

/** Files of one render on a disk. */
export interface Workspace {
  /** The files are below this. */
  root: string;
  /** Empty, for a program's own files. */
  home: string;
  /** Beside the root: what is not part of the repository. */
  beside(name: string): string;
}

/**
 * Writes the files of a render into a folder, and removes it afterwards.
 * @param temporaryFolder makes it: for this user alone.
 * @throws the system's error when it cannot, and an Error for a path that leads out.
 */
export async function inWorkspace<T>(
  files: readonly RenderFile[],
  temporaryFolder: () => Promise<string>,
  task: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const parent = await realpath(await temporaryFolder());
  try {
    const [root, home] = [join(parent, 'repository'), join(parent, 'home')];
    await Promise.all([mkdir(root), mkdir(home)]);
    for (const file of files) {
      const target = join(root, file.path);
      if (!target.startsWith(root + sep)) throw new Error(`${file.path} leads out of the folder`);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
    return await task({ root, home, beside: (name) => join(parent, name) });
  } finally {
    await rm(parent, { recursive: true, force: true, maxRetries: 3 });
  }
}
