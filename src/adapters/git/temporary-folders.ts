import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';

/** Temporary folders that do not outlive the process, unless a signal ends it that nobody listens to. */
export class TemporaryFolders {
  readonly #parent: string;
  readonly #folders = new Set<string>();
  #guarded = false;

  constructor(parent: string) {
    this.#parent = parent;
  }

  async create(): Promise<string> {
    this.#guard();
    const folder = await mkdtemp(join(this.#parent, 'seatrial-git-')).catch((error: unknown) => {
      throw new InputError(`No temporary folder can be made in ${this.#parent}: ${messageOf(error)}`, {
        next: 'Set TMPDIR to a folder that this user may write.',
        cause: error,
      });
    });
    this.#folders.add(folder);
    return folder;
  }

  async dispose(): Promise<void> {
    const folders = [...this.#folders];
    this.#folders.clear();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 })));
    this.#release();
  }

  #guard(): void {
    if (this.#guarded) return;
    this.#guarded = true;
    process.once('exit', this.#removeNow);
  }

  #release(): void {
    this.#guarded = false;
    process.removeListener('exit', this.#removeNow);
  }

  readonly #removeNow = (): void => {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    this.#folders.clear();
  };
}
