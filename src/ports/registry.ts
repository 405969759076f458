import type { Snapshot } from './repository.ts';

/** A chart in a Helm repository (`https://…` with an index.yaml) or an OCI registry (`oci://host/path`, or `host/path` when it is one). */
export interface ChartLocation {
  repoURL: string;
  chart: string;
  /** A Helm repository that is an OCI registry though its URL has no `oci://`. */
  oci: boolean;
}

export interface FetchedChart {
  version: string;
  /** `sha256:…` of the packed chart; checked against the one that the index or the manifest has. */
  digest: string;
  /** `sha256:…` of the OCI manifest. */
  manifestDigest: string | undefined;
  /** The packed chart as it was downloaded. */
  archive: Buffer;
  /** The unpacked chart: `directory/Chart.yaml` and so on. */
  snapshot: Snapshot;
  /** The chart's top folder in the snapshot. */
  directory: string;
}

/** An OCI artifact that is a source by itself (`repoURL: oci://…` without `chart`, Argo CD 3.1). */
export interface FetchedArtifact {
  /** `sha256:…` of the OCI manifest: what Argo CD calls the revision. */
  digest: string;
  snapshot: Snapshot;
}

/** The source was read, and it does not have what was asked for: Argo CD will not find it either. */
export class NotInSource extends Error {}

/**
 * Downloads of Helm repositories and OCI registries.
 * Every call throws NotInSource, or an UndeterminedError whose message says what could not be read and whose `next` is the one
 * line that mends it. The same call twice in one run asks the network once.
 */
export interface Registry {
  /** All published versions: of an index as written, of a registry its tags with `_` as `+`. */
  versions(location: ChartLocation): Promise<string[]>;
  /** @param version an exact version of `versions`. */
  chart(location: ChartLocation, version: string): Promise<FetchedChart>;
  /** Tags of an OCI repository. */
  tags(repoURL: string): Promise<string[]>;
  /** @param reference a tag or a `sha256:…` digest. */
  artifact(repoURL: string, reference: string): Promise<FetchedArtifact>;
}
