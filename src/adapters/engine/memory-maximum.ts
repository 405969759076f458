const MEMORY_SECTION = 5;
const HEADER_BYTES = 8;
const PAGE_BYTES = 65_536;

/**
 * @param module the bytes of a WebAssembly module
 * @returns the most bytes that the module's own memory can grow to; undefined when it has no memory, or one without a maximum
 */
export function memoryMaximum(module: Uint8Array): number | undefined {
  let at = HEADER_BYTES;
  while (at < module.length) {
    const section = module[at];
    const [length, content] = readUnsigned(module, at + 1);
    if (section === MEMORY_SECTION) {
      const [, flagsAt] = readUnsigned(module, content);
      if (((module[flagsAt] ?? 0) & 1) === 0) return undefined;
      const [, maximumAt] = readUnsigned(module, flagsAt + 1);
      return readUnsigned(module, maximumAt)[0] * PAGE_BYTES;
    }
    at = content + length;
  }
  return undefined;
}

/** Reads LEB128; returns the value, and where the next one begins. */
function readUnsigned(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  let at = start;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at];
  }
}
