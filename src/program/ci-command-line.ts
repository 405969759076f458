import type { CommandLine } from '../config/command-line.ts';
import { type ReadInput, readHostInputs } from '../config/host-inputs.ts';
import type { CiEvent } from '../model/ci-event.ts';
import { commandFor, refuseStrangers } from '../plan/auto.ts';

/** Commands of this version that `auto` may pick. */
const AUTOMATIC = ['check'] as const;

/**
 * What the inputs of a task ask for, in a run that an event started.
 * @throws InputError for an event that the command is not for; with the rights of the repository, only `report` may look at what a
 *   stranger made.
 */
export function ciCommandLine(
  event: CiEvent,
  read: ReadInput,
  environment: Record<string, string | undefined>,
): CommandLine {
  return readHostInputs(
    read,
    (given) => {
      if (given === 'auto') return commandFor(event, AUTOMATIC);
      if (given !== 'report') refuseStrangers(event);
      return given;
    },
    environment,
  );
}
