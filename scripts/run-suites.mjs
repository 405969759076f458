/** Runs suites that `npm test` must not find: what they test has to be built first, or they need Go, a cluster, or minutes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import base from '../jest.config.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs the suites of a folder below test/ as a project of its own.
 * @param folder holds them: `bundle`
 * @param pattern which files are suites: `**\/*.bundle.ts`
 * @param options.arguments further ones for jest; options.environment its variables; options.config what the project sets otherwise
 * @returns whether all passed
 */
export function runSuites(folder, pattern, { arguments: further = [], environment = process.env, config = {} }) {
  const project = { ...base, rootDir: root, roots: [`<rootDir>/test/${folder}`], testMatch: [pattern], ...config };
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const options = { cwd: root, stdio: 'inherit', env: environment };
  const child = spawn(process.execPath, [...jest, `--config=${JSON.stringify(project)}`, ...further], options);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}
