import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE, javaScriptOf } from './engine-under-test.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ADAPTER = 'adapters/engine';

let folder: string;
beforeAll(() => {
  // Within the repository, so that its packages are found.
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'node_modules/.cache/seatrial-exit-'));
  const sources = ['model', 'text', ADAPTER].flatMap((name) =>
    readdirSync(join(ROOT, 'src', name)).map((file) => `${name}/${file}`),
  );
  for (const source of ['errors.ts', ...sources.filter((name) => name.endsWith('.ts'))]) {
    const target = join(folder, source.replace(/\.ts$/, '.mjs'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, javaScriptOf(readFileSync(join(ROOT, 'src', source), 'utf8')));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program that opens the engine and never closes it. One that does not end by itself is killed, and has no status. */
function run(body: string): { status: number | null; stdout: string; stderr: string } {
  const worker = join(folder, ADAPTER, 'worker.mjs');
  const program = `
import { openEngine } from ${JSON.stringify(join(folder, ADAPTER, 'open-engine.mjs'))};
const engine = await openEngine(${JSON.stringify({ module: ENGINE, worker, workers: 2 })});
const glob = (text) => engine.call({ operation: 'glob.match', application: '', files: [], arguments: { pattern: 'a*', separators: '', texts: [text] } });
${body}`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8', timeout: 60_000 });
}

test.each([
  ['that asks nothing', '', ''],
  [
    'whose calls are answered',
    'const all = await Promise.all(["a", "b", "ab"].map(glob)); console.log(all.map((each) => each.result.matches[0]).join());',
    'true,false,true\n',
  ],
  ['that does not wait for its calls', 'glob("a").then(() => console.log("answered"));', 'answered\n'],
])(
  'a program %s ends by itself',
  (_what, body, stdout) => {
    expect(run(body)).toMatchObject({ status: 0, stdout, stderr: '' });
  },
  70_000,
);
