import { describe, expect, test } from '@jest/globals';
import { CancelledError } from '../../src/errors.ts';
import type { HostAnnotation } from '../../src/ports/host.ts';
import { stoppableHost } from '../../src/program/stoppable-host.ts';
import { tellCancellation } from '../../src/program/tell-cancellation.ts';
import { world } from '../commands/world.ts';

/** A CI host that writes down what it is told. */
function ciHost() {
  const { context, logged, printed, written } = world({}, {});
  const told: string[] = [];
  const host = {
    ...context.host,
    ci: {
      maximumAnnotations: 10,
      maximumSummary: 1_000,
      alerts: true,
      runUrl: undefined,
      maskSecrets: () => undefined,
      group: (title: string) => void told.push(`group ${title}`),
      annotate: ({ level, message }: HostAnnotation) => void told.push(`${level} ${message}`),
      summary: async (markdown: string) => void told.push(`summary ${markdown}`),
      setOutput: (name: string, value: string) => void told.push(`${name}=${value}`),
    },
  };
  return { host, told, logged, printed, written };
}

describe('a host that is taken from its run', () => {
  test('is heard before, and not after', async () => {
    const { host, told, logged, printed, written } = ciHost();
    const stoppable = stoppableHost(host);
    const run = stoppable.host;
    run.log('before');
    await run.writeFile('before.json', '{}');
    run.ci?.setOutput('verdict', 'passed');
    stoppable.stop();
    run.log('after');
    run.progress('after');
    run.ci?.group('after', '');
    run.ci?.annotate({ level: 'error', title: 't', message: 'after' });
    run.ci?.setOutput('verdict', 'failed');
    const waits = [run.print('after'), run.writeFile('after.json', '{}'), run.checkFile('x'), run.ci?.summary('after')];
    const first = await Promise.race([...waits, new Promise((resolve) => setImmediate(resolve, 'none of them'))]);
    expect(first).toBe('none of them');
    expect([logged, printed, [...written.keys()], told]).toEqual([['before'], [], ['before.json'], ['verdict=passed']]);
  });

  test('knows how far the run was', async () => {
    const stoppable = stoppableHost(ciHost().host);
    expect([stoppable.lastProgress(), stoppable.written()]).toEqual(['', []]);
    stoppable.host.progress('Rendered 1 of 2: web');
    await stoppable.host.writeFile('a.json', '{}');
    stoppable.stop();
    stoppable.host.progress('');
    expect([stoppable.lastProgress(), stoppable.written()]).toEqual(['Rendered 1 of 2: web', ['a.json']]);
  });
});

test('a cancellation says how far the run was, and that it is no pass', async () => {
  const { host, told, logged } = ciHost();
  const far = { lastProgress: () => 'Rendered 1 of 2: @web', written: () => ['a.json'] };
  expect(await tellCancellation(new CancelledError('SIGINT'), host, far)).toBe(3);
  expect(logged).toEqual([
    'error: cancelled (SIGINT)',
    '       It was at: Rendered 1 of 2: @web.',
    '       It has written a.json.',
    '       Nothing was determined, so this is no pass. Run again for an answer.',
  ]);
  expect(told).toEqual([
    'verdict=unknown',
    expect.stringMatching(/^error cancelled \(SIGINT\)/),
    expect.stringMatching(/^summary ### ❔ .*unknown · cancelled \(SIGINT\)/),
  ]);
  expect(told.at(-1)).not.toContain('@web');
});
