import { InputError } from '../errors.ts';

/**
 * No task of a CI host has ever run on Windows (docs/decisions/0009). A review of which nobody knows whether it is right is none.
 *
 * @param system what the host says of the machine: `Windows_NT` (Azure Pipelines), `Windows` (GitHub).
 * @throws InputError on Windows.
 */
export function refuseWindows(system: string | undefined): void {
  if (!/^windows/i.test(system ?? '')) return;
  throw new InputError('Seatrial does not run on agents and runners with Windows', {
    next: 'Run this job on Linux (`ubuntu-latest`) or macOS: it looks at Git and downloads alone, so nothing of Windows is needed.',
  });
}
