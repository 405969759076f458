import { allowedHosts } from '../../../src/adapters/system/allowed-hosts.ts';
import { InputError } from '../../../src/errors.ts';

describe('allowedHosts', () => {
  test.each([
    ['charts.example', 'charts.example', 443, true],
    ['Charts.Example.', 'charts.example', 443, true],
    ['charts.example', 'a.charts.example', 443, false],
    ['charts.example:8443', 'charts.example', 8443, true],
    ['charts.example:8443', 'charts.example', 443, false],
    ['*.example', 'charts.example', 443, true],
    ['*.example', 'a.b.example', 443, true],
    ['*.example', 'example', 443, false],
    ['*.example', 'badexample', 443, false],
    ['*.example:80', 'charts.example', 443, false],
    ['127.0.0.1', '127.0.0.1', 5000, true],
    ['127.1', '127.0.0.1', 5000, true],
    ['127.0.0.1:5000', '127.0.0.1', 5001, false],
    ['*.0.0.1', '127.0.0.1', 80, false],
    ['::1', '::1', 80, true],
    ['[::1]', '::1', 80, true],
    ['[::1]:80', '::1', 80, true],
    ['[::1]:81', '::1', 80, false],
    ['::1:80', '::1', 80, false],
    [' charts.example ', 'charts.example', 80, true],
  ])('%s and %s:%d: %s', (entry, host, port, is) => {
    expect(allowedHosts([entry])(host, port)).toBe(is);
  });

  test('one of several is enough, none allows nothing', () => {
    expect(allowedHosts(['a.example', 'b.example'])('b.example', 80)).toBe(true);
    expect(allowedHosts([])('b.example', 80)).toBe(false);
  });

  test.each([
    '',
    '*',
    '*.',
    'a.*.example',
    'https://a.example',
    'a.example/x',
    'a b',
    'a:0',
    'a:70000',
    'a:b',
    '[::1',
    'u@a',
  ])('%j is bad input', (entry) => {
    expect(() => allowedHosts([entry])).toThrow(InputError);
  });
});
