import { createCipheriv, createHash } from 'node:crypto';

const SUCCESS = 0;
const BAD_FILE_DESCRIPTOR = 8;
const NOT_CAPABLE = 76;

const STDOUT = 1;
const STDERR = 2;
const CHARACTER_DEVICE = 2;
const REALTIME = 0;
const CLOCK_EVENT = 0;

/** The time that templates see: 2026-01-01T00:00:00Z, in nanoseconds. */
const NOW = 1_767_225_600_000_000_000n;
/** 397 days, 5 hours, 43 minutes and 21 seconds, in ns: each seed has its own year, day and hour, so that what shows the clock is told. */
const SHIFT = 34_321_401_000_000_000n;
const CLOCKS = 64;

/** Enough for the first lines of what Go says when it dies; a template must not fill the host's memory by its warnings. */
const MAXIMUM_ERROR_BYTES = 8192;

const ARGUMENTS = ['engine'];

/**
 * Go's garbage collector, by default, runs whenever the heap has doubled: dozens of times per chart, as a warm engine's heap is small.
 * Measured on a chart of 8 templates that call `tpl` (Node 20, GOGC=100 / this): 40 ms / 23 ms a render; a limit of 64, 96, 128 or
 * 192 MiB made no further difference. The limit is soft: a larger chart is collected oftener, and dies at the module's memory maximum.
 */
const ENVIRONMENT = ['GOGC=400', 'GOMEMLIMIT=128MiB'];

/** What Go's standard library links and an engine never gets: files, directories, sockets. */
const REFUSED = [
  'fd_close',
  'fd_fdstat_set_flags',
  'fd_filestat_get',
  'fd_filestat_set_size',
  'fd_pread',
  'fd_pwrite',
  'fd_read',
  'fd_readdir',
  'fd_seek',
  'fd_sync',
  'path_create_directory',
  'path_filestat_get',
  'path_filestat_set_times',
  'path_link',
  'path_open',
  'path_readlink',
  'path_remove_directory',
  'path_rename',
  'path_symlink',
  'path_unlink_file',
  'sock_accept',
  'sock_shutdown',
];

/** Thrown through WebAssembly when the engine asks to end. */
export class EngineExit extends Error {}

export interface Wasi {
  readonly imports: WebAssembly.ModuleImports;
  /** Gives the imports the instance's memory, which exists only after them. */
  attach(memory: WebAssembly.Memory): void;
  /** Starts a call: randomness begins anew from the seed, the clock stands at the seed's own moment, and what was written on stderr is forgotten. */
  begin(seed: number): void;
  /** The beginning of what was written on stdout and stderr since the call began. */
  written(): string;
}

/**
 * WASI preview 1 for a sandbox. What it gives: a wall clock that stands still, a true monotonic clock (Go's scheduler and collector need
 * progress), repeatable randomness, and a bounded stderr. No file, network, process or variable of the machine is reachable.
 */
