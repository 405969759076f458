import { createWasi, EngineExit } from './wasi.ts';

const WASI = 'wasi_snapshot_preview1';
const MIB = 1_048_576;
const MAXIMUM_PANIC_LENGTH = 200;

interface EngineExports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  alloc(size: number): number;
  free(pointer: number): void;
  /** Pointer and length of the response frame: pointer << 32 | length. */
  call(pointer: number, size: number): bigint;
}

/** Why an instance is dead. */
export interface Stop {
  code: 'limit' | 'crash';
  /** Continues a sentence: "The render was stopped: it …". */
  reason: string;
}

/** The instance died of the call that threw this, and cannot be used again. */
export class EngineStopped extends Error {
  readonly stop: Stop;

  constructor(stop: Stop) {
    super(stop.reason);
    this.stop = stop;
  }
}

/** One instance of the engine. It answers one call after the other. */
export interface EngineInstance {
  /**
   * @param frame a request frame (frame.ts)
   * @returns the response frame, in a buffer of its own
   * @throws EngineStopped
   */
  call(seed: number, frame: Uint8Array): Uint8Array<ArrayBuffer>;
  /** WebAssembly memory only grows. */
  memoryBytes(): number;
}

/**
 * Starts an instance: about 0.2 s of Go's package initialisation.
 * @param memoryMaximum in bytes, for the message of a call that would pass it
 * @throws Error when the module wants an import that this host does not know: it may be a way out of the sandbox
 */
export function startInstance(module: WebAssembly.Module, memoryMaximum: number): EngineInstance {
  const wasi = createWasi();
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from !== WASI || !Object.hasOwn(wasi.imports, name))
      throw new Error(`it wants the unknown import ${from}.${name}`);
  }
  const instance = new WebAssembly.Instance(module, { [WASI]: wasi.imports });
  const engine = instance.exports as unknown as EngineExports;
  wasi.attach(engine.memory);
  engine._initialize();

  function exchange(frame: Uint8Array): Uint8Array<ArrayBuffer> {
    const requestAt = engine.alloc(frame.length) >>> 0;
    new Uint8Array(engine.memory.buffer).set(frame, requestAt);
    const packed = BigInt.asUintN(64, engine.call(requestAt, frame.length));
    const responseAt = Number(packed >> 32n);
    const response = new Uint8Array(engine.memory.buffer).slice(responseAt, responseAt + Number(packed & 0xffff_ffffn));
    engine.free(responseAt);
    return response as Uint8Array<ArrayBuffer>;
  }

  return {
    call: (seed, frame) => {
      wasi.begin(seed);
      try {
        return exchange(frame);
      } catch (error) {
        throw new EngineStopped(stopOf(error, wasi.written(), memoryMaximum));
      }
    },
    memoryBytes: () => engine.memory.buffer.byteLength,
  };
}

/** What Go wrote before it died says why; its stack is not for a user. */
function stopOf(error: unknown, written: string, memoryMaximum: number): Stop {
  const fatal = /^(?:fatal error|panic|runtime): (.*)$/m.exec(written)?.[1] ?? '';
  if (/out of memory|cannot allocate memory/.test(written)) {
    return { code: 'limit', reason: `it used more than ${Math.floor(memoryMaximum / MIB)} MiB of memory` };
  }
  if (error instanceof RangeError || /stack overflow|stack exceeds/.test(written)) {
    return { code: 'limit', reason: 'it recursed too deeply' };
  }
  const detail =
    fatal || (error instanceof EngineExit || error instanceof WebAssembly.RuntimeError ? error.message : String(error));
  return { code: 'crash', reason: `the engine crashed (${detail.slice(0, MAXIMUM_PANIC_LENGTH)})` };
}
