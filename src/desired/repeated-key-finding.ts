import type { Finding } from '../model/report.ts';
import type { RepeatedKey } from '../text/yaml.ts';

/**
 * Keys that stand more than once in a map: Kubernetes' parser takes the last value.
 * @param file as it is shown.
 */
export function repeatedKeyFinding({ key, line, column }: RepeatedKey, file: string): Omit<Finding, 'new'> {
  return {
    rule: 'duplicate-key',
    severity: 'warning',
    message: `The key \`${key}\` is there more than once; Argo CD takes the last value`,
    help: 'Remove all but one.',
    file,
    line,
    column,
  };
}
