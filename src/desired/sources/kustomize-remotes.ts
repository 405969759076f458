import { posix } from 'node:path';
import { helmMajor } from '../../argocd/bundled-tools.ts';
import { isKustomizationFile } from '../../argocd/source-type.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/kube-object.ts';
import { withoutQuotedInput } from '../../text/quoted-input.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { parseYaml } from '../../text/yaml.ts';
import { directoryFiles, type InputFiles, kustomizeFiles, readInputs } from '../input-closure.ts';
import { NotDetermined, RefusedByArgoCd } from '../obstacles.ts';
import type { PlanContext } from '../plan.ts';
import { fetchChart } from './charts.ts';
import { fetchFile } from './files.ts';
import { reading } from './reading.ts';
import { downloadedFile } from './snapshot-views.ts';

/** What a build needs from elsewhere, as `kustomize.remotes` of the engine lists it. */
interface Needs {
  remotes: {
    entry: string;
    kind: string;
    /** A URL that may be of a file or of a repository: Kustomize tries the file first. */
    ambiguous: boolean;
    given: boolean;
    refused: string;
    repo: string;
    ref: string;
    path: string;
  }[];
  charts: { name: string; version: string; repo: string; devel: boolean; local: boolean; given: boolean }[];
}

/** What it is given, as `kustomize.build` takes it. */
export interface FromElsewhere {
  remotes: { entry: string; directory: string }[];
  downloads: ({ url: string; path: string } | { url: string; status: number })[];
  charts: { repo: string; name: string; version: string; path: string }[];
}

const REMOTE_FILE = 'remote resource';
/** A base that names another base is one round more. */
const MAXIMUM_ROUNDS = 20;

/** What has to be in a kustomization for anything of elsewhere to be read: more than is needed, never less. */
const MAY_LEAD_ELSEWHERE =
  /:\/\/|::|gh:|\w@[\w.-]+:|github\.com|\.git\b|_git\/|\?ref=|helmCharts|elmChartInflationGenerator/;

/**
 * Fetches what building a kustomization reads of other repositories, of URLs and of chart repositories, and what that reads: the
 * engine says what is needed by Kustomize's own code, until nothing is. The files are added to those of the build.
 *
 * @param build the arguments that the build itself gets, too.
 * @throws NotDetermined or RefusedByArgoCd.
 */
export async function fetchForKustomize(
  context: PlanContext,
  build: { directory: string; steps: JsonObject[]; enableHelm: boolean },
  files: InputFiles,
): Promise<FromElsewhere> {
  const elsewhere: FromElsewhere = { remotes: [], downloads: [], charts: [] };
  if (!(await mayLeadElsewhere(build.steps, files))) return elsewhere;
  if (build.enableHelm) await addLocalCharts(context, files);
  for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
    const { remotes, charts } = await askNeeds(context, build, files, elsewhere);
    const refused = remotes.find((remote) => remote.refused !== '');
    if (refused) throw new NotDetermined('a kustomization names what is never fetched', { detail: refused.refused });
    const missing = remotes.filter(({ given }) => !given);
    const unpulled = build.enableHelm ? charts.filter(({ given, local, repo }) => !given && !local && repo !== '') : [];
    if (missing.length === 0 && unpulled.length === 0) return elsewhere;
    for (const remote of missing) await addRemote(context, remote, files, elsewhere);
    for (const chart of unpulled) await addChart(context, chart, files, elsewhere);
  }
  throw new NotDetermined(
    `its kustomization leads through more than ${MAXIMUM_ROUNDS} repositories, one after the other`,
  );
}

async function mayLeadElsewhere(steps: JsonObject[], files: InputFiles): Promise<boolean> {
  if (MAY_LEAD_ELSEWHERE.test(JSON.stringify(steps))) return true;
  const named = [...files].filter(
    ([path]) => /\.(ya?ml|json)$/.test(path) || isKustomizationFile(posix.basename(path)),
  );
  const unknown = named.filter(([, { oid }]) => !leading.has(oid)).map(([, file]) => file);
  for (const [oid, content] of await readInputs(unknown)) leading.set(oid, leadsElsewhere(content.toString('utf8')));
  return named.some(([, { oid }]) => leading.get(oid));
}

/** By the id of a file: equal ids, equal bytes. */
const leading = new Map<string, boolean>();

