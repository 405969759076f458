import { readFileSync } from 'node:fs';
import { memoryMaximum } from '../../../src/adapters/engine/memory-maximum.ts';
import { ENGINE } from './engine-under-test.ts';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const CUSTOM_SECTION = [0, 3, 1, 0x78, 0];

function module(...sections: number[][]): Uint8Array {
  return Uint8Array.from([...HEADER, ...sections.flat()]);
}

test.each([
  ['a maximum', [5, 4, 1, 1, 1, 3], 3 * 65_536],
  ['a maximum of several bytes', [5, 6, 1, 1, 0x80, 0x02, 0x80, 0x40], 8192 * 65_536],
  ['no maximum', [5, 3, 1, 0, 1], undefined],
  ['no memory', [], undefined],
])('a module with %s', (_what, section, expected) => {
  expect(memoryMaximum(module(CUSTOM_SECTION, section))).toBe(expected);
});

test('bytes that end early', () => {
  expect(memoryMaximum(Uint8Array.from([0, 0x61]))).toBeUndefined();
  expect(memoryMaximum(module([0, 0xff]))).toBeUndefined();
});

test('the engine can use half a gibibyte', () => {
  expect(memoryMaximum(readFileSync(ENGINE))).toBe(512 * 1_048_576);
});
