import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { Rendered } from '../../model/rendered.ts';
import type { RenderCache } from '../../ports/render-cache.ts';
import { parseJson, stringifyJson } from '../../text/json.ts';

/** Part of the folder's name: entries of another layout are never read. */
const LAYOUT = 'renders-v1';
const MAXIMUM_BYTES = 512 * 1024 * 1024;
const DIGEST_LENGTH = 64;

/**
 * A render cache in a folder: one file an entry, its own digest first and checked on every read, written under another name
 * and renamed, so that parallel runs never see half of one.
 */
export function folderRenderCache(
  directory: string,
  maximumBytes = MAXIMUM_BYTES,
): RenderCache & { trim(): Promise<void> } {
  const folder = join(directory, LAYOUT);
  const fileOf = (key: string) => join(folder, key.slice(0, 2), key);
  return {
    async get(key) {
      const content = await readFile(fileOf(key), 'utf8').catch(() => undefined);
      if (content === undefined) return undefined;
      const body = content.slice(DIGEST_LENGTH + 1);
      if (content.slice(0, DIGEST_LENGTH) !== digestOf(body)) return undefined;
      const now = new Date();
      await utimes(fileOf(key), now, now).catch(() => undefined);
      return parseJson(body) as unknown as Rendered;
    },
    async put(key, rendered) {
      if (holdsSecretValues(rendered.objects)) return;
      const body = stringifyJson(rendered);
      const temporary = join(folder, key.slice(0, 2), `.${randomUUID()}`);
      try {
        await mkdir(join(folder, key.slice(0, 2)), { recursive: true, mode: 0o700 });
        await writeFile(temporary, `${digestOf(body)}\n${body}`, { mode: 0o600 });
        await rename(temporary, fileOf(key));
      } catch {
        // A full or read-only disk costs the next run some time, not this run its result.
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
    trim: () => trim(folder, maximumBytes),
  };
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Whether any object, in a list or not, is a Secret with a value in it. */
function holdsSecretValues(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsSecretValues);
  if (!isJsonObject(value)) return false;
  if (value['kind'] === 'Secret' && ['data', 'stringData'].some((field) => isFilled(value[field]))) return true;
  return Array.isArray(value['items']) && holdsSecretValues(value['items']);
}

function isFilled(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.values(value).some((item) => item !== '' && item !== null);
}

/** Deletes the entries that were used longest ago until the rest fits. */
async function trim(folder: string, maximumBytes: number): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const stats = await stat(path).catch(() => undefined);
      return stats?.isFile() ? [{ path, bytes: stats.size, used: stats.mtimeMs }] : [];
    }),
  );
  const entries = found.flat().sort((a, b) => b.used - a.used);
  let kept = 0;
  for (const { path, bytes } of entries) {
    kept += bytes;
    if (kept > maximumBytes) await rm(path, { force: true });
  }
}
