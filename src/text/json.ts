import { parse, stringify } from 'lossless-json';
import { InputError, messageOf } from '../errors.ts';
import type { Json } from '../model/kube-object.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Sixteen digits in a row, the shortest integer that a double cannot hold, where a number may begin: checksums have as many. A hit
 * inside a string costs time only.
 */
const LONG_INTEGER = /(?:^|[\s:,[-])\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON without losing a digit: integers beyond ±(2^53 − 1) become bigints.
 * Keys such as `__proto__` are data like any other; the last of several equal keys counts, as in JSON.parse.
 *
 * @param input text, or its UTF-8 bytes
 * @throws InputError when it is not JSON, not UTF-8, or nested too deeply to be read
 */
export function parseJson(input: string | Uint8Array): Json {
  try {
    const text = typeof input === 'string' ? input : decoder.decode(input);
    if (!LONG_INTEGER.test(text)) return JSON.parse(text) as Json;
    return parse(text, null, { parseNumber: exactNumber, onDuplicateKey: ({ newValue }) => newValue }) as Json;
  } catch (error) {
    // A RangeError is the call stack's end: input nested thousands of levels deep.
    throw new InputError(error instanceof RangeError ? 'JSON nested too deeply' : `Not JSON: ${messageOf(error)}`);
  }
}

function exactNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) || !INTEGER.test(digits) ? number : BigInt(digits);
}

/** @returns JSON text in which bigints are numbers with all their digits; on one line when `indent` is 0. */
export function stringifyJson(value: unknown, indent = 2): string {
  return stringify(value, undefined, indent) ?? 'null';
}
