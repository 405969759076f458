/**
 * `npm run bundle [-- <jest arguments>]`: runs the built bundle as a user does, against servers on loopback (test/bundle).
 * It tests dist/, or the folder that SEATRIAL_DIST names. Where CI runs it, the native tools that some tests need are built.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import base from '../jest.config.js';
import { nativeTools } from './native-tools.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// A project of its own: what it tests has to be built first, so `npm test` must not find its suites.
const config = { ...base, rootDir: root, roots: ['<rootDir>/test/bundle'], testMatch: ['**/*.bundle.ts'] };
const isComplete = process.env.CI === 'true';
const natives = await nativeTools((line) => console.error(line), { build: isComplete });
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    `--config=${JSON.stringify(config)}`,
    // Each suite starts processes that use all cores
    '--runInBand',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SEATRIAL_NATIVES: JSON.stringify(natives) } },
);
process.exitCode = status ?? 1;
