import { expect, test } from '@jest/globals';
import { quantityOf } from '../../src/compare/quantity.ts';

test.each<[unknown, unknown]>([
  ['1000m', 1],
  ['1001m', '1.001'],
  ['700m', 0.7],
  ['1Ki', 1024n],
  ['1.5Gi', 1.5 * 1024 ** 3],
  ['1e3', '1k'],
  ['1E3', 1000],
  ['1E', 1e18],
  ['.5', 0.5],
  ['-2', -2],
])('%j is %j', (one, other) => {
  expect(quantityOf(one)).toBe(quantityOf(other));
  expect(quantityOf(one)).not.toBeUndefined();
});

test.each([undefined, null, true, '', 'x', '1 Gi', '1x', '1e3m', '1constructor', 'Gi'])('%j is none', (value) => {
  expect(quantityOf(value)).toBeUndefined();
});
