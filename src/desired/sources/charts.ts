import type { ApplicationSource } from '../../model/application.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import type { ResolvedSource } from '../../model/resolved-source.ts';
import type { Http } from '../../ports/http.ts';
import {
  type ChartLocation,
  type FetchedArtifact,
  type FetchedChart,
  NotInSource,
  type Registry,
} from '../../ports/registry.ts';
import type { Renderer } from '../../ports/renderer.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { RefusedByArgoCd } from '../obstacles.ts';
import { highestVersion } from './git-revision.ts';
import { reading } from './reading.ts';
import { below } from './snapshot-views.ts';
import type { SourceTree } from './source-trees.ts';

/** The ports through which single files, charts and artifacts are downloaded. */
export interface Downloads {
  registry: Registry;
  renderer: Renderer;
  http: Http;
}

/** What Masterminds/semver takes for a version and not for a range: `1`, `v1.2`, `1.2.3-rc.1+build`. */
const VERSION = /^v?\d+(\.\d+){0,2}(-[0-9a-z.-]+)?(\+[0-9a-z.-]+)?$/i;
/** A version with all three parts: what a repository most likely has under this very name. */
const FULL_VERSION = /^v?\d+\.\d+\.\d+(-[0-9a-z.-]+)?(\+[0-9a-z.-]+)?$/i;

export interface WantedChart extends ChartLocation {
  /** The version or range as written. */
  asked: string;
  /** What it is to the Application, see ResolvedSource. */
  role: string;
  /** Who picks the version: Argo CD for a source; else Helm, by its rules for dependencies or for `helm pull`. */
  picks: 'argocd' | 'dependency' | 'pull';
  /** Major version of Helm: its libraries pick the version. */
  helm: string;
}

/**
 * Finds and downloads a chart. A source: a version as it is, or what `helm pull --version` makes of it; a range is Argo CD's own
 * (newHelmClientResolveRevision, util/versions). A dependency: as `helm dependency build` picks it.
 * @throws NotInSource or UndeterminedError.
 */
export async function fetchChart(
  wanted: WantedChart,
  { registry, renderer }: Downloads,
): Promise<{ chart: FetchedChart; resolved: ResolvedSource }> {
  const asked = wanted.asked.trim();
  const chart = await chartOf({ ...wanted, asked }, registry, renderer);
  const resolved: ResolvedSource = {
    kind: wanted.oci ? 'oci' : 'helm',
    url: redactUrl(wanted.repoURL),
    chart: wanted.chart,
    role: wanted.role,
    asked,
    revision: chart.version,
    digest: chart.manifestDigest ?? chart.digest,
  };
  if (chart.version !== asked && !FULL_VERSION.test(asked)) {
    const why = `the range ${asked || '*'} takes the newest version, ${chart.version} today`;
    resolved.movable = { why, pin: chart.version };
  }
  return { chart, resolved };
}

async function chartOf(wanted: WantedChart, registry: Registry, renderer: Renderer): Promise<FetchedChart> {
  const { asked } = wanted;
  const isVersion = VERSION.test(asked);
  // In most cases it is there under this very name: nobody has to list what else there is
  if (FULL_VERSION.test(asked) || (isVersion && wanted.oci)) {
    try {
      return await registry.chart(wanted, asked);
    } catch (error) {
      if (!(error instanceof NotInSource) || wanted.oci) throw error;
    }
  }
  const versions = await registry.versions(wanted);
  const version =
    wanted.picks === 'argocd' && !isVersion
      ? await highestVersion(asked, versions, renderer)
      : await versionOfHelm(wanted, versions, renderer);
  if (version !== undefined) return registry.chart(wanted, version);
  const newest = await highestVersion('*', versions, renderer);
  const count = `${versions.length} ${versions.length === 1 ? 'version' : 'versions'}`;
  const there = newest === undefined ? count : `${count} up to ${newest}`;
  throw new NotInSource(
    `no version of the chart ${wanted.chart} is ${asked || '*'} (${redactUrl(wanted.repoURL)} has ${there})`,
  );
}

