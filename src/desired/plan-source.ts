import { posix } from 'node:path';
import { buildEnvironment } from '../argocd/build-environment.ts';
import { isAtLeast } from '../argocd/bundled-tools.ts';
import { namedFiles, splitRef } from '../argocd/helm-arguments.ts';
import { normalizeGitUrl } from '../argocd/repository-url.ts';
import { settingsFor } from '../argocd/settings.ts';
import { detectType, explicitTypes, type SourceType, withoutEmptyBlock } from '../argocd/source-type.ts';
import type { Application, ApplicationSource } from '../model/application.ts';
import type { Snapshot } from '../ports/repository.ts';
import { jsonText } from '../text/json-text.ts';
import { joinInside, listFiles, outOfBoundsLinks, resolvePath } from '../text/paths.ts';
import { NeedsSubmodules, NotDetermined, RefusedByArgoCd } from './obstacles.ts';
import type { PlanContext, PlanRecord, RenderStep } from './plan.ts';
import { planDirectory } from './plan-directory.ts';
import { planHelm } from './plan-helm.ts';
import { planKustomize } from './plan-kustomize.ts';
import type { Side } from './side.ts';
import { withOverrides } from './source-overrides.ts';
import type { SourceTree, SourceTrees } from './sources/source-trees.ts';

const PLANNERS: Record<Exclude<SourceType, 'Plugin'>, (context: PlanContext) => Promise<RenderStep[]>> = {
  Helm: planHelm,
  Kustomize: planKustomize,
  Directory: planDirectory,
};

/**
 * The engine calls that render an Application, in the order of its sources.
 * @param record takes what is found out on the way, also when this throws.
 * @throws RefusedByArgoCd or NotDetermined.
 */
export async function planApplication(
  application: Application,
  { settings, ...ofSide }: Side,
  trees: SourceTrees,
  record: PlanRecord,
): Promise<RenderStep[]> {
  if (application.sources.length === 0) {
    throw new RefusedByArgoCd('spec.source and spec.sources are empty: there is nothing to deploy');
  }
  const { destination } = application;
  if (destination.server === undefined && destination.name === undefined) {
    throw new RefusedByArgoCd('spec.destination names neither a server nor a cluster name');
  }
  if (destination.server !== undefined && destination.name !== undefined) {
    throw new RefusedByArgoCd('spec.destination names both a server and a cluster name; Argo CD takes exactly one');
  }
  const side = { ...ofSide, settings: settingsFor(settings, destination) };
  const refs = refSources(application);
  const steps: RenderStep[] = [];
  for (const source of application.sources) {
    if (source.repoURL === undefined || source.repoURL === '') throw new RefusedByArgoCd('a source has no repoURL');
    if (!source.path && !source.chart) {
      if (source.ref && application.multiSource) continue;
      throw new RefusedByArgoCd('a source has neither path nor chart; the root of a repository is written `path: .`');
    }
    const tree = await trees.of(source, side);
    record.sources.push(tree.resolved);
    steps.push(...(await planSource({ application, source, tree, refs, side, trees, record })));
  }
  return steps;
}

function refSources(application: Application): Map<string, ApplicationSource> {
  const refs = new Map<string, ApplicationSource>();
  if (!application.multiSource) return refs;
  for (const source of application.sources) {
    if (!source.ref) continue;
    if (!/^[A-Za-z0-9_-]+$/.test(source.ref))
      throw new RefusedByArgoCd(`ref "${source.ref}" may hold only letters, digits, - and _`);
    if (refs.has(source.ref)) throw new RefusedByArgoCd(`ref "${source.ref}" is used by two sources`);
    refs.set(source.ref, source);
  }
  return refs;
}

interface SourcePlan {
  application: Application;
  source: ApplicationSource;
  tree: SourceTree;
  refs: ReadonlyMap<string, ApplicationSource>;
  side: Side;
  trees: SourceTrees;
  record: PlanRecord;
}

/** Plans without the files of submodules first: few Applications need them, and each may be a repository that nobody can read. */
async function planSource(plan: SourcePlan): Promise<RenderStep[]> {
  try {
    const steps = await planTree(plan, async (tree) => tree);
    if (!steps.some(({ files }) => [...files.values()].some((file) => file.submodule))) return steps;
  } catch (error) {
    if (!(error instanceof NeedsSubmodules)) throw error;
  }
  return planTree(plan, (tree) => withSubmodules(plan, tree));
}

/** The refs that value and parameter files of a source use; the others are not looked up, as in Argo CD (resolveReferencedSources). */
async function resolveRefs(
  source: ApplicationSource,
  tree: SourceTree,
  { application, refs, side, trees, record }: SourcePlan,
): Promise<Map<string, SourceTree>> {
  const resolved = new Map<string, SourceTree>();
  if (!application.multiSource) return resolved;
  for (const file of namedFiles(source)) {
    const name = splitRef(file)?.ref;
    if (name === undefined || resolved.has(name)) continue;
    const ref = refs.get(name);
    if (!ref) {
      const known =
        refs.size === 0 ? 'no source has a ref' : `only ${[...refs.keys()].map((each) => `$${each}`).join(', ')}`;
      throw new RefusedByArgoCd(`"${file}": no source of this Application has \`ref: ${name}\` (${known})`);
    }
    if (ref.chart) {
      throw new RefusedByArgoCd(`the source with ref "${name}" has a chart; a ref must be a Git repository`);
    }
    const found = await trees.of(ref, side);
    refuseOtherRevision(
      name,
      ref,
      found,
      tree,
      [...resolved.keys()].map((each) => refs.get(each) as ApplicationSource),
    );
    resolved.set(name, found);
    const role = `$${name}`;
    if (!record.sources.some((known) => known.role === role)) record.sources.push({ ...found.resolved, role });
  }
  return resolved;
}

