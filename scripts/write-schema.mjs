// Writes schemas/seatrial-v1.schema.json from src/config/configuration-schema.ts. A test refuses a file that differs.
//
//   node scripts/write-schema.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const compiled = mkdtempSync(join(tmpdir(), 'seatrial-schema-'));
try {
  writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }\n');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--project', 'tsconfig.build.json', '--outDir', compiled];
  execFileSync(process.execPath, [tsc, ...options], { cwd: root, stdio: 'inherit' });
  const module = pathToFileURL(join(compiled, 'config/configuration-schema.js')).href;
  const { CONFIGURATION_SCHEMA } = await import(module);
  const text = `${JSON.stringify(CONFIGURATION_SCHEMA, null, 2)}\n`;
  const file = join(root, 'schemas/seatrial-v1.schema.json');
  writeFileSync(file, text);
  execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', file], {
    cwd: root,
  });
} finally {
  rmSync(compiled, { recursive: true, force: true });
}
