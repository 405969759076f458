import { EXIT, type ExitCode, InputErrors, messageOf, SeatrialError } from '../errors.ts';
import type { Host } from '../ports/host.ts';

/** Tells what was thrown, with what to do next: on a CI host also beside the file. @returns the exit code that it means. */
export function tellError(error: unknown, host: Host, debug: boolean): ExitCode {
  if (error instanceof InputErrors) {
    for (const each of error.errors) tellError(each, host, debug);
    return error.exitCode;
  }
  if (debug && error instanceof Error) host.log(error.stack ?? error.message);
  if (!(error instanceof SeatrialError)) {
    host.log(`error: ${messageOf(error)}`);
    host.log(
      '       This is a defect in Seatrial: nothing was determined. Run again with --debug and report what it prints.',
    );
    return EXIT.unknown;
  }
  const { location, next } = error;
  const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `;
  host.log(`error: ${where}${error.message}`);
  if (next !== undefined) host.log(`       ${next}`);
  const message = next === undefined ? error.message : `${error.message} ${next}`;
  host.ci?.annotate({ level: 'error', title: 'Seatrial', message, ...location });
  return error.exitCode;
}
