// Builds dist/engine.wasm, the WebAssembly module that renders, and dist/engine-licenses.txt, the licences of what is linked into it.
//
//   node scripts/build-engine.mjs [--out FILE] [--prepare]
//
// --out FILE writes the module there, and its licences beside it; --prepare only makes the patched sources that `go test` needs too.
// The same sources give the same bytes, in whatever directory they are built.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { licenses } from '../engine/_patch/licenses.mjs';
import { withMemoryMaximum } from '../engine/_patch/memory.mjs';
import { copies } from '../engine/_patch/patches.mjs';

const GO = '1.27.0';
const MEMORY_MIB = 512;
const SIZE_LIMIT = 48_000_000;
const CLIENT_GO = 'v0.37.1';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const engine = join(root, 'engine');
const patched = join(engine, '.patched');
const { values: options } = parseArgs({ options: { out: { type: 'string' }, prepare: { type: 'boolean' } } });

/** Runs the go command in engine/ and returns what it prints. */
function go(args, env = {}) {
  return execFileSync('go', args, {
    cwd: engine,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    // Nothing that a developer's own settings say may change the bytes.
    env: { ...process.env, GOTOOLCHAIN: `go${GO}`, GOFLAGS: '', GOWORK: 'off', GOENV: 'off', GOPROXY: goProxy, ...env },
  });
}
const goProxy = execFileSync('go', ['env', 'GOPROXY'], { encoding: 'utf8' }).trim();

/** Copies Go sources without their tests, writable (the module cache is not). */
function copySources(from, to) {
  cpSync(from, to, { recursive: true, filter: (path) => !/_test\.go$|\/testdata(\/|$)/.test(path.slice(from.length)) });
  makeWritable(to);
}

function makeWritable(path) {
  const directory = statSync(path).isDirectory();
  chmodSync(path, directory ? 0o755 : 0o644);
  if (directory) for (const name of readdirSync(path)) makeWritable(join(path, name));
}

function applyPatch(directory, { file, edits }) {
  const path = join(directory, file);
  let text = readFileSync(path, 'utf8');
  for (const [pattern, replacement] of edits) {
    const matches =
      typeof pattern === 'string'
        ? text.split(pattern).length - 1
        : (text.match(new RegExp(pattern, 'g')) ?? []).length;
    if (matches !== 1) {
      throw new Error(
        `${path}: the pattern ${pattern} matches ${matches} times, not once. The upstream source changed: see engine/_patch/patches.mjs`,
      );
    }
    text = text.replace(pattern, () => replacement);
  }
  writeFileSync(path, text);
}

function prepare() {
  rmSync(patched, { recursive: true, force: true });
  const apiVersions = readFileSync(join(engine, '_patch/apiversions.txt'), 'utf8').trim().split('\n');
  for (const copy of copies(apiVersions, CLIENT_GO)) {
    const to = join(patched, copy.to);
    mkdirSync(to, { recursive: true });
    if (copy.goroot) {
      const goroot = go(['env', 'GOROOT']).trim();
      for (const part of [{ from: copy.goroot, to: '.', files: copy.files }, ...copy.also]) {
        for (const name of part.files) copySources(join(goroot, part.from, name), join(to, part.to, name));
      }
      cpSync(join(engine, '_patch', copy.to), to, { recursive: true });
      cpSync(join(goroot, 'LICENSE'), join(to, 'LICENSE'));
      writeFileSync(join(to, 'go.mod'), `module ${copy.module}\n\ngo ${GO}\n`);
    } else {
      const { Dir: from } = JSON.parse(go(['mod', 'download', '-json', copy.module]));
      for (const name of ['go.mod', 'LICENSE', ...copy.directories]) copySources(join(from, name), join(to, name));
      const added = join(engine, '_patch', copy.to);
      if (existsSync(added)) cpSync(added, to, { recursive: true });
      copy.generate?.(to);
    }
    for (const patch of copy.patches) applyPatch(to, patch);
  }
}

function build(out) {
  mkdirSync(dirname(out), { recursive: true });
  const unlimited = `${out}.unlimited`;
  const wasm = { GOOS: 'wasip1', GOARCH: 'wasm', CGO_ENABLED: '0', GOWASM: '', GOEXPERIMENT: '' };
  const versions = [
    'helm.sh/helm/v4/internal/version.version=v4.3.1',
    'helm.sh/helm/v3/internal/version.version=v3.22.0',
    // As Helm's release builds are: the Kubernetes version that is assumed when none is given.
    'helm.sh/helm/v3/pkg/chartutil.k8sVersionMajor=1',
    'helm.sh/helm/v3/pkg/chartutil.k8sVersionMinor=37',
  ];
  const ldflags = ['-s', '-w', '-buildid=', ...versions.map((v) => `-X ${v}`)].join(' ');
  go(['build', '-trimpath', '-buildvcs=false', '-buildmode=c-shared', '-ldflags', ldflags, '-o', unlimited, '.'], wasm);
  const bytes = withMemoryMaximum(readFileSync(unlimited), MEMORY_MIB);
  rmSync(unlimited);
  if (bytes.length > SIZE_LIMIT)
    throw new Error(`the engine has ${bytes.length} bytes, more than the ${SIZE_LIMIT} that are allowed`);
  const listed = go(['list', '-deps', '-json=ImportPath,Dir,Module,Standard', '.'], wasm);
  const text = licenses(listed, go(['env', 'GOROOT']).trim(), GO);
  writeFileSync(out, bytes);
  writeFileSync(join(dirname(out), 'engine-licenses.txt'), text);
  process.stdout.write(`${out}: ${bytes.length} bytes\n`);
}

try {
  prepare();
  if (!options.prepare) build(resolve(options.out ?? join(root, 'dist/engine.wasm')));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
