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

/** @returns the obstacle that was thrown; anything else is a defect and goes on. */
export function obstacleOf(thrown: unknown): Obstacle {
  if (thrown instanceof RefusedByArgoCd) return { kind: 'refused', message: thrown.message };
  if (thrown instanceof NotDetermined) return { kind: 'undetermined', ...thrown.undetermined };
  throw thrown;
}
