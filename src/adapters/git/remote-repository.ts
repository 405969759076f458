import { join } from 'node:path';
import { UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { RepositoryCredential } from '../../model/repository-credential.ts';
import type { ContentCache } from '../../ports/content-cache.ts';
import type { RemoteRepository, Snapshot } from '../../ports/repository.ts';
import type { Git } from './git.ts';
import { unreadable } from './remote-failures.ts';
import { RemoteFetches } from './remote-fetches.ts';
import { gitIn, makeBareRepository } from './remote-git.ts';
import { readCommitTree } from './remote-objects.ts';
import type { RemotePacks } from './remote-packs.ts';
import { RemoteServer, type ServerOptions } from './remote-server.ts';
import { openRemoteSnapshot } from './remote-snapshot.ts';
import { RemoteStore } from './remote-store.ts';
import { parseRemoteUrl, type RemoteUrl } from './remote-url.ts';

export interface RemoteRepositoryOptions extends Omit<ServerOptions, 'folder' | 'git' | 'remote'> {
  cache: ContentCache;
  offline: boolean;
  maximumFileBytes: number;
  /** A folder of this repository alone, private, which goes with the run. */
  folder(): Promise<string>;
  packs(key: string): Promise<RemotePacks>;
  git(folder: string): Git;
}

interface Place {
  store: RemoteStore;
  server: RemoteServer;
  fetches: RemoteFetches;
}

const COMMIT_ID = /^[0-9a-f]{7,40}$/;
const FULL_ID = /^[0-9a-f]{40}$/;
/** Beyond so many references, only those that a targetRevision is likely to name are kept for a run that is offline. */
const MANY_REFERENCES = 20_000;
/** What was broken in the cache is fetched once more. */
const FETCHES = 2;

/** A repository behind a URL, read with the git program into a cache of packs. */
export class GitRemoteRepository implements RemoteRepository {
  readonly #options: RemoteRepositoryOptions;
  readonly #remote: RemoteUrl;
  readonly #key: string;
  readonly #commits = new Map<string, Promise<Snapshot | undefined>>();
  #references: Promise<ReadonlyMap<string, string>> | undefined;
  #place: Promise<Place> | undefined;

  /** @throws UndeterminedError for a URL that is not read. */
  constructor(options: RemoteRepositoryOptions) {
    this.#options = options;
    this.#remote = parseRemoteUrl(options.url);
    const { url, password } = this.#remote;
    // What a credential opened is not for a run that has none
    const opened = password !== undefined || hasSecret(options.credentialFor(url, 'git'));
    this.#key = `${url}${opened ? ' with a credential' : ''}`;
  }

  references(): Promise<ReadonlyMap<string, string>> {
    this.#references ??= this.#listReferences();
    return this.#references;
  }

  commit(written: string): Promise<Snapshot | undefined> {
    const id = written.toLowerCase();
    const known = this.#commits.get(id) ?? this.#find(id);
    this.#commits.set(id, known);
    return known;
  }

  async dispose(): Promise<void> {
    const place = await this.#place?.catch(() => undefined);
    await place?.store.dispose();
  }

  async #listReferences(): Promise<ReadonlyMap<string, string>> {
    const { cache, offline } = this.#options;
    const fact = `git references ${this.#key}`;
    if (offline) return referencesOf(await cache.fact(fact)) ?? this.#failOffline('its branches and tags');
    const { server } = await this.#here();
    const found = await server.references();
    const many = found.size > MANY_REFERENCES;
    const kept = [...found].filter(([name]) => !many || /^(?:HEAD$|refs\/(?:heads|tags)\/)/.test(name));
    await cache.keepFact(fact, Object.fromEntries(kept));
    return found;
  }

  async #find(id: string): Promise<Snapshot | undefined> {
    if (/^[0-9a-f]{64}$/.test(id)) {
      throw this.#unreadable('commit ids of SHA-256 are not supported', 'Use a repository with SHA-1 ids.');
    }
    if (!COMMIT_ID.test(id)) return undefined;
    const full = FULL_ID.test(id) ? id : await this.#completeId(id);
    return full === undefined ? undefined : this.#open(full);
  }

  async #completeId(short: string): Promise<string | undefined> {
    const { cache, offline } = this.#options;
    const tips = new Set([...(await this.references()).values()].filter((id) => id.startsWith(short)));
    if (tips.size > 0) return tips.size === 1 ? [...tips][0] : undefined;
    const fact = `git commit ${short} ${this.#key}`;
    const known = await cache.fact(fact);
    if (typeof known === 'string' && FULL_ID.test(known) && known.startsWith(short)) return known;
    if (offline) return this.#failOffline(`the commit ${short}`);
    const { fetches } = await this.#here();
    const full = await fetches.completeId(short);
    if (full !== undefined) await cache.keepFact(fact, full);
    return full;
  }

  async #open(id: string): Promise<Snapshot | undefined> {
    const { store, fetches } = await this.#here();
    const { offline, maximumFileBytes } = this.#options;
    for (let fetched = 0; ; fetched++) {
      const found = await readCommitTree(store, id);
      if (found === 'no commit') return undefined;
      if (found !== undefined) {
        const fetchBlobs = (oids: readonly string[]) => fetches.blobs(id, oids);
        return openRemoteSnapshot({ store, found, shown: this.#remote.shown, maximumFileBytes, offline, fetchBlobs });
      }
      if (offline) return this.#failOffline(`the commit ${id}`);
      if (fetched === FETCHES) throw this.#unreadable(`the server did not give the whole commit ${id}`, 'Run again.');
      const answer = await fetches.commit(id);
      if (answer === 'absent') return undefined;
      if (answer === 'all' && (await readCommitTree(store, id)) === undefined) return undefined;
    }
  }

  #here(): Promise<Place> {
    this.#place ??= this.#makePlace();
    return this.#place;
  }

  async #makePlace(): Promise<Place> {
    const folder = await this.#options.folder();
    const packs = await this.#options.packs(this.#key);
    const repository = join(folder, 'read');
    await makeBareRepository(repository, packs.folder);
    const git = gitIn(this.#options.git(folder), repository);
    const store = new RemoteStore(git, packs);
    const server = new RemoteServer({ ...this.#options, folder, git, remote: this.#remote });
    const fetches = new RemoteFetches({ server, packs, store, instead: join(repository, 'objects') });
    return { store, server, fetches };
  }

  #failOffline(what: string): never {
    const why = `is not read with --offline, and the cache does not have ${what}`;
    throw new UndeterminedError(`The repository ${this.#remote.shown} ${why}.`, {
      next: 'Run once without --offline, both times with the same --cache-dir.',
    });
  }

  #unreadable(why: string, next: string): UndeterminedError {
    return unreadable(this.#remote.shown, why, next);
  }
}

function hasSecret(credential: RepositoryCredential | undefined): boolean {
  const { password, bearerToken, sshPrivateKey, tlsClientCert } = credential ?? {};
  return [password, bearerToken, sshPrivateKey, tlsClientCert].some((secret) => secret !== undefined);
}

function referencesOf(fact: Json | undefined): ReadonlyMap<string, string> | undefined {
  if (!isJsonObject(fact)) return undefined;
  return new Map(Object.entries(fact).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
