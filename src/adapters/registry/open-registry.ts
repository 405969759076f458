import type { ChartLocation, FetchedArtifact, FetchedChart, Registry } from '../../ports/registry.ts';
import { NotInSource } from '../../ports/registry.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { archiveSnapshot, onlyFolder } from './archive-snapshot.ts';
import { openDownloads, type RegistryOptions } from './downloads.ts';
import { type HelmRepository, helmRepository, noVersion, type PackedChart } from './helm-repository.ts';
import { chartLayer, contentLayer } from './oci-manifest.ts';
import { isDigest, isTag, parseOciUrl } from './oci-reference.ts';
import { type OciRepository, ociRepository } from './oci-repository.ts';
import { readArchive } from './read-archive.ts';

/** Downloads of Helm repositories and OCI registries, through a cache. What is unpacked never touches the disk. */
export function openRegistry(options: RegistryOptions): Registry {
  const downloads = openDownloads(options);
  const { once, credentialFor } = downloads;
  const helmRepositories = new Map<string, HelmRepository>();
  const ociRepositories = new Map<string, OciRepository>();

  function helm(repoURL: string): HelmRepository {
    const known = helmRepositories.get(repoURL) ?? helmRepository(downloads, repoURL);
    helmRepositories.set(repoURL, known);
    return known;
  }

  /** @param type of the credential: Argo CD keeps registries of charts as Helm repositories. */
  function oci(url: string, type: 'helm' | 'oci', chart = ''): OciRepository {
    const reference = parseOciUrl(chart === '' ? url : `${url.replace(/\/+$/, '')}/${chart}`);
    const key = JSON.stringify([url, type, chart]);
    const other = type === 'helm' ? 'oci' : 'helm';
    const known =
      ociRepositories.get(key) ??
      ociRepository(downloads, reference, credentialFor(url, type) ?? credentialFor(url, other));
    ociRepositories.set(key, known);
    return known;
  }

  async function ociChart(repository: OciRepository, reference: string, version: string): Promise<PackedChart> {
    const { digest: manifestDigest, manifest } = await repository.manifest(reference);
    const layer = chartLayer(manifest, `${repository.name}@${manifestDigest}`);
    return { version, digest: layer.digest, manifestDigest, archive: await repository.blob(layer) };
  }

  async function taggedChart({ repoURL, chart }: ChartLocation, version: string): Promise<PackedChart> {
    const repository = oci(repoURL, 'helm', chart);
    try {
      return await ociChart(repository, tagOf(version), version);
    } catch (error) {
      if (!(error instanceof NotInSource)) throw error;
      const tags = await repository.tags().catch((unlisted: unknown) => {
        // There is no such chart at all; or its tags are kept secret
        throw unlisted instanceof NotInSource ? unlisted : error;
      });
      throw noVersion(`the chart ${repository.name}`, version, tags.map(versionOf));
    }
  }

  /** An index may say that a chart is in a registry. */
  async function linkedChart(url: string, version: string): Promise<PackedChart> {
    const { tag = tagOf(version), digest, host, path } = parseOciUrl(url);
    return ociChart(oci(`oci://${host}/${path}`, 'oci'), digest ?? tag, version);
  }

  async function fetchChart(location: ChartLocation, version: string): Promise<FetchedChart> {
    const { repoURL, chart } = location;
    const packed = isOci(location)
      ? await taggedChart(location, version)
      : await helm(repoURL).chart(chart, version, linkedChart);
    const label = `${chart.slice(chart.lastIndexOf('/') + 1)} ${packed.version}`;
    const what = `The archive of ${label} from ${redactUrl(repoURL)}`;
    const files = await readArchive(packed.archive, { what, gzip: true, kind: 'chart' });
    return { ...packed, snapshot: archiveSnapshot(files, label), directory: onlyFolder(files, what) };
  }

  async function fetchArtifact(repoURL: string, reference: string): Promise<FetchedArtifact> {
    const repository = oci(repoURL, 'oci');
    if (!isTag(reference) && !isDigest(reference)) {
      throw new NotInSource(`There is no ${reference} in ${repository.name}: it is neither a tag nor a digest.`);
    }
    const { digest, manifest } = await repository.manifest(reference);
    const name = `${repository.name}@${digest}`;
    const layer = contentLayer(manifest, name);
    const what = `The artifact ${name}`;
    const kind = 'artifact';
    const files = await readArchive(await repository.blob(layer), { what, gzip: layer.gzip, kind });
    const label = `oci://${repository.name}@${digest.slice(0, 'sha256:'.length + 12)}`;
    if (!layer.isChart) return { digest, snapshot: archiveSnapshot(files, label) };
    const start = onlyFolder(files, what).length + 1;
    const moved = files.map((file) => ({ ...file, path: file.path.slice(start) }));
    return { digest, snapshot: archiveSnapshot(moved, label) };
  }

  return {
    versions: async (location) => {
      if (isOci(location)) return (await oci(location.repoURL, 'helm', location.chart).tags()).map(versionOf);
      return (await helm(location.repoURL).versions(location.chart)).map(({ version }) => version);
    },
    chart: (location, version) =>
      once(['chart', location.repoURL, location.chart, String(isOci(location)), version], () =>
        fetchChart(location, version),
      ),
    tags: async (repoURL) => (await oci(repoURL, 'oci').tags()).map(versionOf),
    artifact: (repoURL, reference) => once(['artifact', repoURL, reference], () => fetchArtifact(repoURL, reference)),
  };
}

function isOci({ repoURL, oci }: ChartLocation): boolean {
  return oci || repoURL.startsWith('oci://');
}

/** A tag cannot have the `+` of a version; by convention it has `_` instead (Helm, Argo CD's GetTags). */
function tagOf(version: string): string {
  return version.replaceAll('+', '_');
}

function versionOf(tag: string): string {
  return tag.replaceAll('_', '+');
}
