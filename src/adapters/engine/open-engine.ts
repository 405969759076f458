import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { messageOf, UndeterminedError } from '../../errors.ts';
import type { Renderer } from '../../ports/renderer.ts';
import { memoryMaximum } from './memory-maximum.ts';
import { EnginePool } from './pool.ts';

const MIB = 1_048_576;

/** Each worker may hold several hundred MiB. */
const MAXIMUM_WORKERS = 4;

/**
 * How much of a function must run before V8 compiles it a second time, well. By V8's default (2 or 13 million) most of what the first
 * hundred renders cost is that compiler's. Measured, processor time of 100 renders from the start, and each one after 500 (Node 20):
 * default 4.9 s, 13 ms; 50 million 3.8 s, 13 ms; this 3.3 s, 13 ms; a thousand million 3.0 s, 15 ms.
 */
const TIERING_BUDGET = 300_000_000;

export interface EngineOptions {
  /** The engine: `dist/engine.wasm`. */
  module: string;
  /** The bundle of worker.ts: `dist/engine-worker.js`. */
  worker: string | URL;
  /** How many calls run at once. Default: one for each core, at most 4. */
  workers?: number;
  /** How long one call may run. Default: 60 s. */
  timeoutMs?: number;
  /** An instance whose memory has grown beyond this is replaced after its call: it never shrinks. Default: 256 MiB. */
  recycleBytes?: number;
}

/**
 * Opens the engine. It is compiled, and its first worker starts, in the background: call this early, and use the result late.
 *
 * What a call's input does ends in its outcome, never in an error, and the next call finds a working engine. The message of an outcome
 * `limit`, `timeout` or `crash` names the Application; other messages are the engine's, about the input alone.
 * Idle workers do not keep the process alive; an unanswered call does.
 * @throws UndeterminedError when the module cannot be read, or its memory has no bound. When it cannot be started, calls reject with one.
 */
export async function openEngine(options: EngineOptions): Promise<Renderer> {
  const path = options.module;
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unusable(path, `cannot be read: ${messageOf(error)}`, error);
  });
  const maximum = memoryMaximum(bytes);
  if (maximum === undefined) throw unusable(path, 'has no memory of bounded size');
  setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
  // Compiling here, once, leaves this thread free (V8 works in its own) and is done by the time that the first worker is up.
  const module = WebAssembly.compile(bytes);
  module.catch(() => {});
  let identity: Promise<string> | undefined;
  return new EnginePool({
    path,
    module,
    memoryMaximum: maximum,
    identity: () => {
      identity ??= digestOf(path);
      return identity;
    },
    workerScript: options.worker,
    workers: workersOf(options),
    timeoutMs: options.timeoutMs ?? 60_000,
    recycleBytes: options.recycleBytes ?? 256 * MIB,
  });
}

/** How many calls an engine with these options runs at once. */
export function workersOf(options: EngineOptions): number {
  return options.workers ?? Math.min(availableParallelism(), MAXIMUM_WORKERS);
}

/** Only who keeps output asks for it, so it is not worth the time of every start. */
async function digestOf(path: string): Promise<string> {
  return `sha256:${createHash('sha256')
    .update(await readFile(path))
    .digest('hex')}`;
}

function unusable(path: string, what: string, cause?: unknown): UndeterminedError {
  return new UndeterminedError(`The engine ${path} ${what}.`, { next: 'Install Seatrial again.', cause });
}
