import type { WriteStream } from 'node:tty';
import { InputError, messageOf } from '../../errors.ts';
import type { MakeFolder } from '../../ports/files.ts';
import type { Host } from '../../ports/host.ts';
import { hostFiles } from './files.ts';

/** The command line: results on stdout, everything else on stderr; colours and progress only on a terminal. */
export function localHost(
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  environment: Record<string, string | undefined>,
  makeFolder: MakeFolder,
): Host {
  let progressShown = false;
  const clear = () => {
    if (progressShown) stderr.write('\r\u001b[K');
    progressShown = false;
  };
  // Streams also emit what their callbacks get, and an error event that nobody hears ends the process.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  return {
    colour: wantsColour(stdout, environment),
    width: stdout.isTTY ? (stdout as WriteStream).columns || 80 : 80,
    async print(text) {
      clear();
      await new Promise<void>((resolve, reject) => {
        stdout.write(text, (error) => (error && !isClosedPipe(error) ? reject(error) : resolve()));
      }).catch((error: unknown) => {
        throw new InputError(`stdout cannot be written: ${messageOf(error)}`, { cause: error });
      });
    },
    log(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!stderr.isTTY) return;
      clear();
      if (line === '') return;
      stderr.write(line.slice(0, (stderr.columns || 80) - 1));
      progressShown = true;
    },
    ...hostFiles(makeFolder),
  };
}

/** `seatrial … | head` closes the pipe early: no error of ours. */
function isClosedPipe(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}

/** https://no-color.org and FORCE_COLOR, else whether stdout is a terminal. */
function wantsColour(stdout: NodeJS.WriteStream, environment: Record<string, string | undefined>): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR'] && environment['FORCE_COLOR'] !== '0') return true;
  return stdout.isTTY === true && environment['TERM'] !== 'dumb';
}
