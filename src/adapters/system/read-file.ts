import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';
import type { InputFile } from '../../ports/files.ts';

/** All credentials of a large company, and no more: a wrong path may lead to anything. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** See the port. Pipes are read to their end, so that `<(vault read …)` leaves no file behind. */
export async function readInputFile(file: InputFile): Promise<{ path: string; text: string } | undefined> {
  const { input, inFolder, isDefault } = file;
  let path = file.path;
  let bytes: Buffer | undefined;
  try {
    bytes = await readBytes(path).catch((error: unknown) => {
      if (inFolder === undefined || codeOf(error) !== 'EISDIR') throw error;
      path = join(path, inFolder);
      return readBytes(path);
    });
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    if (isMissing && isDefault === true) return undefined;
    throw new InputError(`${input}: ${path} ${isMissing ? 'is not there' : `cannot be read: ${messageOf(error)}`}`, {
      next: isMissing ? 'Correct the path.' : 'Give a file that this user may read.',
      cause: error,
    });
  }
  if (bytes === undefined) {
    throw new InputError(`${input}: ${path} is larger than ${MAXIMUM_BYTES / 1024 / 1024} MiB`, {
      next: 'Give the file that was meant.',
    });
  }
  const text = textOf(bytes);
  if (text === undefined) {
    throw new InputError(`${input}: ${path} is no text in UTF-8`, { next: 'Save it in UTF-8.' });
  }
  return { path, text };
}

/** @returns nothing when there are too many. */
async function readBytes(path: string): Promise<Buffer | undefined> {
  const handle = await open(path, 'r');
  try {
    const parts: Buffer[] = [];
    let length = 0;
    // Not by size: a pipe has none
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, null);
      if (bytesRead === 0) return Buffer.concat(parts);
      length += bytesRead;
      if (length > MAXIMUM_BYTES) return undefined;
      parts.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

function textOf(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    // The mark is left out of the text
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
