import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = fileURLToPath(new URL('../examples', import.meta.url));

/** Of a user's own Git settings nothing may reach the sample: no signing, no hooks, no other line endings. */
const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'Example'],
      [`GIT_${role}_EMAIL`, 'example@example.com'],
      [`GIT_${role}_DATE`, '2026-01-01T00:00:00Z'],
    ]),
  ),
};
// Set while a Git hook runs, and stronger than the directory that Git is run in.
for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) delete environment[name];

/**
 * Makes a Git repository of examples/shop in an empty folder: `main`, and the branch `sample` with examples/shop-change on it,
 * which is checked out. Its remote is the one that the Applications name; nothing is ever fetched from it.
 */
export function makeSampleRepository(folder) {
  const git = (...args) =>
    execFileSync('git', args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const commit = (message) => {
    git('add', '--all', '--force');
    git('commit', '--quiet', '--message', message);
  };
  git('init', '--quiet', '--template=');
  git('symbolic-ref', 'HEAD', 'refs/heads/main');
  git('config', 'core.autocrlf', 'false');
  git('remote', 'add', 'origin', 'https://github.com/example/shop.git');
  cpSync(join(examples, 'shop'), folder, { recursive: true });
  commit('The shop');
  git('checkout', '--quiet', '-b', 'sample');
  cpSync(join(examples, 'shop-change/files'), folder, { recursive: true });
  for (const path of deletions()) rmSync(join(folder, path));
  commit('Send a newsletter, and prepare for the sale');
}

function deletions() {
  const text = readFileSync(join(examples, 'shop-change/deletions.txt'), 'utf8');
  return text.split(/\r?\n/).filter((line) => line !== '');
}
