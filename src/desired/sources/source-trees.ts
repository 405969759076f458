import { helmMajor } from '../../argocd/bundled-tools.ts';
import { sameRepository } from '../../argocd/repository-url.ts';
import type { ApplicationSource } from '../../model/application.ts';
import type { ResolvedSource } from '../../model/resolved-source.ts';
import type { Http } from '../../ports/http.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Renderer } from '../../ports/renderer.ts';
import type { RemoteRepositories, Repository, Snapshot } from '../../ports/repository.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { NotDetermined, RefusedByArgoCd } from '../obstacles.ts';
import type { Side } from '../side.ts';
import { artifactTree, chartTree, type Downloads } from './charts.ts';
import { branchName, type FoundRevision, findInClone, findRevision, type TagRanges } from './git-revision.ts';
import { reading } from './reading.ts';
import { checkOutSubmodules } from './submodules.ts';

/** The tree that a source is read from. */
export interface SourceTree {
  snapshot: Snapshot;
  /** What Argo CD calls the revision; absent when the source follows the target branch, so that base and head differ. */
  revision: string | undefined;
  /** The URL by which it was asked for: submodules may be named relative to it. */
  url: string;
  resolved: ResolvedSource;
  /** Set for a chart of a repository: the whole tree is this chart. */
  chart?: string;
}

/** Finds the tree of a source: this repository at the side's state or a pinned revision, or a download. */
export interface SourceTrees {
  /** @throws NotDetermined or RefusedByArgoCd. */
  of(source: ApplicationSource, side: Side): Promise<SourceTree>;
  /** The same tree with the files of its submodules. @throws NotDetermined. */
  withSubmodules(tree: SourceTree): Promise<{ tree: SourceTree; submodules: ResolvedSource[] }>;
  /** A tree of another Git repository. @throws NotDetermined or RefusedByArgoCd. */
  remote(url: string, revision: string, role: string): Promise<SourceTree>;
  isThisRepository(url: string): boolean;
  /** Whether the paths of a snapshot are those of this repository. */
  isOurs(snapshot: Snapshot): boolean;
  readonly downloads: Downloads;
}

export interface SourceTreesOptions {
  /** Absent when base and head are folders outside a clone. */
  repository: Repository | undefined;
  /** URLs that name this repository. */
  urls: readonly string[];
  targetBranch: string | undefined;
  defaultBranch: string | undefined;
  renderer: Renderer;
  registry: Registry;
  remotes: RemoteRepositories;
  http: Http;
}

const SHORT = /^[0-9a-f]{7,39}$/;

/** Finds the trees that Applications are rendered from: of this repository, and of all elsewhere. */
export function sourceTrees(options: SourceTreesOptions): SourceTrees {
  const downloads: Downloads = { registry: options.registry, renderer: options.renderer, http: options.http };
  const ours = new WeakSet<Snapshot>();
  const once = memo();
  const isThisRepository = (url: string) => options.urls.some((own) => sameRepository(own, url));

  async function inThisRepository(source: ApplicationSource, url: string, side: Side): Promise<SourceTree> {
    const asked = source.targetRevision ?? '';
    const revision = branchName(asked);
    const resolved = (commit: string): ResolvedSource => ({
      kind: 'git',
      url: redactUrl(url),
      role: 'source',
      asked,
      revision: commit,
    });
    if (followsTarget(revision, options)) {
      const { snapshot } = side;
      ours.add(snapshot);
      return { snapshot, revision: undefined, url, resolved: resolved(snapshot.commit ?? snapshot.label) };
    }
    const { snapshot, found } = await once(`own ${revision} ${tagPrefixOf(source)}`, () =>
      openPinned(revision, source, options),
    );
    ours.add(snapshot);
    return { snapshot, revision: found.commit, url, resolved: withMovable(resolved(found.commit), found) };
  }

  /** @param tagPrefix of a source, for which a range of versions is a revision. */
  async function remote(url: string, revision: string, role: string, tagPrefix?: string): Promise<SourceTree> {
    const ranges = tagPrefix === undefined ? undefined : { renderer: options.renderer, tagPrefix };
    return once(`remote ${url} ${revision} ${role} ${tagPrefix}`, () =>
      openRemote(url, revision, role, ranges, options.remotes),
    );
  }

  return {
    isThisRepository,
    isOurs: (snapshot) => ours.has(snapshot),
    downloads,
    remote: (url, revision, role) => remote(url, revision, role),
    async of(source, side) {
      const url = source.repoURL ?? '';
      if (url.startsWith('oci://'))
        return once(`oci ${url} ${source.targetRevision}`, () => artifactTree(source, downloads));
      if (source.chart) {
        const helm = helmMajor(side.settings.version);
        return once(`chart ${url} ${source.chart} ${source.targetRevision} ${helm}`, () =>
          chartTree(source, helm, downloads),
        );
      }
      if (isThisRepository(url)) return inThisRepository(source, url, side);
      return remote(url, source.targetRevision ?? '', 'source', tagPrefixOf(source));
    },
    async withSubmodules(tree) {
      const checkedOut = await once(tree.snapshot, () =>
        checkOutSubmodules(tree, (url, revision, role) => remote(url, revision, role)),
      );
      if (ours.has(tree.snapshot)) ours.add(checkedOut.tree.snapshot);
      return { tree: { ...tree, snapshot: checkedOut.tree.snapshot }, submodules: checkedOut.submodules };
    },
  };
}

