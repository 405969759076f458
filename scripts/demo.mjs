// Reviews a sample pull request on examples/shop. Needs Node and Git, and nothing that is installed.
//
//   npm run demo [-- FLAG…]        flags of `seatrial check`, such as --format markdown
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSampleRepository } from './sample-repository.mjs';

const program = fileURLToPath(new URL('../dist/index.js', import.meta.url));

function review(folder) {
  makeSampleRepository(folder);
  const flags = ['--repo', folder, '--base', 'main', '--head', 'sample', '--target-branch', 'main', '--offline'];
  const { status, error } = spawnSync(process.execPath, [program, 'check', ...flags, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (error) throw error;
  return status ?? 1;
}

function explain(error) {
  if (error.code === 'ENOENT' && error.path === 'git') return 'Git was not found. Install it, and run the demo again.';
  return `The demo could not be set up: ${error.message}`;
}

if (existsSync(program)) {
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-demo-'));
  try {
    process.exitCode = review(folder);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.error(
    `${program} is not there. It is part of the repository: check it out whole, or build it with \`npm ci && npm run build\`.`,
  );
  process.exitCode = 2;
}
