import { redactUrl, sameRepository } from '../argocd/repository-url.ts';
import type { ApplicationSource } from '../model/application.ts';
import { isJsonObject } from '../model/kube-object.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { Repository, Snapshot } from '../ports/repository.ts';
import { NotDetermined } from './obstacles.ts';
import type { Side } from './side.ts';

/** The tree that a source is read from. */
export interface SourceTree {
  snapshot: Snapshot;
  /** True when the source follows the target branch, so that base and head differ. */
  followsTarget: boolean;
}

/** Finds the tree of a source: this repository at the side's state, or at a pinned revision. */
export interface SourceTrees {
  /** @throws NotDetermined or RefusedByArgoCd. */
  of(source: ApplicationSource, side: Side): Promise<SourceTree>;
  isThisRepository(url: string): boolean;
}

export interface SourceTreesOptions {
  /** Absent when base and head are folders outside a clone. */
  repository: Repository | undefined;
  /** URLs that name this repository. */
  urls: readonly string[];
  targetBranch: string | undefined;
  defaultBranch: string | undefined;
  renderer: Renderer;
}

const FULL_COMMIT = /^[0-9a-f]{40}$/i;
/** What a version or a constraint on versions can begin with; nothing else is held against the tags. */
const CONSTRAINT = /^\s*[v=<>~^!*]?[\d\s=<>~^*xX]/;

export function sourceTrees(options: SourceTreesOptions): SourceTrees {
  const pinned = new Map<string, Promise<Snapshot>>();
  const isThisRepository = (url: string) => options.urls.some((own) => sameRepository(own, url));
  return {
    isThisRepository,
    async of(source, side) {
      const url = source.repoURL ?? '';
      const shown = redactUrl(url);
      if (source.chart) {
        const detail = `${source.chart} ${source.targetRevision ?? ''} of ${shown}`;
        throw new NotDetermined('its chart comes from a Helm repository, and this version does not fetch it', {
          detail,
        });
      }
      if (url.startsWith('oci://')) {
        throw new NotDetermined('its source is an OCI artifact, and this version does not fetch it', { detail: shown });
      }
      if (!isThisRepository(url)) {
        throw new NotDetermined('its source is another Git repository, and this version does not fetch it', {
          detail: shown,
          help: `If that is this repository under another URL, add --repo-url ${shown}.`,
        });
      }
      const revision = branchName(source.targetRevision ?? '');
      if (followsTarget(revision, options)) return { snapshot: side.snapshot, followsTarget: true };
      let snapshot = pinned.get(revision);
      if (!snapshot) {
        snapshot = openPinned(revision, options);
        pinned.set(revision, snapshot);
      }
      return { snapshot: await snapshot, followsTarget: false };
    },
  };
}

function branchName(revision: string): string {
  return revision.trim().replace(/^refs\/heads\//, '');
}

/** Empty and HEAD stand for the default branch. Without a clone to ask, they and every name stand for what is compared. */
function followsTarget(revision: string, { repository, targetBranch, defaultBranch }: SourceTreesOptions): boolean {
  if (!repository) return true;
  if (revision === '' || revision === 'HEAD') return targetBranch === undefined || targetBranch === defaultBranch;
  return revision === targetBranch;
}

async function openPinned(revision: string, options: SourceTreesOptions): Promise<Snapshot> {
  const repository = options.repository as Repository;
  const commit = await resolvePinned(revision, repository, options);
  if (commit === undefined) {
    throw new NotDetermined('its revision is not in this clone', {
      detail: revision,
      help: (await repository.isShallow())
        ? 'The clone is shallow: check out with all branches and tags (fetch-depth: 0).'
        : `Fetch it first: git fetch origin ${revision}.`,
    });
  }
  return repository.commit(commit);
}

/** The order of Argo CD: a full commit id; a version or constraint over the tags; a name; a short commit id (util/git client.go lsRemote). */
async function resolvePinned(
  revision: string,
  repository: Repository,
  options: SourceTreesOptions,
): Promise<string | undefined> {
  if (FULL_COMMIT.test(revision)) return repository.resolve(revision);
  const name = revision === '' || revision === 'HEAD' ? (options.defaultBranch ?? 'HEAD') : revision;
  if (CONSTRAINT.test(name)) {
    const tag = await highestTag(name, repository, options.renderer);
    if (tag !== undefined) return repository.resolve(`refs/tags/${tag}`);
  }
  for (const candidate of [`refs/remotes/origin/${name}`, `refs/tags/${name}`, `refs/heads/${name}`]) {
    const commit = await repository.resolve(candidate);
    if (commit !== undefined) return commit;
  }
  return name.startsWith('refs/') || /^[0-9a-f]{7,40}$/i.test(name) ? repository.resolve(name) : undefined;
}

async function highestTag(constraint: string, repository: Repository, renderer: Renderer): Promise<string | undefined> {
  const versions = await repository.tags();
  if (versions.length === 0) return undefined;
  const outcome = await renderer.call({
    operation: 'semver.resolve',
    arguments: { constraint, versions },
    files: [],
    application: constraint,
  });
  const version = outcome.ok && isJsonObject(outcome.result) ? outcome.result['version'] : undefined;
  return typeof version === 'string' && version !== '' ? version : undefined;
}
