import { expect, test } from '@jest/globals';
import { nearest } from '../../src/text/nearest.ts';

test.each([
  ['Aplication', ['Application', 'ApplicationSet'], 'Application'],
  ['APPLICATION', ['Application'], 'Application'],
  ['Deployment', ['Application', 'AppProject'], undefined],
  ['ab', ['ac', 'ad'], 'ac'],
  ['x', [], undefined],
  ['x'.repeat(300), ['x'.repeat(301)], undefined],
])('of %j, %j', (name, known, meant) => {
  expect(nearest(name, known)).toBe(meant);
});
