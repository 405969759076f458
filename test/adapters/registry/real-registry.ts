import { existsSync } from 'node:fs';
import { registryPath } from '../../../scripts/native-tools.mjs';
import { type RealRegistry, startRegistry as startRegistryAt } from '../../../scripts/oci-registry.mjs';

export type { RealRegistry };

/**
 * Whether the distribution project's registry is on this machine. Where CI runs it must be; elsewhere the tests that need it are
 * skipped, and say so.
 */
export function registryIsHere(): boolean {
  const path = registryPath();
  if (existsSync(path)) return true;
  const command = 'node scripts/native-tools.mjs registry';
  if (process.env['CI'] === 'true') throw new Error(`There is no ${path}. Run: ${command}`);
  process.stderr.write(`Skipped, as there is no ${path}: tests against a real registry. To run them: ${command}\n`);
  return false;
}

/** Starts an OCI registry on a free port of 127.0.0.1, with everything in a folder of its own. */
export function startRegistry(): Promise<RealRegistry> {
  return startRegistryAt(registryPath());
}
