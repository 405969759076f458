import { containsText, decodeText, isUtf16 } from '../../src/text/encoding.ts';

const TEXT = 'kind: Application # ü 😀\n';
const LITTLE = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
const BIG = Buffer.from(LITTLE).swap16();

test.each([
  ['UTF-8', Buffer.from(TEXT), false],
  ['UTF-16, little end first', LITTLE, true],
  ['UTF-16, big end first', BIG, true],
])('%s is read, and searched', (_name, bytes, utf16) => {
  expect(decodeText(bytes)).toBe(TEXT);
  expect(isUtf16(bytes)).toBe(utf16);
  expect(containsText(bytes, 'kind: App')).toBe(true);
  expect(containsText(bytes, 'kind: Set')).toBe(false);
});

test.each([
  ['nothing', Buffer.alloc(0), ''],
  ['a mark alone', LITTLE.subarray(0, 2), ''],
  ['half a unit at the end', LITTLE.subarray(0, 9), 'kin'],
  ['no mark: Argo CD takes it for UTF-8', LITTLE.subarray(2, 6), 'k\0i\0'],
])('%s', (_name, bytes, text) => {
  const before = Buffer.from(bytes);
  expect(decodeText(bytes)).toBe(text);
  expect(bytes).toEqual(before);
});
