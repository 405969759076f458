import type { SourceLocation } from './model/location.ts';

/** Process exit codes: the contract with every CI that runs Seatrial. */
export const EXIT = { passed: 0, failed: 1, badInput: 2, unknown: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

interface ErrorDetails {
  /** What the user should do next: one sentence. */
  next?: string;
  location?: SourceLocation;
  cause?: unknown;
}

/** An error that a user meets: what happened, where, and what to do next. */
export abstract class SeatrialError extends Error {
  abstract readonly exitCode: ExitCode;
  readonly next: string | undefined;
  readonly location: SourceLocation | undefined;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.next = details.next;
    this.location = details.location;
  }
}

/** Bad input or configuration, or nothing to work on. */
export class InputError extends SeatrialError {
  readonly exitCode = EXIT.badInput;
}

/** What was asked for cannot be: the input was read, and it is at fault. */
export class FailedError extends SeatrialError {
  readonly exitCode = EXIT.failed;
}

/** Something that had to be known could not be found out: never a pass. */
export class UndeterminedError extends SeatrialError {
  readonly exitCode = EXIT.unknown;
}

/** Several bad inputs, found together and reported together. */
export class InputErrors extends SeatrialError {
  readonly exitCode = EXIT.badInput;
  readonly errors: readonly InputError[];

  constructor(errors: readonly InputError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}

/** The one-line text of anything that was thrown, also by another thread, whose errors are not instances of this one's classes. */
export function messageOf(thrown: unknown): string {
  const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
  return String(message);
}
