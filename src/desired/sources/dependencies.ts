import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { helmMajor } from '../../argocd/bundled-tools.ts';
import { isJsonObject, type JsonObject } from '../../model/kube-object.ts';
import type { ResolvedSource } from '../../model/resolved-source.ts';
import type { Renderer, RenderOutcome } from '../../ports/renderer.ts';
import { joinInside } from '../../text/paths.ts';
import { withoutQuotedInput } from '../../text/quoted-input.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { directoryFiles, type InputFile, type InputFiles, readInputs } from '../input-closure.ts';
import { NotDetermined, RefusedByArgoCd } from '../obstacles.ts';
import type { PlanContext } from '../plan.ts';
import { fetchChart } from './charts.ts';
import { reading } from './reading.ts';
import { downloadedFile } from './snapshot-views.ts';

interface Dependency {
  name: string;
  /** A range, or the exact version of the lock file. */
  version: string;
  repository: string;
  missing: boolean;
}

interface Dependencies {
  dependencies: Dependency[];
  lock: 'none' | 'in sync' | 'out of sync' | 'unknown';
  locked: Dependency[];
  /** Archives in `charts/` that a build deletes, unless it downloads a file of that name. */
  outdated: string[];
}

/**
 * Adds the packed dependencies of a chart that are not in its `charts/`. Argo CD renders first, and only when Helm misses a
 * dependency runs `helm dependency build` once: by Chart.lock, which must be in sync, or else by the newest versions in range;
 * all of them, also those that are there (reposerver runHelmBuild, util/helm; helm downloader.Manager).
 *
 * @param chart the chart's folder among the files.
 */
export async function addDependencies(context: PlanContext, chart: string, files: InputFiles): Promise<void> {
  if (!(await declaresDependencies(chart, files))) return;
  const { dependencies, lock, locked, outdated } = await inspect(context, chart, files);
  if (!dependencies.some(({ missing }) => missing)) return;
  if (lock === 'out of sync') {
    throw new RefusedByArgoCd(
      'the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml): run `helm dependency update`',
    );
  }
  // Helm looks for the folder of a dependency without a repository before it downloads the others
  const absent = dependencies.find(({ missing, repository }) => missing && repository === '');
  if (absent) {
    throw new RefusedByArgoCd(
      `the dependency ${absent.name} names no repository, and there is no chart of that name in charts/`,
    );
  }
  const unversioned = lock === 'none' ? dependencies.find(({ version }) => version === '') : undefined;
  if (unversioned) throw new RefusedByArgoCd(`the dependency ${unversioned.name} has no version`);
  for (const path of outdated) files.delete(path);
  for (const dependency of lock === 'none' ? dependencies : locked) {
    const added = await packed(context, dependency, lock);
    if (!added) continue;
    files.set(posix.join(chart, 'charts', added.name), added.file);
    if (added.resolved) context.sources.push(added.resolved);
  }
}

