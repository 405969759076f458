import { readFileSync } from 'node:fs';
import { createWasi } from '../../../src/adapters/engine/wasi.ts';
import { ENGINE } from './engine-under-test.ts';

type Import = (...args: unknown[]) => number;

function begun(seed: number) {
  const wasi = createWasi();
  const memory = new WebAssembly.Memory({ initial: 1 });
  wasi.attach(memory);
  wasi.begin(seed);
  const call = (name: string, ...args: unknown[]) => (wasi.imports[name] as Import)(...args);
  const text = (at: number, length: number) => Buffer.from(memory.buffer, at, length).toString('latin1');
  return { wasi, view: new DataView(memory.buffer), call, text };
}

function random(seed: number): string {
  const { call, text } = begun(seed);
  call('random_get', 0, 40);
  call('random_get', 40, 24);
  return text(0, 64);
}

/** Everything that the engine can ask of its host. A new one is a new way out, to be judged before it is listed. */
const GIVEN = [
  'args_get',
  'args_sizes_get',
  'clock_time_get',
  'environ_get',
  'environ_sizes_get',
  'fd_fdstat_get',
  'fd_prestat_dir_name',
  'fd_prestat_get',
  'fd_write',
  'poll_oneoff',
  'proc_exit',
  'random_get',
  'sched_yield',
];
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
  'path_open',
  'path_readlink',
  'path_remove_directory',
  'path_symlink',
  'path_unlink_file',
  'sock_accept',
  'sock_shutdown',
];

test('the engine imports these, and nothing else', async () => {
  const imports = WebAssembly.Module.imports(await WebAssembly.compile(readFileSync(ENGINE)));
  expect([...new Set(imports.map(({ module, name, kind }) => `${module} ${kind} ${name}`))].sort()).toEqual(
    [...GIVEN, ...REFUSED].sort().map((name) => `wasi_snapshot_preview1 function ${name}`),
  );
});

test.each(REFUSED)('%s is refused', (name) => {
  expect(begun(1).call(name, 3, 0, 0, 0, 0, 0n, 0n, 0, 0)).toBe(76);
});

test('no directory is open, and only stdout and stderr can be written to', () => {
  const { call } = begun(1);
  expect([3, 4, 5].map((descriptor) => call('fd_prestat_get', descriptor, 0))).toEqual([8, 8, 8]);
  expect([0, 3, 4].map((descriptor) => call('fd_write', descriptor, 0, 0, 0))).toEqual([8, 8, 8]);
});

test('the environment is two settings of Go, whatever the process has', () => {
  const { call, view, text } = begun(1);
  call('environ_sizes_get', 0, 4);
  expect(view.getUint32(0, true)).toBe(2);
  call('environ_get', 16, 64);
  expect(text(64, view.getUint32(4, true))).toBe('GOGC=400\0GOMEMLIMIT=128MiB\0');
  expect(view.getUint32(20, true)).toBe(64 + 'GOGC=400\0'.length);
});

test('the wall clock stands still; the monotonic one does not go back', () => {
  const { call, view } = begun(1);
  call('clock_time_get', 0, 0n, 0);
  expect(new Date(Number(view.getBigUint64(0, true) / 1_000_000n)).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  call('clock_time_get', 1, 0n, 8);
  call('clock_time_get', 1, 0n, 16);
  expect(view.getBigUint64(16, true)).toBeGreaterThanOrEqual(view.getBigUint64(8, true));
});

test('randomness is the same for a seed, from the beginning of each call, and differs between seeds', () => {
  expect(random(7)).toBe(random(7));
  expect(random(7)).not.toBe(random(8));
  const { wasi, call, text } = begun(7);
  call('random_get', 100, 13);
  wasi.begin(7);
  call('random_get', 0, 64);
  expect(text(0, 64)).toBe(random(7));
});

test('what is written is kept up to a bound, and forgotten when the next call begins', () => {
  const { wasi, call, view } = begun(1);
  view.setUint32(0, 1024, true);
  view.setUint32(4, 6000, true);
  new Uint8Array(view.buffer, 1024, 6000).fill(0x61);
  for (let count = 0; count < 3; count++) expect(call('fd_write', 2, 0, 1, 8)).toBe(0);
  expect(view.getUint32(8, true)).toBe(6000);
  expect(wasi.written()).toBe('a'.repeat(8192));
  wasi.begin(1);
  expect(wasi.written()).toBe('');
});