export function createWasi(): Wasi {
  let memory: WebAssembly.Memory | undefined;
  let random = randomStream(0);
  let now = NOW;
  let errors: Buffer[] = [];
  let errorBytes = 0;

  // The views are made anew for each use: when memory grows, those of before are empty.
  const view = () => new DataView(attached(memory).buffer);
  const bytes = (at: number, length: number) => new Uint8Array(attached(memory).buffer, at >>> 0, length >>> 0);

  function putStringSizes(strings: string[], countAt: number, sizeAt: number): number {
    view().setUint32(countAt, strings.length, true);
    view().setUint32(sizeAt, Buffer.byteLength(terminated(strings)), true);
    return SUCCESS;
  }

  function putStrings(strings: string[], pointersAt: number, at: number): number {
    let next = at;
    for (const [index, string] of strings.entries()) {
      view().setUint32(pointersAt + 4 * index, next, true);
      const encoded = Buffer.from(terminated([string]));
      bytes(next, encoded.length).set(encoded);
      next += encoded.length;
    }
    return SUCCESS;
  }

  function write(descriptor: number, vectors: number, count: number, writtenAt: number): number {
    if (descriptor !== STDOUT && descriptor !== STDERR) return BAD_FILE_DESCRIPTOR;
    let total = 0;
    for (let index = 0; index < count; index++) {
      const at = view().getUint32(vectors + 8 * index, true);
      const length = view().getUint32(vectors + 8 * index + 4, true);
      const kept = Math.min(length, MAXIMUM_ERROR_BYTES - errorBytes);
      if (kept > 0) errors.push(Buffer.from(bytes(at, kept)));
      errorBytes += Math.max(kept, 0);
      total += length;
    }
    view().setUint32(writtenAt, total, true);
    return SUCCESS;
  }

  function describe(descriptor: number, at: number): number {
    if (descriptor > STDERR) return BAD_FILE_DESCRIPTOR;
    bytes(at, 24).fill(0);
    view().setUint8(at, CHARACTER_DEVICE);
    return SUCCESS;
  }

  /** Every timer is due at once: a render has nothing in the world to wait for. */
  function poll(subscriptionsAt: number, eventsAt: number, count: number, countAt: number): number {
    for (let index = 0; index < count; index++) {
      const subscription = subscriptionsAt + 48 * index;
      const event = eventsAt + 32 * index;
      const type = view().getUint8(subscription + 8);
      bytes(event, 32).fill(0);
      view().setBigUint64(event, view().getBigUint64(subscription, true), true);
      view().setUint8(event + 10, type);
      if (type !== CLOCK_EVENT) view().setUint16(event + 8, BAD_FILE_DESCRIPTOR, true);
    }
    view().setUint32(countAt, count, true);
    return SUCCESS;
  }

  const imports: WebAssembly.ModuleImports = {
    args_sizes_get: (countAt: number, sizeAt: number) => putStringSizes(ARGUMENTS, countAt, sizeAt),
    args_get: (pointersAt: number, at: number) => putStrings(ARGUMENTS, pointersAt, at),
    environ_sizes_get: (countAt: number, sizeAt: number) => putStringSizes(ENVIRONMENT, countAt, sizeAt),
    environ_get: (pointersAt: number, at: number) => putStrings(ENVIRONMENT, pointersAt, at),
    clock_time_get: (clock: number, _precision: bigint, at: number) => {
      view().setBigUint64(at, clock === REALTIME ? now : process.hrtime.bigint(), true);
      return SUCCESS;
    },
    random_get: (at: number, length: number) => {
      random(bytes(at, length));
      return SUCCESS;
    },
    fd_write: write,
    fd_fdstat_get: describe,
    fd_prestat_get: () => BAD_FILE_DESCRIPTOR,
    fd_prestat_dir_name: () => BAD_FILE_DESCRIPTOR,
    poll_oneoff: poll,
    sched_yield: () => SUCCESS,
    proc_exit: (code: number) => {
      throw new EngineExit(`exit code ${code}`);
    },
  };
  for (const name of REFUSED) imports[name] = () => NOT_CAPABLE;

  return {
    imports,
    attach: (instanceMemory) => {
      memory = instanceMemory;
    },
    begin: (seed) => {
      random = randomStream(seed);
      now = NOW + BigInt((seed + CLOCKS - 1) % CLOCKS) * SHIFT;
      errors = [];
      errorBytes = 0;
    },
    written: () => Buffer.concat(errors).toString(),
  };
}

function attached(memory: WebAssembly.Memory | undefined): WebAssembly.Memory {
  if (memory === undefined) throw new Error('the engine called its host before it had a memory');
  return memory;
}

function terminated(strings: string[]): string {
  return strings.map((string) => `${string}\0`).join('');
}

/** Fills buffers with the key stream of AES-256-CTR: the same bytes for the same seed, and no two seeds alike. */
function randomStream(seed: number): (into: Uint8Array) => void {
  const key = createHash('sha256').update(`seatrial engine ${seed}`).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return (into) => into.set(cipher.update(Buffer.alloc(into.length)));
}