/** Few charts have any: the engine is asked about those only. */
async function declaresDependencies(chart: string, files: InputFiles): Promise<boolean> {
  if (files.has(posix.join(chart, 'requirements.yaml'))) return true;
  const manifest = files.get(posix.join(chart, 'Chart.yaml'));
  if (!manifest) return false;
  let declares = declaring.get(manifest.oid);
  if (!declares) {
    declares = readInputs([manifest]).then((contents) =>
      /\bdependencies["']?\s*:/.test(String(contents.get(manifest.oid))),
    );
    declaring.set(manifest.oid, declares);
  }
  return declares;
}

/** By the id of Chart.yaml: equal ids, equal bytes. */
const declaring = new Map<string, Promise<boolean>>();

/** What shapes the answer; templates and values do not. */
const SHAPING = /^(Chart\.yaml|Chart\.lock|requirements\.(yaml|lock)|\.helmignore|charts\/.*)$/;

const inspected = new WeakMap<Renderer, Map<string, Promise<RenderOutcome>>>();

async function inspect(context: PlanContext, chart: string, files: InputFiles): Promise<Dependencies> {
  const { renderer } = context.downloads;
  const prefix = chart === '' ? '' : `${chart}/`;
  const shaping = [...files].filter(([path]) => path.startsWith(prefix) && SHAPING.test(path.slice(prefix.length)));
  const hash = createHash('sha256').update(`${helmOf(context)} ${chart}`);
  for (const [path, { oid }] of shaping) hash.update(`\n${path}\0${oid}`);
  const key = hash.digest('hex');
  const known = inspected.get(renderer) ?? new Map<string, Promise<RenderOutcome>>();
  inspected.set(renderer, known);
  const running = known.get(key) ?? ask(context, 'helm.dependencies', { chart, repositories: [] }, shaping);
  known.set(key, running);
  const outcome = await running;
  if (!outcome.ok) throw new RefusedByArgoCd(withoutQuotedInput(outcome.message));
  const { dependencies, lock, locked, outdated } = isJsonObject(outcome.result) ? outcome.result : {};
  return {
    dependencies: dependenciesOf(dependencies),
    lock: LOCKS.find((known) => known === lock) ?? 'none',
    locked: dependenciesOf(locked),
    outdated: (Array.isArray(outdated) ? outdated : []).filter((path) => typeof path === 'string'),
  };
}

const LOCKS = ['in sync', 'out of sync', 'unknown'] as const;

function dependenciesOf(value: JsonObject[string] | undefined): Dependency[] {
  const text = (field: JsonObject[string] | undefined) => (typeof field === 'string' ? field : '');
  return (Array.isArray(value) ? value : []).filter(isJsonObject).map((item) => ({
    name: text(item['name']),
    version: text(item['version']),
    repository: text(item['repository']),
    missing: item['missing'] === true,
  }));
}

function helmOf({ side }: PlanContext): string {
  return helmMajor(side.settings.version);
}

async function ask(
  context: PlanContext,
  operation: 'helm.dependencies' | 'helm.package',
  args: JsonObject,
  files: Iterable<[string, InputFile]>,
): Promise<RenderOutcome> {
  const listed = [...files];
  const contents = await readInputs(listed.map(([, file]) => file));
  return context.downloads.renderer.call({
    operation,
    arguments: { helm: helmOf(context), ...args },
    files: listed.map(([path, { oid }]) => ({ path, content: contents.get(oid) ?? Buffer.alloc(0) })),
    application: context.application.name,
  });
}

interface Packed {
  /** In `charts/`. */
  name: string;
  file: InputFile;
  /** Absent for a chart of the same tree. */
  resolved?: ResolvedSource;
}

/** @returns nothing for a dependency without a repository: it has to be in `charts/`, and the render says so when it is not. */
async function packed(
  context: PlanContext,
  { name, version, repository }: Dependency,
  lock: Dependencies['lock'],
): Promise<Packed | undefined> {
  if (repository === '') return undefined;
  if (repository.startsWith('file://')) return packLocal(context, name, version, repository);
  if (/^(@|alias:)/.test(repository)) {
    throw new NotDetermined('a dependency names its repository by an alias that only Argo CD knows', {
      detail: `${name}: ${repository}`,
      help: 'Write the URL of the repository in Chart.yaml.',
    });
  }
  // Only https and oci repositories are added before the build; with a lock file Helm refuses all others
  if (lock !== 'none' && !/^(https|oci):\/\//.test(repository))
    throw new RefusedByArgoCd(`no repository definition for ${redactUrl(repository)}: Argo CD adds https and oci only`);
  if (!/^(https?|oci):\/\//.test(repository)) {
    throw new NotDetermined('a dependency is at a URL for which Helm needs a plugin', {
      detail: `${name}: ${redactUrl(repository)}`,
      help: 'Publish it in a repository of https:// or oci://, or keep its archive in charts/.',
    });
  }
  return reading('a dependency of its chart cannot be read', async () => {
    const oci = repository.startsWith('oci://');
    const wanted = {
      repoURL: repository,
      chart: name,
      oci,
      asked: version,
      role: 'dependency',
      picks: 'dependency' as const,
      helm: helmOf(context),
    };
    const { chart, resolved } = await fetchChart(wanted, context.downloads);
    if (resolved.movable) resolved.movable.pin = `a Chart.lock beside Chart.yaml (\`helm dependency update\`)`;
    return { name: `${name}-${chart.version}.tgz`, file: downloadedFile(chart.archive, resolved.url), resolved };
  });
}

/** A chart in the same tree, packed as `helm dependency build` does. */
async function packLocal(context: PlanContext, name: string, version: string, repository: string): Promise<Packed> {
  const { tree, directory } = context;
  const joined = joinInside(directory, repository.slice('file://'.length));
  if ('error' in joined)
    throw new RefusedByArgoCd(`the dependency ${name} (${repository}) leads out of the repository`);
  const files = directoryFiles(tree.snapshot, joined.path);
  if (files.size === 0) throw new RefusedByArgoCd(`the dependency ${name}: there is no folder ${joined.path}`);
  const outcome = await ask(context, 'helm.package', { chart: joined.path, version }, files);
  if (!outcome.ok)
    throw new RefusedByArgoCd(`the dependency ${name} (${repository}): ${withoutQuotedInput(outcome.message)}`);
  const file = isJsonObject(outcome.result) ? outcome.result['file'] : undefined;
  return { name: String(file), file: downloadedFile(Buffer.from(outcome.output), joined.path) };
}
