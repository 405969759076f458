import { createHash } from 'node:crypto';
import { UndeterminedError } from '../../src/errors.ts';
import {
  type ChartLocation,
  type FetchedArtifact,
  type FetchedChart,
  NotInSource,
  type Registry,
} from '../../src/ports/registry.ts';
import { type FakeFiles, fakeSnapshot } from './repository.ts';
import { packedChart } from './tar-archive.ts';

/** Files of a chart by path inside it (a Chart.yaml is made when there is none), or what asking for it throws. */
export type FakeChart = Readonly<Record<string, string | Buffer>> | Error;

/** Repository URL to chart to version to files. An Error in the place of a repository or chart is thrown by every call for it. */
export type FakeCharts = Readonly<
  Record<string, Error | Readonly<Record<string, Error | Readonly<Record<string, FakeChart>>>>>
>;

/** URL of an OCI repository to tag to files; a `sha256:…` digest that `artifact` returned can be asked for, too. */
export type FakeArtifacts = Readonly<Record<string, Error | Readonly<Record<string, FakeFiles | Error>>>>;

export interface FakeRegistry extends Registry {
  /** Every call so far, in order: `versions URL CHART`, `chart URL CHART VERSION`, `tags URL`, `artifact URL REFERENCE`. */
  readonly calls: readonly string[];
}

/**
 * Helm repositories and OCI registries in memory:
 * `fakeRegistry({ 'https://charts.example.com': { loki: { '5.9.2': { 'templates/a.yaml': '…' } } } })`.
 * URLs are compared without a slash at the end and without `oci://`.
 */
export function fakeRegistry(charts: FakeCharts = {}, artifacts: FakeArtifacts = {}): FakeRegistry {
  const calls: string[] = [];

  function versionsOf({ repoURL, chart }: ChartLocation): Readonly<Record<string, FakeChart>> {
    const repository = known(charts, repoURL);
    if (!Object.hasOwn(repository, chart)) throw new NotInSource(`There is no chart ${chart} in ${repoURL}.`);
    return unlessError(repository[chart]);
  }

  function contentOf(repoURL: string, reference: string): { digest: string; files: FakeFiles } {
    const all = Object.entries(known(artifacts, repoURL));
    for (const [tag, files] of all) {
      if (files instanceof Error) {
        if (tag === reference) throw files;
        continue;
      }
      const digest = digestOf(fakeSnapshot(files).tree);
      if (tag === reference || digest === reference) return { digest, files };
    }
    throw new NotInSource(`There is no ${reference} in ${repoURL}.`);
  }

  return {
    calls,
    versions: async (location) => {
      calls.push(`versions ${location.repoURL} ${location.chart}`);
      return Object.keys(versionsOf(location));
    },
    chart: async (location, version) => {
      calls.push(`chart ${location.repoURL} ${location.chart} ${version}`);
      const versions = versionsOf(location);
      if (!Object.hasOwn(versions, version)) {
        throw new NotInSource(`There is no version ${version} of ${location.chart} in ${location.repoURL}.`);
      }
      return fetchedChart(location, version, unlessError(versions[version]));
    },
    tags: async (repoURL) => {
      calls.push(`tags ${repoURL}`);
      return Object.keys(known(artifacts, repoURL));
    },
    artifact: async (repoURL, reference): Promise<FetchedArtifact> => {
      calls.push(`artifact ${repoURL} ${reference}`);
      const { digest, files } = contentOf(repoURL, reference);
      return { digest, snapshot: fakeSnapshot(files, { label: `${repoURL}@${digest.slice(0, 19)}` }) };
    },
  };
}

function fetchedChart(
  { repoURL, chart, oci }: ChartLocation,
  version: string,
  given: Exclude<FakeChart, Error>,
): FetchedChart {
  const directory = chart.slice(chart.lastIndexOf('/') + 1);
  const files = { 'Chart.yaml': `apiVersion: v2\nname: ${directory}\nversion: ${version}\n`, ...given };
  const archive = packedChart(directory, files);
  const placed = Object.fromEntries(Object.entries(files).map(([path, content]) => [`${directory}/${path}`, content]));
  const digest = digestOf(archive);
  return {
    version,
    digest,
    manifestDigest: oci || repoURL.startsWith('oci://') ? digestOf(digest) : undefined,
    archive,
    snapshot: fakeSnapshot(placed, { label: `${directory} ${version}` }),
    directory,
  };
}

function known<T>(repositories: Readonly<Record<string, Error | T>>, url: string): T {
  const found = Object.entries(repositories).find(([each]) => plain(each) === plain(url));
  if (found === undefined) {
    throw new UndeterminedError(`${url} cannot be read: the fake has no such repository.`, { next: 'Give it one.' });
  }
  return unlessError(found[1]);
}

function unlessError<T>(value: Error | T | undefined): T {
  if (value instanceof Error) throw value;
  return value as T;
}

function plain(url: string): string {
  return url.replace(/^oci:\/\//, '').replace(/\/+$/, '');
}

function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
