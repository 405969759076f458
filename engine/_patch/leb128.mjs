/**
 * Reads an unsigned LEB128, as WebAssembly and protobuf (there: varint) have it.
 * @returns {[number, number]} the value at an offset, and the offset after it
 */
export function readUnsigned(bytes, offset) {
  let value = 0;
  let scale = 1;
  for (let at = offset; ; at++, scale *= 128) {
    value += (bytes[at] % 128) * scale;
    if (bytes[at] < 128) return [value, at + 1];
  }
}