/** Argo CD has one checkout of a repository while it renders (runManifestGenAsync). */
function refuseOtherRevision(
  name: string,
  ref: ApplicationSource,
  found: SourceTree,
  tree: SourceTree,
  others: readonly ApplicationSource[],
): void {
  const isSame = (url: string | undefined) => normalizeGitUrl(url ?? '') === normalizeGitUrl(ref.repoURL ?? '');
  if (tree.chart === undefined && isSame(tree.url) && tree.resolved.revision !== found.resolved.revision) {
    throw new RefusedByArgoCd(`$${name} is another revision of the repository that the source itself is read from`);
  }
  if (others.some((other) => isSame(other.repoURL) && (other.targetRevision ?? '') !== (ref.targetRevision ?? ''))) {
    throw new RefusedByArgoCd(`$${name} is another revision of a repository that another ref names`);
  }
}

async function withSubmodules({ trees, record }: SourcePlan, tree: SourceTree): Promise<SourceTree> {
  const checkedOut = await trees.withSubmodules(tree);
  record.sources.push(...checkedOut.submodules);
  return checkedOut.tree;
}

/** @param checkOut makes the tree that is read of one that was found. */
async function planTree(plan: SourcePlan, checkOut: (tree: SourceTree) => Promise<SourceTree>): Promise<RenderStep[]> {
  const { application, source: written, side, trees, record } = plan;
  const tree = await checkOut(plan.tree);
  const { snapshot } = tree;
  const [escaping] = outOfBoundsLinks(snapshot);
  if (escaping !== undefined) {
    throw new RefusedByArgoCd(
      `the repository has a symlink that leads out of it (${escaping}); Argo CD refuses to render from such a repository`,
    );
  }
  const directory = tree.chart === undefined ? sourceDirectory(written, snapshot) : '';
  const isNormalized = !application.multiSource || isAtLeast(side.settings.version, 3, 6);
  const kept = isNormalized ? withoutEmptyBlock(written) : written;
  const source = await withOverrides(application, kept, directory, snapshot, side);
  const explicit = explicitTypes(source);
  if (explicit.length > 1) {
    throw new RefusedByArgoCd(
      `multiple application sources defined: ${explicit.join(', ')}; a source may have one of helm, kustomize, directory, plugin`,
    );
  }
  // filepath.Walk does not enter a path that is a link itself: Argo CD detects nothing behind it
  const isLink = snapshot.links.has(posix.normalize(written.path ?? '').replace(/\/$/, ''));
  const names = (isLink ? [] : listFiles(snapshot, directory, { followDirectoryLinks: false }))
    .filter((file) => posix.dirname(file.path) === (directory === '' ? '.' : directory))
    .map((file) => posix.basename(file.path));
  const type = explicit[0] ?? detectType(names);
  if (type === 'Plugin') {
    throw new NotDetermined('a config management plugin renders it, which runs only inside Argo CD');
  }
  const refTrees = new Map<string, SourceTree>();
  for (const [ref, found] of await resolveRefs(source, tree, plan)) refTrees.set(ref, await checkOut(found));
  const environment = buildEnvironment(application, source, side.settings.namespace, tree.revision);
  if (tree.revision === undefined) noteRevision(source, environment, record.notes);
  return PLANNERS[type]({
    application,
    source,
    environment,
    tree,
    directory,
    side,
    refTree: (ref) => refTrees.get(ref),
    trees,
    downloads: trees.downloads,
    ...record,
  });
}

function sourceDirectory(source: ApplicationSource, snapshot: Snapshot): string {
  const joined = joinInside('', source.path ?? '');
  if ('error' in joined) {
    const why =
      joined.error === 'absolute'
        ? 'is absolute; it has to be relative to the repository'
        : 'leads out of the repository';
    throw new RefusedByArgoCd(`path "${source.path}" ${why}`);
  }
  const resolved = resolvePath(snapshot, joined.path);
  if ('error' in resolved && resolved.error === 'in a submodule') throw new NeedsSubmodules(joined.path);
  if ('error' in resolved) throw new RefusedByArgoCd(`path "${source.path}": ${resolved.error} in the repository`);
  const entry = snapshot.entries.get(resolved.path);
  if (entry?.type === 'submodule') throw new NeedsSubmodules(resolved.path);
  if (entry) throw new RefusedByArgoCd(`path "${source.path}" is a file; Argo CD needs a directory`);
  return resolved.path;
}

function noteRevision(source: ApplicationSource, environment: ReadonlyMap<string, string>, notes: Set<string>): void {
  const text = jsonText(source);
  for (const name of environment.keys()) {
    if (name.includes('REVISION') && !name.includes('TARGET') && new RegExp(`\\$\\{?${name}\\b`).test(text)) {
      notes.add(`$${name} is replaced by a fixed placeholder: the commit is not known before the merge.`);
    }
  }
}
