import { constants } from 'node:os';
import { CancelledError } from '../../errors.ts';

/** The part of `process` that hears signals and ends. */
export type SignalledProcess = Pick<NodeJS.Process, 'on' | 'once' | 'removeListener' | 'kill' | 'exit' | 'pid'>;

/** A user's Ctrl-C, or the host that cancels the job (GitHub and Azure Pipelines: SIGINT, SIGTERM 7.5 s later, and 2.5 s later the end). */
export interface Cancellation {
  /** Rejects at the first signal, with a CancelledError. */
  readonly requested: Promise<never>;
  /** To be called when the run has ended: after a signal this ends the process, whatever is still at work. */
  ended(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens to the signals that ask a process to end. A second one ends it at once; what listens to `exit` is still done.
 *
 * @param ending how the process ends after a signal: with this exit code, or as one that was ended by the signal, which is what a
 *   shell has to see so that it ends the script around it, too.
 */
export function listenForCancellation(process: SignalledProcess, ending: number | 'by-signal'): Cancellation {
  let first: NodeJS.Signals | undefined;
  let reject: (error: CancelledError) => void = () => undefined;
  const requested = new Promise<never>((_, rejected) => {
    reject = rejected;
  });
  // Nobody may be waiting yet
  requested.catch(() => undefined);

  function heard(signal: NodeJS.Signals): void {
    if (first !== undefined) {
      end(first);
      return;
    }
    first = signal;
    reject(new CancelledError(signal));
  }

  function end(signal: NodeJS.Signals): void {
    silence();
    // Behind all others that listen to the exit
    if (ending === 'by-signal') process.once('exit', () => process.kill(process.pid, signal));
    process.exit(ending === 'by-signal' ? 128 + constants.signals[signal] : ending);
  }

  function silence(): void {
    for (const signal of SIGNALS) process.removeListener(signal, heard);
  }

  for (const signal of SIGNALS) process.on(signal, heard);
  return {
    requested,
    ended() {
      if (first === undefined) silence();
      else end(first);
    },
  };
}
