// Builds what the hosts run, from the TypeScript sources: dist/index.js (GitHub and the command line), dist/azure/index.js (Azure Pipelines),
// dist/engine-worker.js, and the licences of what is in them.
//
//   node scripts/build.mjs [--out DIR]
//
// The same sources give the same bytes, wherever they are built. The engine is built by build-engine.mjs, and is left alone here.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ncc from '@vercel/ncc';

const BUNDLES = {
  'index.js': 'main.js',
  // The library of Azure Pipelines, once it is imported, ends a crash with exit code 0: it has a bundle of its own
  'azure/index.js': 'main-azure.js',
  'engine-worker.js': 'adapters/engine/worker.js',
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const compiled = join(root, 'build');
const { values: options } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } });

/** ncc does not work with the TypeScript that we use, so it is given JavaScript (docs/decisions/0003). */
function compile() {
  rmSync(compiled, { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
}

/** @returns the text of a bundle and the licences of the packages in it. */
async function bundle(entry) {
  const { code, assets } = await ncc(join(compiled, entry), { cache: false, quiet: true, license: 'licenses.txt' });
  const { 'licenses.txt': licenses, ...files } = assets;
  // A chunk or an asset would be one more file that a host has to find. Import statically; ncc also takes `new URL('…', import.meta.url)`
  // for an asset, unless import.meta.url is first put into a variable.
  const unexpected = Object.keys(files).filter((file) => file !== 'package.json');
  if (unexpected.length > 0) throw new Error(`${entry} needs more files than its bundle: ${unexpected.join(', ')}`);
  if (code.includes(root)) throw new Error(`the bundle of ${entry} names ${root}, the directory that it was built in`);
  return { code, licenses: licenses?.source.toString() ?? '' };
}

compile();
const out = resolve(options.out);
mkdirSync(join(out, 'azure'), { recursive: true });
for (const [name, entry] of Object.entries(BUNDLES)) writeFileSync(join(out, name), (await bundle(entry)).code);
chmodSync(join(out, 'index.js'), 0o755);
// One bundle of all only for its licences: each package is listed once, and in order.
const all = Object.values(BUNDLES).map((entry) => `import './${entry}';\n`);
writeFileSync(join(compiled, 'all.js'), all.join(''));
writeFileSync(join(out, 'licenses.txt'), (await bundle('all.js')).licenses);
// Node reads .js as a module only where a package.json beside it says so.
for (const folder of [out, join(out, 'azure')]) writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
