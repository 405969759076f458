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

/** The run was asked to end before it had an answer. */
export class CancelledError extends SeatrialError {
  readonly exitCode = EXIT.unknown;

  /** @param signal that asked for it, such as SIGINT. */
  constructor(signal: string) {
    super(`cancelled (${signal})`, { next: 'Nothing was determined, so this is no pass. Run again for an answer.' });
  }
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

/**
 * Awaits what can be done independently, so that all bad inputs are reported together.
 * @throws the one InputError, or InputErrors with all of them; without any, the first other error.
 */
export async function allInputs<T extends readonly unknown[] | []>(
  tasks: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(tasks);
  const thrown = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  const errors = inputErrorsOf(thrown);
  if (errors.length > 1) throw new InputErrors(errors);
  if (thrown.length > 0) throw errors[0] ?? thrown[0];
  return Promise.all(tasks);
}

/** @returns the bad inputs among what was thrown, each one once: several steps may stumble over the same. */
export function inputErrorsOf(thrown: readonly unknown[]): InputError[] {
  const errors = thrown.flatMap((error) => {
    if (error instanceof InputErrors) return error.errors;
    return error instanceof InputError ? [error] : [];
  });
  return [...new Map(errors.map((error) => [error.message, error])).values()];
}

/** The one-line text of anything that was thrown, also by another thread, whose errors are not instances of this one's classes. */
export function messageOf(thrown: unknown): string {
  const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
  return String(message);
}
