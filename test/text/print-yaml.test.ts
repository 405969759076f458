import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Json } from '../../src/model/kube-object.ts';
import { printYaml } from '../../src/text/print-yaml.ts';

const read = (text: string, version: '1.1' | '1.2'): unknown =>
  parse(text, { version, intAsBigInt: true, merge: false, maxAliasCount: 0 });

/** Integers as bigints on both sides: the reader is told to make them of all. */
function widened(value: Json | undefined): unknown {
  if (typeof value === 'number' && Number.isInteger(value) && !/e/.test(String(value))) return BigInt(value);
  if (Array.isArray(value)) return value.map(widened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, widened(member)]));
}

const tricky = fc.oneof(
  fc.constantFrom(
    '',
    'yes',
    'No',
    'on',
    'null',
    '~',
    '1',
    '1e3',
    '0x1F',
    '0o14',
    '12:30:00',
    '2001-01-01',
    '.5',
    '-',
    '- a',
    'a: b',
  ),
  fc.constantFrom(
    'a #b',
    '#a',
    'a:',
    '@a',
    '*a',
    '&a',
    '!a',
    '%a',
    '`',
    '{a}',
    '[a',
    '"',
    "'",
    '|',
    '>',
    '<<',
    '=',
    '+',
    '++',
    '?',
  ),
  fc.constantFrom(
    '\n',
    '\n\n',
    'a\n',
    'a\n\n',
    '\na',
    ' a\nb',
    '\ta\n b',
    'a\n  \nb',
    'a\r\nb\r\n',
    'a \nb',
    'a\n ',
    'a\n\tb\n',
  ),
  fc.constantFrom(
    'a\u0000b\nc',
    '\u202e',
    '\ufeffa',
    'a\u2028b',
    '\u0085',
    'é\n😀\n',
    'a\\\nb',
    '"a"\n b\u200b',
    '\u{e0041}',
    '---\na',
    '...\n',
  ),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', ':', '#', '-', '"', '\\', '\r', '\u200b') }),
);
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    tricky,
    fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e21, 1e-7, 2n ** 64n),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(tricky, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('printYaml', () => {
  test.each(['1.1', '1.2'] as const)('a YAML %s parser reads the value back', (version) => {
    fc.assert(
      fc.property(json, (value) => {
        expect(read(printYaml(value), version)).toEqual(widened(value));
      }),
      { numRuns: 1_000 },
    );
  });

  test('every line is visible: no control, bidi or zero-width character', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(printYaml(value)).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test('keys have one order: what a reader looks for first, then code units', () => {
    const text = printYaml({
      spec: { template: { name: 'b' }, b: 1, B: 2, ä: 3 },
      metadata: { namespace: 'shop', labels: {}, name: 'a' },
      kind: 'K',
      apiVersion: 'v1',
    });
    expect(text).toBe(
      'apiVersion: v1\nkind: K\nmetadata:\n  name: a\n  namespace: shop\n  labels: {}\nspec:\n  B: 2\n  b: 1\n  template:\n    name: b\n  "ä": 3\n',
    );
  });

  test('lists stand at the column of their key, and text goes line by line', () => {
    const text = printYaml({
      args: ['a', ['b', 'c'], { name: 'x', script: 'set -e\nrun\n' }],
      crlf: 'a\r\n b\r\n',
      empty: [],
    });
    expect(text).toBe(
      [
        'args:',
        '- a',
        '- - b',
        '  - c',
        '- name: x',
        '  script: |',
        '    set -e',
        '    run',
        'crlf: "a\\r\\n\\',
        '  \\ b\\r\\n"',
        'empty: []',
        '',
      ].join('\n'),
    );
  });

  test('what is nested too deeply is refused, not a stack overflow', () => {
    let deep: Json = 1;
    for (let i = 0; i < 10_000; i++) deep = [deep];
    expect(() => printYaml(deep)).toThrow(/nested deeper than 500/);
  });
});
