/**
 * `npm run fidelity [-- --seed N] [<jest arguments>]`: the fidelity suite of test/e2e with a new fleet, or with that of a seed, on the
 * cluster that `npm run test:e2e` would use.
 */
import { randomInt } from 'node:crypto';

const given = process.argv.indexOf('--seed');
const seed = given < 0 ? String(randomInt(1, 2 ** 31)) : (process.argv.splice(given, 2)[1] ?? '');
if (!/^\d+$/.test(seed)) throw new Error(`--seed: "${seed}" is not a whole number`);
console.error(`seed ${seed}; the same fleet again: npm run fidelity -- --seed ${seed}`);
process.env.SEATRIAL_FIDELITY_SEED = seed;
process.argv.splice(2, 0, 'fidelity');
await import('./e2e.mjs');
