/**
 * `npm run parity [-- <jest arguments>]`: renders every case of test/parity with the engine and with native helm 3, helm 4 and
 * kustomize, and compares bytes. Needs Go, and a few minutes the first time.
 */
import { nativeTools } from './native-tools.mjs';
import { runSuites } from './run-suites.mjs';

const natives = await nativeTools((line) => console.error(line));
const passed = await runSuites('parity', '**/*.parity.ts', {
  arguments: process.argv.slice(2),
  environment: { ...process.env, SEATRIAL_NATIVES: JSON.stringify(natives) },
});
process.exitCode = passed ? 0 : 1;