/** Manifests are full of URLs: only kustomizations, and configurations of generators, count. */
function leadsElsewhere(text: string): boolean {
  const isManifest =
    /^[^\S\n]*["']?kind["']?[^\S\n]*:/m.test(text) &&
    !/\b(Kustomization|Component|builtin|HelmChartInflationGenerator)\b/.test(text);
  return !isManifest && MAY_LEAD_ELSEWHERE.test(text);
}

/** Charts in the chart home of a kustomization are used as they are (`helmGlobals.chartHome`, `charts` by default). */
async function addLocalCharts({ tree }: PlanContext, files: InputFiles): Promise<void> {
  const kustomizations = [...files].filter(([path]) => isKustomizationFile(posix.basename(path)));
  const contents = await readInputs(kustomizations.map(([, file]) => file));
  for (const [path, { oid }] of kustomizations) {
    const [document] = parseYaml(contents.get(oid)?.toString('utf8') ?? '').documents;
    const globals = isJsonObject(document?.value) ? document.value['helmGlobals'] : undefined;
    const home = isJsonObject(globals) && typeof globals['chartHome'] === 'string' ? globals['chartHome'] : 'charts';
    const folder = posix.join(posix.dirname(path), home);
    if (folder.startsWith('..') || folder.startsWith('/')) continue;
    for (const [chart, file] of directoryFiles(tree.snapshot, folder)) if (!files.has(chart)) files.set(chart, file);
  }
}

async function askNeeds(
  context: PlanContext,
  { directory, steps }: { directory: string; steps: JsonObject[] },
  files: InputFiles,
  elsewhere: FromElsewhere,
): Promise<Needs> {
  const contents = await readInputs(files.values());
  const outcome = await context.downloads.renderer.call({
    operation: 'kustomize.remotes',
    arguments: { directory, steps, ...(elsewhere as unknown as JsonObject) },
    files: [...files].map(([path, { oid }]) => ({ path, content: contents.get(oid) ?? Buffer.alloc(0) })),
    application: context.application.name,
  });
  if (!outcome.ok) throw new RefusedByArgoCd(withoutQuotedInput(outcome.message));
  const result = isJsonObject(outcome.result) ? outcome.result : {};
  return {
    remotes: objectsIn(result['remotes']).map((item) => ({
      entry: text(item['entry']),
      kind: text(item['kind']),
      ambiguous: item['ambiguous'] === true,
      given: item['given'] === true,
      refused: text(item['refused']),
      repo: text(item['repo']),
      ref: text(item['ref']),
      path: text(item['path']),
    })),
    charts: objectsIn(result['charts']).map((item) => ({
      name: text(item['name']),
      version: text(item['version']),
      repo: text(item['repo']),
      devel: item['devel'] === true,
      local: item['local'] === true,
      given: item['given'] === true,
    })),
  };
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return (Array.isArray(value) ? value : []).filter(isJsonObject);
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

async function addRemote(
  context: PlanContext,
  { entry, kind, ambiguous: isAmbiguous, repo, ref, path }: Needs['remotes'][number],
  files: InputFiles,
  elsewhere: FromElsewhere,
): Promise<void> {
  if (kind === 'http') {
    const fetching = fetchFile(entry, REMOTE_FILE, context.downloads, { isAmbiguous });
    const found = await fetching.catch((error: unknown) => {
      if (error instanceof RefusedByArgoCd) return undefined;
      throw error;
    });
    if (!found) {
      elsewhere.downloads.push({ url: entry, status: 404 });
      return;
    }
    const at = `$download/${elsewhere.downloads.length}.yaml`;
    files.set(at, found.file);
    elsewhere.downloads.push({ url: entry, path: at });
    context.sources.push(found.resolved);
    return;
  }
  // What was no file but a page about the repository
  const page = context.sources.findIndex(({ role, url }) => role === REMOTE_FILE && url === redactUrl(entry));
  if (page >= 0) context.sources.splice(page, 1);
  const found = await context.trees.remote(repo, ref, 'kustomization');
  context.sources.push(pinnedByRef(found.resolved));
  const directory = `$remote/${elsewhere.remotes.length}`;
  const folder = posix.join('.', path);
  let read = await kustomizeFiles(found.snapshot, folder === '.' ? '' : folder, []);
  if ([...read.values()].some(({ submodule }) => submodule)) {
    const checkedOut = await context.trees.withSubmodules(found);
    context.sources.push(...checkedOut.submodules);
    read = await kustomizeFiles(checkedOut.tree.snapshot, folder === '.' ? '' : folder, []);
  }
  // An engine without a folder could only name ours
  if (read.size === 0) {
    const at = `${redactUrl(repo)} at ${found.resolved.revision}`;
    throw new RefusedByArgoCd(`there is no kustomization in ${folder} of ${at} (written ${redactUrl(entry)})`);
  }
  for (const [at, file] of read) files.set(`${directory}/${at}`, { ...file, at });
  elsewhere.remotes.push({ entry, directory });
}

function pinnedByRef<T extends { movable?: { why: string; pin: string } }>(resolved: T): T {
  return resolved.movable
    ? { ...resolved, movable: { ...resolved.movable, pin: `?ref=${resolved.movable.pin}` } }
    : resolved;
}

async function addChart(
  context: PlanContext,
  { name, version, repo, devel }: Needs['charts'][number],
  files: InputFiles,
  elsewhere: FromElsewhere,
): Promise<void> {
  await reading('a chart of its kustomization cannot be read', async () => {
    const wanted = {
      repoURL: repo,
      chart: name,
      oci: repo.startsWith('oci://'),
      asked: version === '' && devel ? '>0.0.0-0' : version,
      role: 'chart of a kustomization',
      picks: 'pull' as const,
      helm: helmMajor(context.side.settings.version),
    };
    const { chart, resolved } = await fetchChart(wanted, context.downloads);
    const path = `$chart/${elsewhere.charts.length}.tgz`;
    files.set(path, downloadedFile(chart.archive, resolved.url));
    elsewhere.charts.push({ repo, name, version, path });
    context.sources.push(resolved);
  });
}
