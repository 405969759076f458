import { isGoDuration } from '../../src/argocd/go-duration.ts';

test.each(['1h', '90s', '1h30m', '1.5h', '.5s', '-1m', '+1m', '0', '100ms', '1m0.5s'])('%s is a duration', (text) => {
  expect(isGoDuration(text)).toBe(true);
});

test.each(['', '5', '1d', '1 h', 'h', '1h 30m', '1hour', '.', '1.h.', '1000days'])('%j is none', (text) => {
  expect(isGoDuration(text)).toBe(false);
});
