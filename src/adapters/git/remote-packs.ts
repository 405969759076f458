import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** A run that began within it may still count on what it has found; nobody writes one file for longer. */
const SPARED = 60 * 60 * 1000;
/** git looks into every pack, one after the other. */
const MAXIMUM_PACKS = 100;
const MAXIMUM_BYTES = 1024 * 1024 * 1024;
const TEMPORARY = '.incoming-';
const PACK = /^(pack-[0-9a-f]+)\.(pack|idx)$/;

/**
 * The packs of one repository in the cache, a folder that git reads as further objects. Parallel processes add to it without
 * locks: a pack has the name of its content, and git sees it when its index is there, which comes last.
 */
export class RemotePacks {
  /** Absolute; what `objects/info/alternates` names. */
  readonly folder: string;
  readonly #packs: string;

  constructor(folder: string) {
    this.folder = folder;
    this.#packs = join(folder, 'pack');
  }

  async make(): Promise<void> {
    await mkdir(this.#packs, { recursive: true, mode: 0o700 });
  }

  /**
   * Takes the packs of a repository over.
   * @param instead the folder of objects that gets what cannot be written here, so that this run goes on.
   */
  async add(repository: string, instead: string): Promise<void> {
    const from = join(repository, 'objects', 'pack');
    for (const name of await readdir(from)) {
      if (!name.endsWith('.idx')) continue;
      const base = name.slice(0, -'.idx'.length);
      try {
        await this.make();
        await move(join(from, `${base}.pack`), this.#packs, `${base}.pack`);
        await move(join(from, `${base}.idx`), this.#packs, `${base}.idx`);
      } catch {
        const packs = join(instead, 'pack');
        await moveIfThere(join(from, `${base}.pack`), packs, `${base}.pack`);
        await moveIfThere(join(this.#packs, `${base}.pack`), packs, `${base}.pack`);
        await move(join(from, `${base}.idx`), packs, `${base}.idx`);
      }
    }
  }

  /**
   * Removes packs that hold one of the objects, which turned out broken.
   * @param suspects packs that were here before that turned out: a newer one may hold it whole.
   * @returns how many.
   */
  async drop(suspects: readonly CachedPack[], oids: readonly string[]): Promise<number> {
    const names = namesOf(oids);
    const broken = suspects.filter(({ index }) => index === undefined || names.some(index.has));
    for (const { base } of broken) await this.#remove(base);
    return broken.length;
  }

  async dropAll(): Promise<void> {
    for (const { base } of await this.list()) await this.#remove(base);
  }

  /** Says that objects were used: packs that were used longest ago are deleted first. */
  async touch(oids: ReadonlySet<string>): Promise<void> {
    const now = new Date();
    const wanted = namesOf(oids);
    for (const { base, index } of await this.list()) {
      if (index === undefined || !wanted.some(index.has)) continue;
      await utimes(join(this.#packs, `${base}.pack`), now, now).catch(() => undefined);
    }
  }

  async list(): Promise<CachedPack[]> {
    const names = await readdir(this.#packs).catch(() => []);
    const bases = names.flatMap((name) => (PACK.exec(name)?.[2] === 'idx' ? [name.slice(0, -'.idx'.length)] : []));
    return Promise.all(
      bases.map(async (base) => {
        const content = await readFile(join(this.#packs, `${base}.idx`)).catch(() => undefined);
        return { base, index: content && packIndex(content) };
      }),
    );
  }

  async #remove(base: string): Promise<void> {
    // The index first: a pack without one is no pack to git
    await rm(join(this.#packs, `${base}.idx`), { force: true }).catch(() => undefined);
    await rm(join(this.#packs, `${base}.pack`), { force: true }).catch(() => undefined);
  }
}

/** Under another name first: the cache may be on another disk, where a file cannot appear whole. */
async function move(from: string, folder: string, name: string): Promise<void> {
  const to = join(folder, name);
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const temporary = join(folder, `${TEMPORARY}${randomUUID()}`);
    try {
      await copyFile(from, temporary);
      await rename(temporary, to);
    } finally {
      await rm(temporary, { force: true });
    }
  }
}

async function moveIfThere(from: string, folder: string, name: string): Promise<void> {
  if (await stat(from).catch(() => undefined)) await move(from, folder, name);
}

interface CachedPack {
  /** File name without its extension. */
  base: string;
  /** Nothing when it is broken. */
  index: PackIndex | undefined;
}

interface PackIndex {
  /** @param name an id as 20 bytes. */
  has(this: void, name: Buffer): boolean;
}

function namesOf(oids: Iterable<string>): Buffer[] {
  return [...oids].map((oid) => Buffer.from(oid, 'hex'));
}

const MAGIC = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
const FANOUT = MAGIC.length;
const NAMES = FANOUT + 256 * 4;

/** The ids in a pack's index, version 2 (gitformat-pack); nothing for what is none. */
function packIndex(content: Buffer): PackIndex | undefined {
  if (content.length < NAMES || !content.subarray(0, FANOUT).equals(MAGIC)) return undefined;
  const count = content.readUInt32BE(NAMES - 4);
  if (content.length < NAMES + count * 20) return undefined;
  const bound = (byte: number) => (byte < 0 ? 0 : Math.min(content.readUInt32BE(FANOUT + byte * 4), count));

  function has(wanted: Buffer): boolean {
    const first = wanted[0] as number;
    let low = bound(first - 1);
    let high = bound(first);
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = wanted.compare(content, NAMES + middle * 20, NAMES + middle * 20 + 20);
      if (order === 0) return true;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    return false;
  }

  return { has };
}

/**
 * Deletes the packs of all repositories that were used longest ago until the rest fits, and what processes that were killed have
 * left. Nothing of the last hour: somebody may be reading it.
 * @param root holds one folder for each repository.
 */
export async function trimPacks(root: string, maximumBytes = MAXIMUM_BYTES, spared = SPARED): Promise<void> {
  const now = Date.now();
  const packs: { folder: string; base: string; bytes: number; used: number }[] = [];
  for (const repository of await readdir(root).catch(() => [])) {
    const folder = join(root, repository, 'pack');
    const sizes = new Map<string, { size: number; mtimeMs: number }>();
    for (const name of await readdir(folder).catch(() => [])) {
      const stats = await stat(join(folder, name)).catch(() => undefined);
      if (stats !== undefined) sizes.set(name, stats);
    }
    for (const [name, { size, mtimeMs }] of sizes) {
      const [, base = '', kind] = PACK.exec(name) ?? [];
      const index = sizes.get(`${base}.idx`);
      if (kind === 'pack' && index) packs.push({ folder, base, bytes: size + index.size, used: mtimeMs });
      else if (!(kind === 'idx' && sizes.has(`${base}.pack`)) && now - mtimeMs > spared)
        await rm(join(folder, name), { force: true }).catch(() => undefined);
    }
  }
  packs.sort((a, b) => b.used - a.used);
  let kept = 0;
  const inFolder = new Map<string, number>();
  for (const { folder, base, bytes, used } of packs) {
    const count = (inFolder.get(folder) ?? 0) + 1;
    inFolder.set(folder, count);
    kept += bytes;
    if ((kept <= maximumBytes && count <= MAXIMUM_PACKS) || now - used <= spared) continue;
    await rm(join(folder, `${base}.idx`), { force: true }).catch(() => undefined);
    await rm(join(folder, `${base}.pack`), { force: true }).catch(() => undefined);
  }
}
