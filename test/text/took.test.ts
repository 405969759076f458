import { expect, test } from '@jest/globals';
import { tookWords, withoutTook } from '../../src/text/took.ts';

test.each([
  [0, 'With'],
  [1, 'Took 0.0 s, with'],
  [12_345, 'Took 12.3 s, with'],
])('%d ms', (milliseconds, words) => {
  expect(tookWords(milliseconds)).toBe(words);
  expect(withoutTook(`a\n${tookWords(milliseconds)} seatrial 0.1.0 check.`)).toBe('a\nWith seatrial 0.1.0 check.');
});

test('nothing else goes', () => {
  const text = 'It took 3 s. Took 3.0 seconds, with\nMistook 1.0 s, with';
  expect(withoutTook(text)).toBe(text);
});
