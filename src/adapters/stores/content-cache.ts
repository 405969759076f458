import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isJsonObject } from '../../model/kube-object.ts';
import type { ContentCache } from '../../ports/content-cache.ts';
import type { MakeFolder } from '../../ports/files.ts';
import { parseJson, stringifyJson } from '../../text/json.ts';
import { deleteOldest, keepFile, seal, sha256, touch, unseal } from './kept-files.ts';

/** Part of the folder's name: entries of another layout are never read. */
const LAYOUT = 'downloads-v1';
const MAXIMUM_BYTES = 2 * 1024 * 1024 * 1024;
/** Of the maximum, which is for downloads, a 32nd is for facts on top. */
const FACTS_SHARE = 32;
/** A run that began within it may still count on what it has found. */
const SPARED = 60 * 60 * 1000;
const DIGEST = /^sha256:([0-9a-f]{64})$/;
const FOLDER_NAME = /^[a-z0-9][a-z0-9._-]*$/i;

export interface FolderContentCacheOptions {
  makeFolder: MakeFolder;
  /** Makes the folder that is used when no other is given, or when that one cannot be written. Removed by `close`. */
  privateFolder: () => Promise<string>;
  /** Bytes of downloads that `close` leaves. Default: 2 GiB. */
  maximumBytes?: number;
}

/**
 * A content cache in a folder. Content is a file named for its digest, a fact one named for its key's; both are verified on every
 * read, and written under another name and renamed.
 *
 * @param directory as the user gave it; nothing for a private folder. One that cannot be written is read all the same.
 */
export function folderContentCache(
  directory: string | undefined,
  { makeFolder, privateFolder, maximumBytes = MAXIMUM_BYTES }: FolderContentCacheOptions,
): ContentCache {
  const started = Date.now();
  let ownFolder: Promise<string> | undefined;
  let wrote = false;

  async function privately(): Promise<string> {
    ownFolder ??= privateFolder();
    return ownFolder;
  }

  async function root(): Promise<string> {
    return directory === undefined ? privately() : resolve(directory, LAYOUT);
  }

  async function place(kind: 'content' | 'facts', name: string): Promise<string> {
    return join(await root(), kind, name.slice(0, 2), name);
  }

  async function keep(path: string, content: string | Buffer): Promise<void> {
    wrote = true;
    await keepFile(path, content, makeFolder).catch(() => undefined);
  }

  return {
    async get(digest) {
      const name = DIGEST.exec(digest)?.[1];
      if (name === undefined) return undefined;
      const path = await place('content', name);
      const content = await readFile(path).catch(() => undefined);
      if (content === undefined || sha256(content) !== name) return undefined;
      await touch(path);
      return content;
    },
    async put(content) {
      const name = sha256(content);
      await keep(await place('content', name), content);
      return `sha256:${name}`;
    },
    async fact(key) {
      const path = await place('facts', sha256(key));
      const content = await readFile(path, 'utf8').catch(() => undefined);
      const body = content === undefined ? undefined : unseal(content);
      if (body === undefined) return undefined;
      const fact = parseJson(body);
      if (!isJsonObject(fact) || fact['key'] !== key) return undefined;
      await touch(path);
      return fact['value'];
    },
    async keepFact(key, value) {
      await keep(await place('facts', sha256(key)), seal(stringifyJson({ key, value }, 0)));
    },
    async folder(name) {
      if (!FOLDER_NAME.test(name)) throw new Error(`"${name}" is not a name for a folder in the cache.`);
      const path = join(await root(), 'folders', name);
      try {
        await makeFolder(path, 0o700);
        return path;
      } catch {
        const instead = join(await privately(), 'folders', name);
        await makeFolder(instead, 0o700);
        return instead;
      }
    },
    async close() {
      if (ownFolder !== undefined) {
        const path = await ownFolder.catch(() => undefined);
        if (path !== undefined) await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
        ownFolder = undefined;
      }
      if (directory === undefined || !wrote) return;
      // Neither what this run has used nor what another one may be using
      const spared = Math.max(SPARED, Date.now() - started);
      await deleteOldest(join(directory, LAYOUT, 'content'), maximumBytes, spared);
      await deleteOldest(join(directory, LAYOUT, 'facts'), maximumBytes / FACTS_SHARE, spared);
    },
  };
}
