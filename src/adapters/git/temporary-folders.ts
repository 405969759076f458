import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Temporary folders that do not outlive the process, however it ends, short of SIGKILL. */
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
    for (const signal of SIGNALS) process.once(signal, this.#interrupted);
  }

  #release(): void {
    this.#guarded = false;
    process.removeListener('exit', this.#removeNow);
    for (const signal of SIGNALS) process.removeListener(signal, this.#interrupted);
  }

  readonly #removeNow = (): void => {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    this.#folders.clear();
  };

  readonly #interrupted = (signal: NodeJS.Signals): void => {
    // Whoever else listens decides how the process ends; then `exit` removes. A listener alone would make it survive.
    if (process.listenerCount(signal) > 0) return;
    this.#removeNow();
    process.kill(process.pid, signal);
  };
}
