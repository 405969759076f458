import { backoff, isTransient, retryAfter, shownDuration } from '../../../src/adapters/system/retries.ts';

test.each([
  [429, true],
  [500, true],
  [502, true],
  [503, true],
  [504, true],
  [501, false],
  [404, false],
  [200, false],
])('%d is transient: %s', (status, is) => {
  expect(isTransient(status)).toBe(is);
});

test.each([
  [1, 0, 0],
  [1, 0.5, 500],
  [2, 0.5, 1_000],
  [3, 1, 4_000],
])('after %d failures, at %d, the next try is after %d ms', (failures, random, delay) => {
  expect(backoff(failures, random)).toBe(delay);
});

const NOW = Date.parse('2026-11-24T10:00:00Z');

test.each([
  [undefined, undefined],
  ['', undefined],
  ['120', 120_000],
  [' 0 ', 0],
  ['Tue, 24 Nov 2026 10:01:00 GMT', 60_000],
  ['Tuesday, 24-Nov-26 10:01:00 GMT', undefined],
  ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
])('Retry-After: %j is %j', (value, milliseconds) => {
  expect(retryAfter(value, NOW)).toBe(milliseconds);
});

test.each([
  [0, '0 s'],
  [50, '50 ms'],
  [1_000, '1 s'],
  [1_001, '2 s'],
  [119_000, '119 s'],
  [300_000, '5 min'],
  [3 * 3_600_000, '3 h'],
])('%d ms is shown as %s', (milliseconds, shown) => {
  expect(shownDuration(milliseconds)).toBe(shown);
});
