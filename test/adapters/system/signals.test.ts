import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { listenForCancellation, type SignalledProcess } from '../../../src/adapters/system/signals.ts';

/** A process that writes down how it ends. */
function processUnderTest() {
  const ends: string[] = [];
  const emitter = new EventEmitter();
  const fake = Object.assign(emitter, {
    pid: 4711,
    exit: (code: number) => {
      ends.push(`exit ${code}`);
      emitter.emit('exit');
    },
    kill: (pid: number, signal: string) => {
      // A listener would keep it alive
      ends.push(`${signal} to ${pid}, with ${emitter.listenerCount(signal)} listeners`);
    },
  });
  return { ends, emitter, process: fake as unknown as SignalledProcess };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

describe.each(SIGNALS)('%s', (signal) => {
  test('asks the run to end, and does not end the process before that', async () => {
    const { ends, emitter, process } = processUnderTest();
    const cancellation = listenForCancellation(process, 3);
    emitter.emit(signal, signal);
    await expect(cancellation.requested).rejects.toMatchObject({ message: `cancelled (${signal})`, exitCode: 3 });
    expect(ends).toEqual([]);
    cancellation.ended();
    expect(ends).toEqual(['exit 3']);
  });

  test('is what a shell has to see, behind all that is done at the exit', () => {
    const { ends, emitter, process } = processUnderTest();
    const cancellation = listenForCancellation(process, 'by-signal');
    emitter.once('exit', () => ends.push('folders are removed'));
    emitter.emit(signal, signal);
    cancellation.ended();
    const number = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal];
    expect(ends).toEqual([`exit ${number}`, 'folders are removed', `${signal} to 4711, with 0 listeners`]);
  });
});

test('a second signal ends the process at once', () => {
  const { ends, emitter, process } = processUnderTest();
  listenForCancellation(process, 3);
  emitter.emit('SIGINT', 'SIGINT');
  expect(ends).toEqual([]);
  emitter.emit('SIGTERM', 'SIGTERM');
  expect(ends).toEqual(['exit 3']);
});

test('without a signal the process ends by itself, and hears none any more', () => {
  const { ends, emitter, process } = processUnderTest();
  listenForCancellation(process, 3).ended();
  expect(ends).toEqual([]);
  expect(SIGNALS.map((signal) => emitter.listenerCount(signal))).toEqual([0, 0, 0]);
});