async function versionOfHelm(
  { asked, oci, picks, helm }: WantedChart,
  versions: readonly string[],
  renderer: Renderer,
): Promise<string | undefined> {
  const outcome = await renderer.call({
    operation: 'helm.resolve',
    arguments: {
      helm,
      constraint: asked,
      versions: [...versions],
      source: oci ? 'tags' : 'index',
      purpose: picks === 'dependency' ? 'dependency' : 'pull',
    },
    files: [],
    application: asked,
  });
  const version = outcome.ok && isJsonObject(outcome.result) ? outcome.result['version'] : undefined;
  return typeof version === 'string' ? version : undefined;
}

/** Argo CD takes a repository without a scheme for an OCI registry (util/helm IsHelmOciRepo). */
function isRegistry(repoURL: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:\/\//i.test(repoURL);
}

/** The chart that a source names in `chart`. @throws NotDetermined or RefusedByArgoCd. */
export async function chartTree(source: ApplicationSource, helm: string, downloads: Downloads): Promise<SourceTree> {
  const { repoURL: url = '', chart: name = '', targetRevision: asked = '' } = source;
  if (asked.trim() === '') throw new RefusedByArgoCd(`the source with chart ${name} has no targetRevision`);
  return reading('its chart cannot be read', async () => {
    const wanted: WantedChart = {
      repoURL: url,
      chart: name,
      oci: isRegistry(url),
      asked,
      role: 'source',
      picks: 'argocd',
      helm,
    };
    const { chart, resolved } = await fetchChart(wanted, downloads);
    // Argo CD looks for the folder that the chart's name ends with (util/helm client.go ExtractChart)
    const folder = name.slice(name.lastIndexOf('/') + 1);
    if (chart.directory !== folder)
      throw new RefusedByArgoCd(
        `the archive of the chart ${name} has the folder ${chart.directory}; Argo CD looks for ${folder}`,
      );
    const snapshot = below(chart.snapshot, chart.directory);
    return { snapshot, revision: chart.version, url, resolved, chart: chart.directory };
  });
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^\w[\w.-]{0,127}$/;
/** What a range of versions can begin with. */
const RANGE = /^[v=<>~^!*]?[\d\s=<>~^*xX]/;

/**
 * An OCI artifact (`repoURL: oci://…`, Argo CD 3.1): a digest or a tag, and where there is no such tag a range of them
 * (util/oci client.go resolveRevision).
 */
export async function artifactTree(source: ApplicationSource, downloads: Downloads): Promise<SourceTree> {
  const { repoURL: url = '', targetRevision: written = '' } = source;
  const asked = written.trim();
  if (asked === '') throw new RefusedByArgoCd(`the OCI source ${redactUrl(url)} has no targetRevision`);
  return reading('its OCI artifact cannot be read', async () => {
    const { artifact, reference } = await fetchArtifact(url, asked, downloads);
    const { digest, snapshot } = artifact;
    const resolved: ResolvedSource = {
      kind: 'oci',
      url: redactUrl(url),
      role: 'source',
      asked,
      revision: reference,
      digest,
    };
    if (reference !== digest) resolved.movable = { why: `the tag ${reference} can be moved`, pin: digest };
    return { snapshot, revision: digest, url, resolved };
  });
}

async function fetchArtifact(
  url: string,
  asked: string,
  { registry, renderer }: Downloads,
): Promise<{ artifact: FetchedArtifact; reference: string }> {
  if (DIGEST.test(asked) || TAG.test(asked)) {
    try {
      return { artifact: await registry.artifact(url, asked), reference: asked };
    } catch (error) {
      if (!(error instanceof NotInSource) || DIGEST.test(asked) || !RANGE.test(asked)) throw error;
    }
  }
  const tag = await highestVersion(asked, await registry.tags(url), renderer);
  if (tag === undefined) throw new NotInSource(`no tag of ${redactUrl(url)} is ${asked}, or in that range`);
  return { artifact: await registry.artifact(url, tag), reference: tag };
}
