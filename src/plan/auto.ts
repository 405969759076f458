import { InputError } from '../errors.ts';
import type { CiEvent } from '../model/ci-event.ts';

/** Commands that the design has. This version may not have all of them. */
export type AutoCommand = 'check' | 'sweep';

/**
 * The command that `auto` stands for.
 * @throws InputError for an event that no command is for, and for one whose command this version does not have: never a pass.
 */
export function commandFor<Command extends string>(event: CiEvent, available: readonly Command[]): Command {
  refuseStrangers(event);
  const command = autoCommand(event);
  const found = available.find((name) => name === command);
  if (found) return found;
  throw new InputError(`auto picks \`${command}\` for ${event.name}, which this version does not have`, {
    next: 'Remove this event from the triggers, or give `command`.',
  });
}

function autoCommand({ kind, name }: CiEvent): AutoCommand {
  switch (kind) {
    case 'pull-request':
    case 'merge-queue':
    case 'manual':
    case 'push':
    case 'schedule':
      return 'check';
    case 'pull-request-closed':
      return 'sweep';
    default:
      throw new InputError(`There is nothing to review for ${name}`, {
        next: 'Run on pull requests, pushes to branches, a schedule, or by hand; or give `command`.',
      });
  }
}

/**
 * With the rights of the repository, nothing that a stranger wrote may be rendered: rendering it is running its code.
 * @throws InputError for such an event.
 */
export function refuseStrangers({ privileged, pullRequest, afterRunOf, name }: CiEvent): void {
  if (!privileged || !(pullRequest?.fork ?? afterRunOf?.fork ?? true)) return;
  throw new InputError(`${name} gives this run the rights of the repository, and the change comes from another one`, {
    next: 'Review it on `pull_request`, without secrets, and post the report with the command `report` on `workflow_run`.',
  });
}
