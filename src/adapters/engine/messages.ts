import type { Stop } from './instance.ts';

/** What a worker is started with. */
export interface WorkerData {
  /** In bytes. */
  memoryMaximum: number;
}

/** The first message is the module; each other is a call. */
export type ToWorker = { module: WebAssembly.Module } | { seed: number; frame: Uint8Array<ArrayBuffer> };

/** The first message is `ready` or `broken`; each other answers a call. After `broken` or `stop` the worker is of no more use. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'broken'; reason: string }
  | { type: 'response'; frame: Uint8Array<ArrayBuffer>; memoryBytes: number }
  | { type: 'stop'; stop: Stop };
