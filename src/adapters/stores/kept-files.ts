import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { MakeFolder } from '../../ports/files.ts';

const HOUR = 60 * 60 * 1000;
/** Nobody writes one file for longer; what is older was left by a process that was killed. */
const TEMPORARY_AGE = HOUR;
const DIGEST_LENGTH = 64;
const TEMPORARY = '.';
/** Files that are being written, for when the process ends before they are done. */
const unfinished = new Set<string>();
let isGuarded = false;

/**
 * Writes a file under another name beside its place and renames it, so that parallel processes never see half of one.
 * For its user alone. Throws what the system says.
 */
export async function keepFile(path: string, content: string | Buffer, makeFolder: MakeFolder): Promise<void> {
  const temporary = join(dirname(path), `${TEMPORARY}${randomUUID()}`);
  guard();
  unfinished.add(temporary);
  try {
    await makeFolder(dirname(path), 0o700);
    await writeFile(temporary, content, { mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    unfinished.delete(temporary);
  }
}

function guard(): void {
  if (isGuarded) return;
  isGuarded = true;
  process.once('exit', () => {
    for (const file of unfinished) rmSync(file, { force: true });
  });
}

/** Says that a file was used: what was used longest ago is deleted first. */
export async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** @returns the text with its own digest in front, for `unseal`. */
export function seal(body: string): string {
  return `${sha256(body)}\n${body}`;
}

/** @returns the text that was sealed, or nothing when not every byte of it is here. */
export function unseal(content: string): string | undefined {
  const body = content.slice(DIGEST_LENGTH + 1);
  return content.slice(0, DIGEST_LENGTH) === sha256(body) ? body : undefined;
}

/** @returns 64 hexadecimal digits. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Deletes the files below a folder that were used longest ago until the rest fits, and temporary files whose process was killed.
 *
 * @param spared milliseconds: what was used less long ago stays, whether it fits or not. Default: 0.
 */
export async function deleteOldest(folder: string, maximumBytes: number, spared = 0): Promise<void> {
  const now = Date.now();
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const stats = await stat(path).catch(() => undefined);
      return stats?.isFile() ? [{ path, bytes: stats.size, used: stats.mtimeMs }] : [];
    }),
  );
  const isTemporary = ({ path }: { path: string }) => basename(path).startsWith(TEMPORARY);
  const abandoned = found.flat().filter((file) => isTemporary(file) && now - file.used > TEMPORARY_AGE);
  const entries = found.flat().filter((file) => !isTemporary(file));
  entries.sort((a, b) => b.used - a.used);
  let kept = 0;
  const outdated = entries.filter(({ bytes, used }) => {
    kept += bytes;
    return kept > maximumBytes && now - used >= spared;
  });
  for (const { path } of [...abandoned, ...outdated]) await rm(path, { force: true }).catch(() => undefined);
}
