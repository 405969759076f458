const LITTLE_END_FIRST = Buffer.from([0xff, 0xfe]);
const BIG_END_FIRST = Buffer.from([0xfe, 0xff]);

/** The byte order marks of UTF-16. */
export const UTF_16_MARKS: readonly Buffer[] = [LITTLE_END_FIRST, BIG_END_FIRST];

/**
 * The text of a file as Argo CD reads it (TomOnTime/utfutil in reposerver/repository): in UTF-16 where the file begins with its byte
 * order mark, else in UTF-8.
 */
export function decodeText(bytes: Buffer): string {
  const mark = UTF_16_MARKS.find((each) => bytes.subarray(0, 2).equals(each));
  if (mark === undefined) return bytes.toString('utf8');
  const units = bytes.subarray(2, bytes.length - (bytes.length % 2));
  return (mark === BIG_END_FIRST ? Buffer.from(units).swap16() : units).toString('utf16le');
}

/** Whether a file contains a text, as it would be read. */
export function containsText(bytes: Buffer, text: string): boolean {
  return bytes.includes(text) || (isUtf16(bytes) && decodeText(bytes).includes(text));
}

/** Whether a file begins with a byte order mark of UTF-16. */
export function isUtf16(bytes: Buffer): boolean {
  return UTF_16_MARKS.some((mark) => bytes.subarray(0, 2).equals(mark));
}
