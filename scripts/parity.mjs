/**
 * `npm run parity [-- <jest arguments>]`: renders every case of test/parity with the engine and with native helm 3, helm 4 and
 * kustomize, and compares bytes. Needs Go, and a few minutes the first time.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import base from '../jest.config.js';
import { nativeTools } from './native-tools.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// A project of its own: it needs Go and minutes, so `npm test` must not find its suites.
const config = { ...base, rootDir: root, roots: ['<rootDir>/test/parity'], testMatch: ['**/*.parity.ts'] };
const natives = await nativeTools((line) => console.error(line));
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    `--config=${JSON.stringify(config)}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SEATRIAL_NATIVES: JSON.stringify(natives) } },
);
process.exitCode = status ?? 1;
