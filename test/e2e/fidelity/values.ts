import type { Json, JsonObject } from '../../../src/model/kube-object.ts';
import type { Random } from './random.ts';

/** Strings that tools take for something else, or print in a way of their own. */
const STRINGS = [
  '',
  ' ',
  'yes',
  'No',
  'on',
  'true',
  'null',
  '~',
  '1',
  '0123',
  '0o17',
  '0x1F',
  '1e3',
  '1.0',
  '.5',
  '1_000',
  '-',
  '=',
  '<<',
  '!',
  '&a',
  '*b',
  '2026-01-02',
  '12:30:45',
  'a: b',
  'a #b',
  '#c',
  '- d',
  '{{',
  '}}',
  '{}',
  '[]',
  '%x',
  '@y',
  '`z`',
  "it's",
  '"quoted"',
  'back\\slash',
  'tab\there',
  'two\nlines',
  'two\nlines\n',
  '\nbefore',
  'trailing ',
  'ends with:',
  'Ünïcödé ⚓',
  '日本語',
  '🚢',
  'zero\u200bwidth',
  'a,b,c',
  '$HOME',
  '$$',
  '${X}',
  '<tag>&amp;',
  'x'.repeat(120),
  'a long line of words that a printer would rather fold '.repeat(4).trim(),
  'nan',
  '.inf',
  '+1',
  '0b1',
];

const NUMBERS = [0, 1, -1, 42, 1000000, 16777217, 2147483648, 9007199254740991, 0.5, -0.25, 3.25, 1e-7, 100.0, 1e21];

export function randomString(random: Random): string {
  return random.chance(0.6) ? random.pick(STRINGS) : `${random.word()}-${random.below(1000)}`;
}

/** A tree of JSON values. */
export function randomTree(random: Random, depth = 3): JsonObject {
  const keys = random.some(KEYS, 1, 5);
  return Object.fromEntries(keys.map((key) => [key, randomJson(random, depth - 1)]));
}

const KEYS = [
  'level',
  'items',
  'nested',
  'camelCase',
  'dash-ed',
  'with.dot',
  'UPPER',
  'number',
  'flag',
  'Text',
  'a/b',
  'x1',
  'ключ',
];

function randomJson(random: Random, depth: number): Json {
  const kind = random.below(depth > 0 ? 8 : 5);
  if (kind <= 1) return randomString(random);
  if (kind === 2) return random.pick(NUMBERS);
  if (kind === 3) return random.chance(0.5);
  if (kind === 4) return random.chance(0.3) ? null : random.below(500);
  if (kind === 5) return Array.from({ length: random.below(4) }, () => randomJson(random, depth - 1));
  return randomTree(random, depth);
}
