import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineOptions, openEngine } from '../../../src/adapters/engine/open-engine.ts';
import { UndeterminedError } from '../../../src/errors.ts';
import type { Json, JsonObject } from '../../../src/model/kube-object.ts';
import type { Operation, Renderer } from '../../../src/ports/renderer.ts';

// A stand-in for worker.ts, which keeps to messages.ts: its calls do what their operation says.
const WORKER = `
import { parentPort, threadId } from 'node:worker_threads';
let calls = 0;
function respond(header, memoryBytes = 0) {
  const text = Buffer.from(JSON.stringify(header));
  const frame = new Uint8Array(4 + text.length);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, 4);
  parentPort.postMessage({ type: 'response', frame, memoryBytes }, [frame.buffer]);
}
parentPort.on('message', ({ module, frame, seed }) => {
  if (module !== undefined) return parentPort.postMessage({ type: 'ready' });
  const { operation, arguments: args } = JSON.parse(Buffer.from(frame).toString('utf8', 4));
  calls++;
  if (operation === 'hang') for (;;);
  if (operation === 'exit') process.exit(3);
  if (operation === 'throw') throw new Error('no such luck');
  if (operation === 'stop') return parentPort.postMessage({ type: 'stop', stop: { code: 'limit', reason: 'it was too much' } });
  if (operation === 'fill') for (const all = []; ; ) all.push(new Array(100000).fill(all.length));
  if (operation === 'garble') return respond({ protocol: 99 });
  respond({ protocol: 1, ok: true, result: { thread: threadId, calls, seed, args } }, operation === 'grow' ? 1000 : 0);
});
`;

let folder: string;
let renderer: Renderer | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seatrial-pool-'));
  writeFileSync(join(folder, 'engine.wasm'), Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 4, 1, 1, 1, 2]));
  writeFileSync(join(folder, 'worker.mjs'), WORKER);
});
afterEach(() => renderer?.close());
afterAll(() => rmSync(folder, { recursive: true }));

async function open(options: Partial<EngineOptions> & { script?: string; bytes?: number[] } = {}): Promise<Renderer> {
  const { script, bytes, ...rest } = options;
  const worker = join(folder, script === undefined ? 'worker.mjs' : 'other.mjs');
  if (script !== undefined) writeFileSync(worker, script);
  const module = join(folder, bytes === undefined ? 'engine.wasm' : 'other.wasm');
  if (bytes !== undefined) writeFileSync(module, Uint8Array.from(bytes));
  renderer = await openEngine({ module, worker, workers: 1, recycleBytes: 999, timeoutMs: 60_000, ...rest });
  return renderer;
}

function call(pool: Renderer, operation: string, args: JsonObject = {}, seed?: number) {
  return pool.call({
    operation: operation as Operation,
    application: 'shop',
    arguments: args,
    files: [],
    ...(seed === undefined ? {} : { seed }),
  });
}

async function result(pool: Renderer, operation: string, args: JsonObject = {}, seed?: number): Promise<JsonObject> {
  const outcome = await call(pool, operation, args, seed);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.result as JsonObject;
}

test('calls are served in order', async () => {
  const pool = await open();
  const results = await Promise.all([1, 2, 3, 4].map((n) => result(pool, 'echo', { n })));
  expect(results.map(({ args, calls }) => [(args as JsonObject)['n'], calls])).toEqual([1, 2, 3, 4].map((n) => [n, n]));
});

test('the seed is handed on, and is 1 by default', async () => {
  const pool = await open();
  expect([await result(pool, 'echo'), await result(pool, 'echo', {}, 7)].map(({ seed }) => seed)).toEqual([1, 7]);
});

test.each([
  ['exit', 'crash', 'exit for Application shop was stopped: its thread ended.'],
  ['throw', 'crash', 'throw for Application shop was stopped: no such luck.'],
  ['stop', 'limit', 'stop for Application shop was stopped: it was too much.'],
  [
    'garble',
    'crash',
    'garble for Application shop was stopped: the engine gave an answer that this version does not know.',
  ],
])('a call that does "%s" costs its worker, and no other call', async (operation, code, message) => {
  const pool = await open();
  const before = (await result(pool, 'echo'))['thread'];
  const [failed, queued] = await Promise.all([call(pool, operation), result(pool, 'echo')]);
  expect(failed).toEqual({ ok: false, code, message });
  expect(queued['thread']).not.toBe(before);
});

