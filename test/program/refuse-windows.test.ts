import { expect, test } from '@jest/globals';
import { refuseWindows } from '../../src/program/refuse-windows.ts';

test.each(['Windows_NT', 'Windows'])('%s is refused, with what to do', (system) => {
  expect(() => refuseWindows(system)).toThrow(
    expect.objectContaining({ exitCode: 2, next: expect.stringContaining('ubuntu-latest') }),
  );
});

test.each(['Linux', 'macOS', 'Darwin', undefined])('%s is not', (system) => {
  expect(() => refuseWindows(system)).not.toThrow();
});
