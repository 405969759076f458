// `npm run manifests`: writes action.yml, task.json, vss-extension.json and docs/reference/inputs.md from the table of inputs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { manifestFiles } from './manifest-files.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
// In the repository: from elsewhere, what is compiled would not find its packages
const folder = mkdtempSync(join(root, 'node_modules/.seatrial-'));
try {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json', '--outDir', folder], {
    cwd: root,
    stdio: 'inherit',
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const load = (path) => import(pathToFileURL(join(folder, path)).href);
  const { TASK_INPUTS: inputs } = await load('config/host-inputs.js');
  const { OUTPUTS: outputs } = await load('config/outputs.js');
  const { VERSION: version } = await load('version.js');
  for (const [path, text] of Object.entries(manifestFiles({ inputs, outputs, version })))
    writeFileSync(join(root, path), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
