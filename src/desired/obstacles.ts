import { SeatrialError, UndeterminedError } from '../errors.ts';
import type { Obstacle, Undetermined } from '../model/rendered.ts';

/** Argo CD itself would refuse this, with about this message. */
export class RefusedByArgoCd extends Error {}

/** What this version, or this machine, cannot find out: never a pass and never a failure of the change. */
export class NotDetermined extends Error {
  readonly undetermined: Undetermined;

  constructor(reason: string, { detail, help }: { detail?: string; help?: string } = {}) {
    super(detail === undefined ? reason : `${reason}: ${detail}`);
    this.undetermined = { reason, detail, help };
  }
}

/** A plan leads into a submodule: it has to be made again on a tree that has the submodules' files. */
export class NeedsSubmodules extends Error {}

/**
 * @returns the obstacle that was thrown: what planning or rendering one Application meets is the trouble of that one alone.
 * Anything that is no error of ours is a defect and goes on.
 */
export function obstacleOf(thrown: unknown): Obstacle {
  if (thrown instanceof RefusedByArgoCd) return { kind: 'refused', message: thrown.message };
  if (thrown instanceof NotDetermined) return { kind: 'undetermined', ...thrown.undetermined };
  if (thrown instanceof UndeterminedError)
    return { kind: 'undetermined', reason: thrown.message, detail: undefined, help: thrown.next };
  if (thrown instanceof SeatrialError) return { kind: 'refused', message: thrown.message };
  throw thrown;
}
