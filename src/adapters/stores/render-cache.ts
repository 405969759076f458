import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from '../../errors.ts';
import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { Rendered } from '../../model/rendered.ts';
import type { MakeFolder } from '../../ports/files.ts';
import type { RenderCache } from '../../ports/render-cache.ts';
import { parseJson, stringifyJson } from '../../text/json.ts';
import { deleteOldest, keepFile, seal, touch, unseal } from './kept-files.ts';

/** Part of the folder's name: entries of another layout are never read. */
const LAYOUT = 'renders-v1';
const MAXIMUM_BYTES = 512 * 1024 * 1024;

export interface FolderRenderCacheOptions {
  makeFolder: MakeFolder;
  /** Called once, when something cannot be kept that could be kept before. */
  warn(line: string): void;
  /** What `trim` leaves. Default: 512 MiB. */
  maximumBytes?: number;
}

/**
 * A render cache in a folder: one file an entry, its own digest first and checked on every read, written under another name
 * and renamed, so that parallel runs never see half of one.
 */
export function folderRenderCache(
  directory: string,
  { makeFolder, warn, maximumBytes = MAXIMUM_BYTES }: FolderRenderCacheOptions,
): RenderCache & { trim(): Promise<void> } {
  const folder = join(directory, LAYOUT);
  const fileOf = (key: string) => join(folder, key.slice(0, 2), key);
  let warned = false;
  return {
    async prepare() {
      const probe = join(folder, `.${randomUUID()}`);
      try {
        await keepFile(probe, '', makeFolder);
        await rm(probe);
      } catch (error) {
        throw new InputError(`cache-dir: ${directory} cannot be written: ${messageOf(error)}`, {
          next: 'Give a folder that this user may write, or leave --cache-dir out: everything is rendered anew then.',
          cause: error,
        });
      }
    },
    async get(key) {
      const content = await readFile(fileOf(key), 'utf8').catch(() => undefined);
      if (content === undefined) return undefined;
      const body = unseal(content);
      if (body === undefined) return undefined;
      await touch(fileOf(key));
      return parseJson(body) as unknown as Rendered;
    },
    async put(key, rendered) {
      if (holdsSecretValues(rendered.objects)) return;
      await keepFile(fileOf(key), seal(stringifyJson(rendered)), makeFolder).catch((error: unknown) => {
        // A disk that is full by now costs the next run some time, not this run its result.
        if (!warned)
          warn(
            `warning: cache-dir: not all is kept in ${directory}, so the next run renders more: ${messageOf(error)}`,
          );
        warned = true;
      });
    },
    trim: () => deleteOldest(folder, maximumBytes),
  };
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
