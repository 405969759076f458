import { UndeterminedError } from '../../errors.ts';
import { objectId } from '../../text/object-ids.ts';
import type { Git } from './git.ts';
import { ObjectReader } from './object-reader.ts';
import { typeOf, type VerifiedObjects } from './remote-objects.ts';
import type { RemotePacks } from './remote-packs.ts';

const TRIES = 4;

/**
 * What is here of one repository: the packs in the cache, and those of this run that could not be put there. Bytes count only
 * under the id that they have; a pack that has others under it is dropped, so that they are fetched again.
 */
export class RemoteStore implements VerifiedObjects {
  readonly #git: Git;
  readonly #packs: RemotePacks;
  readonly #used = new Set<string>();
  /** What was asked for, and git says is not here. */
  readonly #absent = new Set<string>();
  /** What had other bytes than its id says. */
  readonly #broken = new Set<string>();
  #reader: ObjectReader;
  #sizes: ObjectReader;
  #disposed = false;

  /** @param git in a repository that has the packs as further objects. */
  constructor(git: Git, packs: RemotePacks) {
    this.#git = git;
    this.#packs = packs;
    this.#reader = new ObjectReader(git);
    this.#sizes = new ObjectReader(git, '--batch-check');
  }

  async read(oids: Iterable<string>, type: Parameters<VerifiedObjects['read']>[1]): Promise<Map<string, Buffer>> {
    const wanted = [...oids];
    const contents = await this.#contents(wanted);
    for (const oid of wanted) if (!contents.has(oid)) this.#absent.add(oid);
    for (const [oid, content] of contents) {
      if (objectId(type, content) === oid) continue;
      contents.delete(oid);
      this.#broken.add(oid);
    }
    // Trees are where their commit is
    if (type === 'blob') for (const oid of contents.keys()) this.#used.add(oid);
    return contents;
  }

  async find(oid: string): ReturnType<VerifiedObjects['find']> {
    const content = (await this.#contents([oid])).get(oid);
    const type = content && typeOf(oid, content);
    (type ? this.#used : content ? this.#broken : this.#absent).add(oid);
    return content && type && { type, content };
  }

  /** @returns bytes by id, of those objects that are here. */
  async sizes(oids: readonly string[]): Promise<Map<string, number>> {
    const reader = this.#sizes;
    const sizes = await reader.sizes(oids).catch((error: unknown) => {
      if (this.#disposed || !(error instanceof UndeterminedError)) throw error;
      // git gave up on a pack: what it did not tell counts as absent, and is fetched anew
      if (reader === this.#sizes) this.#restart();
      return new Map<string, number>();
    });
    for (const oid of oids) if (!sizes.has(oid)) this.#absent.add(oid);
    return sizes;
  }

  /** To be called before something is fetched: drops packs that should have had it. */
  async heal(): Promise<void> {
    const absent = [...this.#absent];
    const broken = [...this.#broken];
    this.#absent.clear();
    this.#broken.clear();
    const suspects = await this.#packs.list();
    if (suspects.length === 0) return;
    // Another read may have fetched it meanwhile
    const sizes = await this.sizes(absent);
    const contents = await this.#contents(broken);
    const gone = absent.filter((oid) => !sizes.has(oid));
    const bad = broken.filter((oid) => typeOf(oid, contents.get(oid) ?? Buffer.alloc(0)) === undefined);
    if ((await this.#packs.drop(suspects, [...gone, ...bad])) > 0) this.#restart();
    for (const oid of gone) this.#absent.delete(oid);
  }

  /** Says which packs were of use. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#reader.dispose();
    this.#sizes.dispose();
    if (this.#used.size > 0) await this.#packs.touch(this.#used);
  }

  async #contents(oids: readonly string[], tries = TRIES): Promise<Map<string, Buffer>> {
    const reader = this.#reader;
    try {
      return await reader.read(oids);
    } catch (error) {
      if (this.#disposed || tries === 1 || !(error instanceof UndeterminedError)) throw error;
      // Unless another read has ended it: git gave up on a pack without saying which
      if (reader === this.#reader) {
        this.#restart();
        await this.#packs.dropAll();
      }
      return this.#contents(oids, tries - 1);
    }
  }

  /** git keeps files open that were removed. */
  #restart(): void {
    this.#reader.dispose();
    this.#sizes.dispose();
    this.#reader = new ObjectReader(this.#git);
    this.#sizes = new ObjectReader(this.#git, '--batch-check');
  }
}
