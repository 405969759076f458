import { describe, expect, test } from '@jest/globals';
import { parseJson, stringifyJson } from '../../src/text/json.ts';

describe('parseJson', () => {
  test.each<[string, unknown]>([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-9223372036854775808', -9223372036854775808n],
    ['1234567890123456.5', 1234567890123456.5],
    ['1e21', 1e21],
    ['["1234567890123456789", 0.10000000000000001]', ['1234567890123456789', 0.1]],
    ['{"a": 18446744073709551615, "b": 1}', { a: 18446744073709551615n, b: 1 }],
    ['{"a": 1, "a": 18446744073709551615}', { a: 18446744073709551615n }],
    ['[18446744073709551615,"a"]', [18446744073709551615n, 'a']],
    ['[0,18446744073709551615]', [0, 18446744073709551615n]],
    ['{"a":18446744073709551615}', { a: 18446744073709551615n }],
    ['{"a":-18446744073709551615}', { a: -18446744073709551615n }],
    ['[\n18446744073709551615\n]', [18446744073709551615n]],
    ['{"sum": "a18446744073709551615"}', { sum: 'a18446744073709551615' }],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
    expect(parseJson(new TextEncoder().encode(text))).toEqual(value);
  });

  test.each(['1', '12345678901234567890'])('keys of Object.prototype are data beside %s', (number) => {
    const value = parseJson(`{"__proto__": {"polluted": ${number}}, "constructor": "c", "toString": null}`) as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect(stringifyJson(value, 0)).toContain('"__proto__":{"polluted":');
  });

  test.each([
    ['', /^Not JSON/],
    ['{"a": 12345678901234567890', /^Not JSON/],
    [new Uint8Array([0x22, 0xff, 0x22]), /^Not JSON/],
    [`${'['.repeat(200_000)}1234567890123456789`, /nested too deeply/],
  ])('%#: bad input is an error that says so', (input, message) => {
    expect(() => parseJson(input)).toThrow(message);
  });
});

test('stringifyJson keeps every digit', () => {
  expect(stringifyJson({ a: [2n ** 64n, 1.5] }, 0)).toBe('{"a":[18446744073709551616,1.5]}');
});
