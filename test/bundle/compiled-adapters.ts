import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { javaScriptOf } from '../adapters/engine/engine-under-test.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['model', 'ports', 'text', 'adapters/registry', 'adapters/stores', 'adapters/system'];

/**
 * The adapters that download, as JavaScript that a process can run without the engine: for tests with more processes than
 * bundles would fit. @returns a folder, and what removes it.
 */
export function compileAdapters(): { folder: string; remove(): void } {
  // Within the repository, so that its packages are found
  const parent = join(ROOT, 'node_modules/.cache');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'seatrial-bundle-'));
  const write = (source: string) => {
    const target = join(folder, source.replace(/\.ts$/, '.mjs'));
    writeFileSync(target, javaScriptOf(readFileSync(join(ROOT, 'src', source), 'utf8')));
  };
  for (const room of ROOMS) {
    mkdirSync(join(folder, room), { recursive: true });
    for (const file of readdirSync(join(ROOT, 'src', room))) if (file.endsWith('.ts')) write(`${room}/${file}`);
  }
  write('errors.ts');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
