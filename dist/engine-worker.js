import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/adapters/engine/wasi.js

const SUCCESS = 0;
const BAD_FILE_DESCRIPTOR = 8;
const NOT_CAPABLE = 76;
const STDOUT = 1;
const STDERR = 2;
const CHARACTER_DEVICE = 2;
const REALTIME = 0;
const CLOCK_EVENT = 0;
/** The time that templates see: 2026-01-01T00:00:00Z, in nanoseconds. */
const NOW = 1767225600000000000n;
/** 397 days, 5 hours, 43 minutes and 21 seconds, in ns: each seed has its own year, day and hour, so that what shows the clock is told. */
const SHIFT = 34321401000000000n;
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
class EngineExit extends Error {
}
/**
 * WASI preview 1 for a sandbox. What it gives: a wall clock that stands still, a true monotonic clock (Go's scheduler and collector need
 * progress), repeatable randomness, and a bounded stderr. No file, network, process or variable of the machine is reachable.
 */
function createWasi() {
    let memory;
    let random = randomStream(0);
    let now = NOW;
    let errors = [];
    let errorBytes = 0;
    // The views are made anew for each use: when memory grows, those of before are empty.
    const view = () => new DataView(attached(memory).buffer);
    const bytes = (at, length) => new Uint8Array(attached(memory).buffer, at >>> 0, length >>> 0);
    function putStringSizes(strings, countAt, sizeAt) {
        view().setUint32(countAt, strings.length, true);
        view().setUint32(sizeAt, Buffer.byteLength(terminated(strings)), true);
        return SUCCESS;
    }
    function putStrings(strings, pointersAt, at) {
        let next = at;
        for (const [index, string] of strings.entries()) {
            view().setUint32(pointersAt + 4 * index, next, true);
            const encoded = Buffer.from(terminated([string]));
            bytes(next, encoded.length).set(encoded);
            next += encoded.length;
        }
        return SUCCESS;
    }
    function write(descriptor, vectors, count, writtenAt) {
        if (descriptor !== STDOUT && descriptor !== STDERR)
            return BAD_FILE_DESCRIPTOR;
        let total = 0;
        for (let index = 0; index < count; index++) {
            const at = view().getUint32(vectors + 8 * index, true);
            const length = view().getUint32(vectors + 8 * index + 4, true);
            const kept = Math.min(length, MAXIMUM_ERROR_BYTES - errorBytes);
            if (kept > 0)
                errors.push(Buffer.from(bytes(at, kept)));
            errorBytes += Math.max(kept, 0);
            total += length;
        }
        view().setUint32(writtenAt, total, true);
        return SUCCESS;
    }
    function describe(descriptor, at) {
        if (descriptor > STDERR)
            return BAD_FILE_DESCRIPTOR;
        bytes(at, 24).fill(0);
        view().setUint8(at, CHARACTER_DEVICE);
        return SUCCESS;
    }
    /** Every timer is due at once: a render has nothing in the world to wait for. */
    function poll(subscriptionsAt, eventsAt, count, countAt) {
        for (let index = 0; index < count; index++) {
            const subscription = subscriptionsAt + 48 * index;
            const event = eventsAt + 32 * index;
            const type = view().getUint8(subscription + 8);
            bytes(event, 32).fill(0);
            view().setBigUint64(event, view().getBigUint64(subscription, true), true);
            view().setUint8(event + 10, type);
            if (type !== CLOCK_EVENT)
                view().setUint16(event + 8, BAD_FILE_DESCRIPTOR, true);
        }
        view().setUint32(countAt, count, true);
        return SUCCESS;
    }
    const imports = {
        args_sizes_get: (countAt, sizeAt) => putStringSizes(ARGUMENTS, countAt, sizeAt),
        args_get: (pointersAt, at) => putStrings(ARGUMENTS, pointersAt, at),
        environ_sizes_get: (countAt, sizeAt) => putStringSizes(ENVIRONMENT, countAt, sizeAt),
        environ_get: (pointersAt, at) => putStrings(ENVIRONMENT, pointersAt, at),
        clock_time_get: (clock, _precision, at) => {
            view().setBigUint64(at, clock === REALTIME ? now : process.hrtime.bigint(), true);
            return SUCCESS;
        },
        random_get: (at, length) => {
            random(bytes(at, length));
            return SUCCESS;
        },
        fd_write: write,
        fd_fdstat_get: describe,
        fd_prestat_get: () => BAD_FILE_DESCRIPTOR,
        fd_prestat_dir_name: () => BAD_FILE_DESCRIPTOR,
        poll_oneoff: poll,
        sched_yield: () => SUCCESS,
        proc_exit: (code) => {
            throw new EngineExit(`exit code ${code}`);
        },
    };
    for (const name of REFUSED)
        imports[name] = () => NOT_CAPABLE;
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
function attached(memory) {
    if (memory === undefined)
        throw new Error('the engine called its host before it had a memory');
    return memory;
}
function terminated(strings) {
    return strings.map((string) => `${string}\0`).join('');
}
/** Fills buffers with the key stream of AES-256-CTR: the same bytes for the same seed, and no two seeds alike. */
function randomStream(seed) {
    const key = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(`seatrial engine ${seed}`).digest();
    const cipher = (0,external_node_crypto_namespaceObject.createCipheriv)('aes-256-ctr', key, Buffer.alloc(16));
    return (into) => into.set(cipher.update(Buffer.alloc(into.length)));
}

;// CONCATENATED MODULE: ./build/adapters/engine/instance.js

const WASI = 'wasi_snapshot_preview1';
const MIB = 1_048_576;
const MAXIMUM_PANIC_LENGTH = 200;
/** The instance died of the call that threw this, and cannot be used again. */
class EngineStopped extends Error {
    stop;
    constructor(stop) {
        super(stop.reason);
        this.stop = stop;
    }
}
/**
 * Starts an instance: about 0.2 s of Go's package initialisation.
 * @param memoryMaximum in bytes, for the message of a call that would pass it
 * @throws Error when the module wants an import that this host does not know: it may be a way out of the sandbox
 */
function startInstance(module, memoryMaximum) {
    const wasi = createWasi();
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        if (from !== WASI || !Object.hasOwn(wasi.imports, name))
            throw new Error(`it wants the unknown import ${from}.${name}`);
    }
    const instance = new WebAssembly.Instance(module, { [WASI]: wasi.imports });
    const engine = instance.exports;
    wasi.attach(engine.memory);
    engine._initialize();
    function exchange(frame) {
        const requestAt = engine.alloc(frame.length) >>> 0;
        new Uint8Array(engine.memory.buffer).set(frame, requestAt);
        const packed = BigInt.asUintN(64, engine.call(requestAt, frame.length));
        const responseAt = Number(packed >> 32n);
        const response = new Uint8Array(engine.memory.buffer).slice(responseAt, responseAt + Number(packed & 0xffffffffn));
        engine.free(responseAt);
        return response;
    }
    return {
        call: (seed, frame) => {
            wasi.begin(seed);
            try {
                return exchange(frame);
            }
            catch (error) {
                throw new EngineStopped(stopOf(error, wasi.written(), memoryMaximum));
            }
        },
        memoryBytes: () => engine.memory.buffer.byteLength,
    };
}
/** What Go wrote before it died says why; its stack is not for a user. */
function stopOf(error, written, memoryMaximum) {
    const fatal = /^(?:fatal error|panic|runtime): (.*)$/m.exec(written)?.[1] ?? '';
    if (/out of memory|cannot allocate memory/.test(written)) {
        return { code: 'limit', reason: `it used more than ${Math.floor(memoryMaximum / MIB)} MiB of memory` };
    }
    if (error instanceof RangeError || /stack overflow|stack exceeds/.test(written)) {
        return { code: 'limit', reason: 'it recursed too deeply' };
    }
    const detail = fatal || (error instanceof EngineExit || error instanceof WebAssembly.RuntimeError ? error.message : String(error));
    return { code: 'crash', reason: `the engine crashed (${detail.slice(0, MAXIMUM_PANIC_LENGTH)})` };
}

;// CONCATENATED MODULE: ./build/adapters/engine/worker.js


let instance;
function post(message) {
    external_node_worker_threads_namespaceObject.parentPort?.postMessage(message, message.type === 'response' ? [message.frame.buffer] : []);
}
function handle(message) {
    if ('module' in message) {
        try {
            instance = startInstance(message.module, external_node_worker_threads_namespaceObject.workerData.memoryMaximum);
            return { type: 'ready' };
        }
        catch (error) {
            return { type: 'broken', reason: error instanceof Error ? error.message : String(error) };
        }
    }
    if (instance === undefined)
        return { type: 'broken', reason: 'it was called before it was started' };
    try {
        const frame = instance.call(message.seed, message.frame);
        return { type: 'response', frame, memoryBytes: instance.memoryBytes() };
    }
    catch (error) {
        if (error instanceof EngineStopped)
            return { type: 'stop', stop: error.stop };
        throw error;
    }
}
external_node_worker_threads_namespaceObject.parentPort?.on('message', (message) => post(handle(message)));

