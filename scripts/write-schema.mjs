// Writes schemas/seatrial-v1.schema.json from src/config/configuration-schema.ts. A test refuses a file that differs.
//
//   node scripts/write-schema.mjs
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withCompiledSources } from './compiled-sources.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { CONFIGURATION_SCHEMA } = await withCompiledSources((load) => load('config/configuration-schema.js'));
const file = join(root, 'schemas/seatrial-v1.schema.json');
writeFileSync(file, `${JSON.stringify(CONFIGURATION_SCHEMA, null, 2)}\n`);
execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', file], {
  cwd: root,
});
