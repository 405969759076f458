import { InputError } from '../errors.ts';
import type { Snapshot } from '../ports/repository.ts';
import { resolvePath } from '../text/paths.ts';
import {
  CONFIGURATION_FILE,
  type Configuration,
  NO_CONFIGURATION,
  parseConfiguration,
  type RuleNames,
} from './configuration.ts';

const MISNAMED = '.seatrial.yml';

/** Reads the `.seatrial.yaml` at the root of a tree; there need not be one. @returns with all that is wrong. */
export async function readConfiguration(
  snapshot: Snapshot,
  rules: RuleNames,
): Promise<{ configuration: Configuration; errors: InputError[] }> {
  const misnamed = snapshot.entries.has(MISNAMED)
    ? [new InputError(`${MISNAMED} is not read`, { next: `Name it ${CONFIGURATION_FILE}.` })]
    : [];
  const resolved = resolvePath(snapshot, CONFIGURATION_FILE);
  if ('error' in resolved) {
    const isLink = snapshot.links.has(CONFIGURATION_FILE);
    const broken = isLink
      ? [new InputError(`${CONFIGURATION_FILE} is a link that cannot be followed: ${resolved.error}`)]
      : [];
    return { configuration: NO_CONFIGURATION, errors: [...misnamed, ...broken] };
  }
  const entry = snapshot.entries.get(resolved.path);
  if (entry?.type !== 'file') {
    return {
      configuration: NO_CONFIGURATION,
      errors: [...misnamed, new InputError(`${CONFIGURATION_FILE} is not a file`)],
    };
  }
  const text = (await snapshot.read([entry.oid])).get(entry.oid)?.toString('utf8') ?? '';
  const { configuration, errors } = parseConfiguration(text, rules);
  return { configuration, errors: [...misnamed, ...errors] };
}
