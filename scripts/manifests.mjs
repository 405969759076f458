// `npm run manifests`: writes action.yml, task.json, vss-extension.json and docs/reference/inputs.md from the table of inputs.
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withCompiledSources } from './compiled-sources.mjs';
import { manifestFiles } from './manifest-files.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
await withCompiledSources(async (load) => {
  const { TASK_INPUTS: inputs } = await load('config/host-inputs.js');
  const { OUTPUTS: outputs } = await load('config/outputs.js');
  const { VERSION: version } = await load('version.js');
  for (const [path, text] of Object.entries(manifestFiles({ inputs, outputs, version })))
    writeFileSync(join(root, path), text);
});
