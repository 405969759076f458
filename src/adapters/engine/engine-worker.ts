import { type Transferable, Worker } from 'node:worker_threads';
import { messageOf } from '../../errors.ts';
import type { FromWorker, ToWorker, WorkerData } from './messages.ts';

/**
 * V8 keeps a native frame for each call of Go, and helm lets an `include` recurse 1,000 times before it refuses. Measured: an
 * `include` 990 deep overflows 4 MiB (a worker's default) within 60 nested blocks, and 16 MiB within 180; both are fine with this.
 */
const STACK_MIB = 64;

const START_TIMEOUT_MS = 60_000;

/** What a call came to. After one that is not ok the worker is dead. */
export type Answer =
  | { ok: true; frame: Uint8Array; memoryBytes: number }
  | { ok: false; code: 'limit' | 'timeout' | 'crash'; reason: string };

type Death = { type: 'death'; code: 'limit' | 'crash'; reason: string };
type Heard = FromWorker | Death | { type: 'late' };

/** One thread with one instance of the engine. It is asked one thing at a time. */
export class EngineWorker {
  readonly #worker: Worker;
  #listener: ((heard: Heard) => void) | undefined;
  #death: Death | undefined;

  /** @param script the worker's script, which `start` makes an engine of. */
  constructor(script: string | URL, data: WorkerData) {
    this.#worker = new Worker(script, {
      workerData: data,
      // The thread gets no variable and no flag of the process.
      env: {},
      execArgv: [],
      resourceLimits: { stackSizeMb: STACK_MIB },
    });
    this.#worker.unref();
    let death: Death = { type: 'death', code: 'crash', reason: 'its thread ended' };
    this.#worker.on('message', (message: FromWorker) => this.#listener?.(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      const limit = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      death = { type: 'death', code: limit ? 'limit' : 'crash', reason: messageOf(error) };
    });
    this.#worker.on('exit', () => {
      this.#death = death;
      this.#listener?.(death);
    });
  }

  get alive(): boolean {
    return this.#death === undefined;
  }

  /** @throws Error when no instance can be started in this thread */
  async start(module: WebAssembly.Module): Promise<void> {
    const heard = await this.#ask({ module }, [], START_TIMEOUT_MS);
    if (heard.type === 'ready') return;
    throw new Error('reason' in heard ? heard.reason : `it did not start within ${START_TIMEOUT_MS / 1000} s`);
  }

  /** @param frame a request frame, which is moved to the worker: it is empty afterwards */
  async run(seed: number, frame: Uint8Array<ArrayBuffer>, timeoutMs: number): Promise<Answer> {
    const heard = await this.#ask({ seed, frame }, [frame.buffer], timeoutMs);
    switch (heard.type) {
      case 'response':
        return { ok: true, frame: heard.frame, memoryBytes: heard.memoryBytes };
      case 'stop':
        return { ok: false, ...heard.stop };
      case 'late':
        return { ok: false, code: 'timeout', reason: `it took longer than ${timeoutMs / 1000} s` };
      case 'death':
        return { ok: false, code: heard.code, reason: heard.reason };
      default:
        return { ok: false, code: 'crash', reason: 'its worker answered out of turn' };
    }
  }

  /** A thread that holds the process keeps it from ending by itself. */
  hold(holding: boolean): void {
    if (holding) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Ends the thread at once, whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(message: ToWorker, transfer: Transferable[], timeoutMs: number): Promise<Heard> {
    if (this.#death !== undefined) return Promise.resolve(this.#death);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#listener?.({ type: 'late' }), timeoutMs).unref();
      this.#listener = (heard) => {
        clearTimeout(timer);
        this.#listener = undefined;
        resolve(heard);
      };
      this.#worker.postMessage(message, transfer);
    });
  }
}
