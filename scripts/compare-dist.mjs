// Builds everything in a temporary folder and compares it with dist/, byte for byte.
//
//   node scripts/compare-dist.mjs [--engine] [--warn]
//
// --engine also builds the engine, which needs Go and minutes; --warn reports a difference without failing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ENGINE = ['engine.wasm', 'engine-licenses.txt'];

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const { values: options } = parseArgs({ options: { engine: { type: 'boolean' }, warn: { type: 'boolean' } } });

function run(script, ...args) {
  execFileSync(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** @returns contents by path, without the engine's when it is not asked for. */
function read(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  );
  const wanted = paths.filter((path) => options.engine || !ENGINE.includes(path));
  return new Map(wanted.map((path) => [path, readFileSync(join(folder, path))]));
}

function differences(built, committed) {
  const paths = [...new Set([...built.keys(), ...committed.keys()])].sort();
  return paths.flatMap((path) => {
    const [ours, theirs] = [built.get(path), committed.get(path)];
    if (ours === undefined) return [`dist/${path} is not built from anything`];
    if (theirs === undefined) return [`dist/${path} is missing`];
    if (ours.equals(theirs)) return [];
    const at = ours.findIndex((byte, index) => byte !== theirs[index]);
    return [
      `dist/${path} differs from byte ${at < 0 ? ours.length : at} on: built ${ours.length} bytes, has ${theirs.length}`,
    ];
  });
}

const out = mkdtempSync(join(tmpdir(), 'seatrial-dist-'));
try {
  run('build.mjs', '--out', out);
  if (options.engine) run('build-engine.mjs', '--out', join(out, 'engine.wasm'));
  const found = differences(read(out), read(join(root, 'dist')));
  for (const line of found) console.error(`${options.warn ? 'warning: ' : ''}${line}`);
  if (found.length > 0) {
    console.error(
      `Run \`npm run build\`${options.engine ? ' and, for the engine, `npm run build:engine`' : ''}, and commit dist/ on its own.`,
    );
    if (!options.warn) process.exitCode = 1;
  } else {
    console.log('dist/ is what the sources give.');
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
