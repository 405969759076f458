import { posix } from 'node:path';
import { instanceName } from '../argocd/application.ts';
import { buildEnvironment } from '../argocd/build-environment.ts';
import { detectType, explicitTypes, mergeOverride, overrideFiles, type SourceType } from '../argocd/source-type.ts';
import type { Application, ApplicationSource } from '../model/application.ts';
import { isJsonObject } from '../model/kube-object.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { Snapshot } from '../ports/repository.ts';
import { jsonText } from '../text/json-text.ts';
import { joinInside, listFiles, outOfBoundsLinks, resolvePath } from '../text/paths.ts';
import { parseYaml } from '../text/yaml.ts';
import { NotDetermined, RefusedByArgoCd } from './obstacles.ts';
import type { PlanContext, RenderStep } from './plan.ts';
import { planDirectory } from './plan-directory.ts';
import { planHelm } from './plan-helm.ts';
import { planKustomize } from './plan-kustomize.ts';
import type { SourceTree, SourceTrees } from './revisions.ts';
import type { Side } from './side.ts';

const PLANNERS: Record<Exclude<SourceType, 'Plugin'>, (context: PlanContext) => Promise<RenderStep[]>> = {
  Helm: planHelm,
  Kustomize: planKustomize,
  Directory: planDirectory,
};

/**
 * The engine calls that render an Application, in the order of its sources.
 * @throws RefusedByArgoCd or NotDetermined.
 */
export async function planApplication(
  application: Application,
  side: Side,
  trees: SourceTrees,
  renderer: Renderer,
  notes: Set<string>,
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
  const refs = refSources(application);
  const steps: RenderStep[] = [];
  for (const source of application.sources) {
    if (source.repoURL === undefined || source.repoURL === '') throw new RefusedByArgoCd('a source has no repoURL');
    const { path, chart } = source;
    if (!path && !chart) {
      if (source.ref && application.multiSource) continue;
      throw new RefusedByArgoCd('a source has neither path nor chart; the root of a repository is written `path: .`');
    }
    const tree = await trees.of(source, side);
    const refTrees = await resolveRefs(refs, trees, side, application);
    steps.push(...(await planSource(application, source, tree, refTrees, side, renderer, notes)));
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
    if (source.chart)
      throw new RefusedByArgoCd(`the source with ref "${source.ref}" has a chart; a ref must be a Git repository`);
    refs.set(source.ref, source);
  }
  return refs;
}

/** Only refs that some value or parameter file of the Application uses are looked up, as in Argo CD. */
async function resolveRefs(
  refs: Map<string, ApplicationSource>,
  trees: SourceTrees,
  side: Side,
  application: Application,
): Promise<Map<string, SourceTree>> {
  const used = jsonText(application.sources.map((source) => source.helm ?? null));
  const resolved = new Map<string, SourceTree>();
  for (const [ref, source] of refs) if (used.includes(`"$${ref}`)) resolved.set(ref, await trees.of(source, side));
  return resolved;
}

async function planSource(
  application: Application,
  written: ApplicationSource,
  tree: SourceTree,
  refTrees: Map<string, SourceTree>,
  side: Side,
  renderer: Renderer,
  notes: Set<string>,
): Promise<RenderStep[]> {
  const { snapshot } = tree;
  const [escaping] = outOfBoundsLinks(snapshot);
  if (escaping !== undefined) {
    throw new RefusedByArgoCd(
      `the repository has a symlink that leads out of it (${escaping}); Argo CD refuses to render from such a repository`,
    );
  }
  const directory = sourceDirectory(written, snapshot);
  const source = await withOverrides(application, written, directory, snapshot, side);
  const explicit = explicitTypes(source);
  if (explicit.length > 1) {
    throw new RefusedByArgoCd(
      `multiple application sources defined: ${explicit.join(', ')}; a source may have one of helm, kustomize, directory, plugin`,
    );
  }
  const names = listFiles(snapshot, directory, { followDirectoryLinks: false })
    .filter((file) => posix.dirname(file.path) === (directory === '' ? '.' : directory))
    .map((file) => posix.basename(file.path));
  const type = explicit[0] ?? detectType(names);
  if (type === 'Plugin') {
    throw new NotDetermined('a config management plugin renders it, which runs only inside Argo CD');
  }
  const environment = buildEnvironment(application, source, side.settings.namespace);
  noteRevision(source, environment, notes);
  return PLANNERS[type]({
    application,
    source,
    environment,
    snapshot,
    directory,
    side,
    refTree: (ref) => refTrees.get(ref),
    renderer,
    notes,
  });
}

function sourceDirectory(source: ApplicationSource, snapshot: Snapshot): string {
  const joined = joinInside('', source.path ?? '');
  if ('error' in joined) throw new RefusedByArgoCd(`path "${source.path}" leads out of the repository`);
  const resolved = resolvePath(snapshot, joined.path);
  if ('error' in resolved && resolved.error === 'in a submodule') {
    throw new NotDetermined('its path is in a Git submodule, which this version does not fetch', {
      detail: joined.path,
    });
  }
  if ('error' in resolved) throw new RefusedByArgoCd(`path "${source.path}": ${resolved.error} in the repository`);
  const entry = snapshot.entries.get(resolved.path);
  if (entry?.type === 'submodule') {
    throw new NotDetermined('its path is in a Git submodule, which this version does not fetch', {
      detail: resolved.path,
    });
  }
  if (entry) throw new RefusedByArgoCd(`path "${source.path}" is a file; Argo CD needs a directory`);
  return resolved.path;
}

async function withOverrides(
  application: Application,
  source: ApplicationSource,
  directory: string,
  snapshot: Snapshot,
  side: Side,
): Promise<ApplicationSource> {
  let merged = source;
  for (const name of overrideFiles(instanceName(application, side.settings.namespace))) {
    const path = posix.join(directory, name);
    const resolved = resolvePath(snapshot, path);
    const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
    if (!entry) continue;
    const text = (await snapshot.read([entry.oid])).get(entry.oid)?.toString('utf8') ?? '';
    const { documents, failures } = parseYaml(text);
    const [failure] = failures;
    if (failure) throw new RefusedByArgoCd(`${path}:${failure.line}: not valid YAML: ${failure.message}`);
    const value = documents[0]?.value;
    if (isJsonObject(value)) merged = mergeOverride(merged, value);
  }
  return merged;
}

function noteRevision(source: ApplicationSource, environment: ReadonlyMap<string, string>, notes: Set<string>): void {
  const text = jsonText(source);
  for (const name of environment.keys()) {
    if (name.includes('REVISION') && !name.includes('TARGET') && new RegExp(`\\$\\{?${name}\\b`).test(text)) {
      notes.add(`$${name} is replaced by a fixed placeholder: the commit is not known before the merge.`);
    }
  }
}
