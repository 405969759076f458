import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Compiles src/ for a script that needs modules of it; what is compiled is gone afterwards.
 *
 * @param use is given a function that loads a module by its path, such as `config/outputs.js`.
 * @returns what `use` returns.
 */
export async function withCompiledSources(use) {
  // In the repository: from elsewhere, what is compiled would not find its packages
  const folder = mkdtempSync(join(root, 'node_modules/.seatrial-'));
  try {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json', '--outDir', folder], {
      cwd: root,
      stdio: 'inherit',
    });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    return await use((path) => import(pathToFileURL(join(folder, path)).href));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
