/** No answer, or one that says no: why, and what may be done about it. */
export class ForgeRefusal extends Error {
  /** Absent when there was no answer of the API's. */
  readonly status: number | undefined;
  readonly help: string | undefined;
  /** Whether a write may have been done all the same. */
  readonly isUncertain: boolean;

  constructor(message: string, { status, help }: { status?: number | undefined; help?: string | undefined } = {}) {
    super(message);
    this.status = status;
    this.help = help;
    this.isUncertain = status === undefined || status >= 500;
  }
}

/** How often a request is sent, where the forge says that it was not done. */
export const TRIES = 3;
/** A job is paid by the minute: longer waits are not worth a comment. Milliseconds. */
export const LONGEST_WAIT = 90_000;
