import { readUnsigned } from './leb128.mjs';

/**
 * Gives a WebAssembly module's own memory a maximum. Go's linker writes none; with one, a render that would grow past it
 * ends in Go's out-of-memory trap, and not with the memory of the whole machine.
 * @param {Buffer} module the module's bytes
 * @param {number} mib the maximum, in MiB
 */
export function withMemoryMaximum(module, mib) {
  const MEMORY_SECTION = 5;
  const PAGES_PER_MIB = 16;
  const parts = [module.subarray(0, 8)];
  let found = false;
  for (let at = 8; at < module.length; ) {
    const id = module[at];
    const [length, start] = readUnsigned(module, at + 1);
    if (id === MEMORY_SECTION) {
      // One memory, flags 0: a minimum and no maximum.
      if (module[start] !== 1 || module[start + 1] !== 0)
        throw new Error('the memory section is not the one that Go writes');
      const [minimum] = readUnsigned(module, start + 2);
      const body = Buffer.concat([Buffer.from([1, 1]), unsigned(minimum), unsigned(mib * PAGES_PER_MIB)]);
      parts.push(Buffer.from([MEMORY_SECTION]), unsigned(body.length), body);
      found = true;
    } else {
      parts.push(module.subarray(at, start + length));
    }
    at = start + length;
  }
  if (!found) throw new Error('the module has no memory section');
  return Buffer.concat(parts);
}

/** LEB128, unsigned. */
function unsigned(value) {
  const bytes = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return Buffer.from(bytes);
}