test('a worker whose JavaScript is out of memory is a limit', async () => {
  expect(await call(await open(), 'fill')).toMatchObject({ ok: false, code: 'limit' });
}, 60_000);

test('a call over its budget is stopped, while another worker answers', async () => {
  const pool = await open({ workers: 2, timeoutMs: 2000 });
  const hanging = call(pool, 'hang');
  expect(await result(pool, 'echo')).toMatchObject({ calls: 1 });
  expect(await hanging).toEqual({
    ok: false,
    code: 'timeout',
    message: 'hang for Application shop was stopped: it took longer than 2 s.',
  });
});

test('a worker is kept until its memory has grown', async () => {
  const pool = await open();
  const threads: (Json | undefined)[] = [];
  for (const operation of ['echo', 'echo', 'grow', 'echo']) threads.push((await result(pool, operation))['thread']);
  expect(threads[1]).toBe(threads[0]);
  expect(threads[2]).toBe(threads[0]);
  expect(threads[3]).not.toBe(threads[0]);
});

test('requests that cannot be encoded are refused, and the pool goes on', async () => {
  const pool = await open();
  const circular: JsonObject = {};
  circular['self'] = circular;
  await expect(call(pool, 'echo', circular)).rejects.toThrow();
  expect(await result(pool, 'echo')).toMatchObject({ args: {} });
});

describe('an engine that cannot be used', () => {
  const READY_ONCE = `
import { readFileSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
const log = new URL('./starts', import.meta.url);
let starts = 0;
try { starts = Number(readFileSync(log, 'utf8')); } catch {}
writeFileSync(log, String(starts + 1));
`;

  test.each([
    ['whose worker fails to load', { script: 'throw new Error("bad script");' }, 'bad script'],
    ['whose worker ends at once', { script: 'process.exit(0);' }, 'its thread ended'],
    [
      'that reports why',
      {
        script:
          "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage({ type: 'broken', reason: 'it wants the unknown import env.system' }));",
      },
      'it wants the unknown import env.system',
    ],
    ['that is not WebAssembly', { bytes: [0, 0, 0, 0, 1, 0, 0, 0, 5, 4, 1, 1, 1, 2] }, 'expected magic word'],
  ])('%s: every call rejects, and says so', async (_what, options, message) => {
    const pool = await open({ ...options, workers: 3 });
    const calls = await Promise.allSettled(Array.from({ length: 5 }, () => call(pool, 'echo')));
    const error = new RegExp(`^The engine .*\\.wasm cannot be started: .*${message}`);
    for (const settled of calls) {
      expect(settled).toMatchObject({
        status: 'rejected',
        reason: { name: 'UndeterminedError', message: expect.stringMatching(error) },
      });
    }
    await expect(call(pool, 'echo')).rejects.toThrow(error);
  });

  test('is not started again and again', async () => {
    const log = join(folder, 'starts');
    const pool = await open({ script: `${READY_ONCE}throw new Error('no');`, workers: 4 });
    await Promise.allSettled(Array.from({ length: 20 }, () => call(pool, 'echo')));
    await Promise.allSettled(Array.from({ length: 20 }, () => call(pool, 'echo')));
    const { readFileSync } = await import('node:fs');
    expect(Number(readFileSync(log, 'utf8'))).toBeLessThanOrEqual(4);
  });

  test('is missing', async () => {
    await expect(openEngine({ module: join(folder, 'none.wasm'), worker: 'x' })).rejects.toThrow(UndeterminedError);
    await expect(openEngine({ module: join(folder, 'none.wasm'), worker: 'x' })).rejects.toThrow(
      /none\.wasm cannot be read/,
    );
  });

  test('has a memory without a maximum', async () => {
    await expect(open({ bytes: [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1] })).rejects.toThrow(
      /no memory of bounded size/,
    );
  });
});

describe('close', () => {
  test('ends what runs and what waits', async () => {
    const pool = await open();
    const settled = Promise.allSettled([call(pool, 'hang'), call(pool, 'echo')]);
    await pool.close();
    expect((await settled).map((each) => each.status === 'rejected' && each.reason)).toEqual([
      expect.any(UndeterminedError),
      expect.any(UndeterminedError),
    ]);
  });
});