function tagPrefixOf(source: ApplicationSource): string {
  return typeof source['tagPrefix'] === 'string' ? source['tagPrefix'] : '';
}

/** Does the same work once, whoever asks, also when it fails. */
function memo(): <T>(key: unknown, work: () => Promise<T>) => Promise<T> {
  const known = new Map<unknown, Promise<unknown>>();
  return <T>(key: unknown, work: () => Promise<T>) => {
    const running = (known.get(key) as Promise<T> | undefined) ?? work();
    known.set(key, running);
    return running;
  };
}

/** Empty and HEAD stand for the default branch. Without a clone to ask, they and every name stand for what is compared. */
function followsTarget(revision: string, { repository, targetBranch, defaultBranch }: SourceTreesOptions): boolean {
  if (!repository) return true;
  if (revision === '' || revision === 'HEAD') return targetBranch === undefined || targetBranch === defaultBranch;
  return revision === targetBranch;
}

function withMovable(resolved: ResolvedSource, { movable, commit }: FoundRevision): ResolvedSource {
  return movable === undefined ? resolved : { ...resolved, movable: { why: movable, pin: commit } };
}

async function openPinned(
  revision: string,
  source: ApplicationSource,
  options: SourceTreesOptions,
): Promise<{ snapshot: Snapshot; found: FoundRevision }> {
  const repository = options.repository as Repository;
  const ranges = { renderer: options.renderer, tagPrefix: tagPrefixOf(source) };
  const found = await findInClone(revision, repository, options.defaultBranch, ranges);
  if (found === undefined) {
    throw new NotDetermined('its revision is not in this clone', {
      detail: revision,
      help: (await repository.isShallow())
        ? 'The clone is shallow: check out with all branches and tags (fetch-depth: 0).'
        : `Fetch it first: git fetch origin ${revision}.`,
    });
  }
  return { snapshot: await repository.commit(found.commit), found };
}

async function openRemote(
  url: string,
  revision: string,
  role: string,
  ranges: TagRanges | undefined,
  remotes: RemoteRepositories,
): Promise<SourceTree> {
  const shown = redactUrl(url);
  const whose = role === 'source' ? 'its Git repository' : `the Git repository of its ${role}`;
  return reading(`${whose} cannot be read`, async () => {
    const repository = remotes.open(url);
    const isCommit = /^[0-9a-f]{40}$/i.test(revision.trim());
    const references = isCommit ? new Map<string, string>() : await repository.references();
    const found = await findRevision(revision, references, ranges);
    const snapshot = found && (await repository.commit(found.commit));
    if (!snapshot) throw new RefusedByArgoCd(`${shown} has no revision ${revision || 'HEAD'}`);
    const commit = snapshot.commit ?? found.commit;
    const resolved: ResolvedSource = { kind: 'git', url: shown, role, asked: revision, revision: commit };
    const movable = SHORT.test(found.commit)
      ? { ...found, movable: `${found.commit} is not a whole commit id` }
      : found;
    return { snapshot, revision: commit, url, resolved: withMovable(resolved, { ...movable, commit }) };
  });
}
