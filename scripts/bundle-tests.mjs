/**
 * `npm run bundle [-- <jest arguments>]`: runs the built bundle as a user does, against servers on loopback (test/bundle).
 * It tests dist/, or the folder that SEATRIAL_DIST names. Where CI runs it, the native tools that some tests need are built.
 */
import { nativeTools } from './native-tools.mjs';
import { runSuites } from './run-suites.mjs';

const natives = await nativeTools((line) => console.error(line), { build: process.env.CI === 'true' });
const passed = await runSuites('bundle', '**/*.bundle.ts', {
  // Each suite starts processes that use all cores
  arguments: ['--runInBand', ...process.argv.slice(2)],
  environment: { ...process.env, SEATRIAL_NATIVES: JSON.stringify(natives) },
});
process.exitCode = passed ? 0 : 1;
