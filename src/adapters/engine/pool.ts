import { messageOf, UndeterminedError } from '../../errors.ts';
import type { Renderer, RenderOutcome, RenderRequest } from '../../ports/renderer.ts';
import { EngineWorker } from './engine-worker.ts';
import { DEFAULT_SEED, decodeResponse, encodeRequest } from './frame.ts';

export interface PoolOptions {
  /** Where the module was read from, for messages. */
  path: string;
  identity: () => Promise<string>;
  module: Promise<WebAssembly.Module>;
  /** In bytes. */
  memoryMaximum: number;
  workerScript: string | URL;
  workers: number;
  timeoutMs: number;
  recycleBytes: number;
}

interface Job {
  request: RenderRequest;
  resolve: (outcome: RenderOutcome) => void;
  reject: (error: unknown) => void;
}

/** Threads that share one compiled module. Calls are served first come, first served. */
export class EnginePool implements Renderer {
  readonly concurrency: number;
  readonly #options: PoolOptions;
  readonly #workers = new Set<EngineWorker>();
  readonly #queue: Job[] = [];
  /** The one that was used last comes first: its code is the warmest. */
  readonly #idle: EngineWorker[] = [];
  readonly #running = new Set<Job>();
  #starting = 0;
  /** Falls when a worker cannot be started, so that none is started again and again. */
  #limit: number;
  /** Why no call can be served any more. */
  #failure: UndeterminedError | undefined;

  /** The first worker starts at once, while the caller does other work; the others when calls wait. */
  constructor(options: PoolOptions) {
    this.#options = options;
    this.concurrency = options.workers;
    this.#limit = options.workers;
    void this.#start();
  }

  call(request: RenderRequest): Promise<RenderOutcome> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      this.#pump();
    });
  }

  identity(): Promise<string> {
    return this.#options.identity();
  }

  /** The first worker starts with the pool. */
  warmUp(): void {}

  async close(): Promise<void> {
    this.#fail(new UndeterminedError('The engine was closed before it had answered.'));
    await Promise.all([...this.#workers].map((worker) => this.#discard(worker)));
  }

  #pump(): void {
    while (this.#queue.length > 0 && this.#idle.length > 0) {
      const worker = this.#idle.pop();
      if (worker?.alive) void this.#serve(worker, this.#queue.shift() as Job);
      else if (worker !== undefined) void this.#discard(worker);
    }
    while (this.#starting < this.#queue.length && this.#workers.size < this.#limit) void this.#start();
    const holding = this.#queue.length + this.#running.size > 0;
    for (const worker of this.#workers) worker.hold(holding);
  }

  async #start(): Promise<void> {
    const { workerScript, module, memoryMaximum } = this.#options;
    let worker: EngineWorker | undefined;
    this.#starting++;
    try {
      worker = new EngineWorker(workerScript, { memoryMaximum });
      this.#workers.add(worker);
      await worker.start(await module);
      this.#idle.push(worker);
    } catch (error) {
      if (worker !== undefined) void this.#discard(worker);
      this.#limit = this.#workers.size;
      if (this.#limit === 0) this.#fail(this.#brokenBy(error));
    }
    this.#starting--;
    this.#pump();
  }

  async #serve(worker: EngineWorker, job: Job): Promise<void> {
    this.#running.add(job);
    try {
      const frame = encodeRequest(job.request);
      const answer = await worker.run(job.request.seed ?? DEFAULT_SEED, frame, this.#options.timeoutMs);
      const outcome = answer.ok ? decodeResponse(answer.frame) : stopped(job.request, answer.code, answer.reason);
      if (this.#failure !== undefined) throw this.#failure;
      if (answer.ok && outcome !== undefined && answer.memoryBytes <= this.#options.recycleBytes)
        this.#idle.push(worker);
      else void this.#discard(worker);
      job.resolve(
        outcome ?? stopped(job.request, 'crash', 'the engine gave an answer that this version does not know'),
      );
    } catch (error) {
      void this.#discard(worker);
      job.reject(error);
    }
    this.#running.delete(job);
    this.#pump();
  }

  #discard(worker: EngineWorker): Promise<void> {
    this.#workers.delete(worker);
    return worker.end();
  }

  #fail(failure: UndeterminedError): void {
    this.#failure ??= failure;
    for (const job of this.#queue.splice(0)) job.reject(this.#failure);
  }

  #brokenBy(error: unknown): UndeterminedError {
    return new UndeterminedError(`The engine ${this.#options.path} cannot be started: ${messageOf(error)}.`, {
      next: 'Install Seatrial again; if it persists, report it with the version of Node.js and of the machine.',
      cause: error,
    });
  }
}

function stopped(
  { operation, application }: RenderRequest,
  code: 'limit' | 'timeout' | 'crash',
  reason: string,
): RenderOutcome {
  const subject = application === '' ? operation : `${operation} for Application ${application}`;
  return { ok: false, code, message: `${subject} was stopped: ${reason}.` };
}
