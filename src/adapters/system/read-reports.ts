import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';

/** Of one file: a review of 3,000 Applications with long diffs has a tenth of it. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;
/** Of all files together. */
const MAXIMUM_TOTAL = 256 * 1024 * 1024;
const MAXIMUM_FILES = 1_000;
const MAXIMUM_DEPTH = 8;

/** See the port. What was unpacked from an artifact may hold links that lead anywhere: they are refused, not followed. */
export async function readReports(paths: readonly string[]): Promise<{ path: string; text: string }[]> {
  const files = (await Promise.all(paths.map((path) => filesAt(path, 0)))).flat();
  if (files.length === 0) {
    throw new InputError(`reports: there is no file that ends with .json in ${paths.join(', ')}`, {
      next: 'Look whether the jobs that should have made the reports did, and where their files were put.',
    });
  }
  if (files.length > MAXIMUM_FILES) throw new InputError(`reports: more than ${MAXIMUM_FILES} files`);
  const reports: { path: string; text: string }[] = [];
  let total = 0;
  for (const path of new Set(files)) {
    const bytes = await readFile(path);
    total += bytes.length;
    if (total > MAXIMUM_TOTAL) throw new InputError(`reports: more than ${MAXIMUM_TOTAL >> 20} MiB together`);
    reports.push({ path, text: textOf(bytes, path) });
  }
  return reports;
}

async function filesAt(path: string, depth: number): Promise<string[]> {
  const status = await lstat(path).catch((error: unknown) => {
    throw new InputError(`reports: ${path} cannot be read: ${messageOf(error)}`, { cause: error });
  });
  if (status.isSymbolicLink()) throw new InputError(`reports: ${path} is a link, which is not followed`);
  if (!status.isDirectory()) return depth === 0 || path.endsWith('.json') ? [path] : [];
  if (depth === MAXIMUM_DEPTH) throw new InputError(`reports: ${path} is too deep`);
  const names = (await readdir(path)).sort();
  if (names.length > MAXIMUM_FILES) throw new InputError(`reports: more than ${MAXIMUM_FILES} files in ${path}`);
  return (await Promise.all(names.map((name) => filesAt(join(path, name), depth + 1)))).flat();
}

async function readFile(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const status = await handle.stat();
      if (!status.isFile()) throw new Error('it is no file');
      if (status.size > MAXIMUM_BYTES) throw new Error(`it is larger than ${MAXIMUM_BYTES >> 20} MiB`);
      const bytes = Buffer.alloc(status.size);
      const { bytesRead } = await handle.read(bytes, 0, status.size, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new InputError(`reports: ${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function textOf(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new InputError(`reports: ${path} is no text in UTF-8`, { cause: error });
  }
}
