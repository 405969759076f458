import { createHash } from 'node:crypto';

export const HELM_CONFIG = 'application/vnd.cncf.helm.config.v1+json';
export const HELM_CHART = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
export const IMAGE_CONFIG = 'application/vnd.oci.empty.v1+json';
export const IMAGE_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
export const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

export interface OciContent {
  manifest: Buffer;
  /** Of the manifest. */
  digest: string;
  blobs: readonly Buffer[];
}

/** A manifest with one layer after the other, and the blobs that it names. */
export function ociContent(
  configMediaType: string,
  layers: readonly { mediaType: string; content: Buffer }[],
): OciContent {
  const config = Buffer.from('{}');
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: descriptor(configMediaType, config),
      layers: layers.map(({ mediaType, content }) => descriptor(mediaType, content)),
    }),
  );
  return { manifest, digest: digestOf(manifest), blobs: [config, ...layers.map(({ content }) => content)] };
}

/** What `helm push` makes of a packed chart. */
export function chartContent(archive: Buffer): OciContent {
  return ociContent(HELM_CONFIG, [{ mediaType: HELM_CHART, content: archive }]);
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

function descriptor(mediaType: string, content: Buffer) {
  return { mediaType, digest: digestOf(content), size: content.length };
}

/** Pushes content under a tag, as the distribution specification says. */
export async function push(host: string, path: string, tag: string, content: OciContent): Promise<void> {
  const base = `http://${host}/v2/${path}`;
  for (const blob of content.blobs) {
    const started = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
    const where = new URL(started.headers.get('location') ?? '', base);
    where.searchParams.set('digest', digestOf(blob));
    await expectStatus(201, fetch(where, { method: 'PUT', body: new Uint8Array(blob) }));
  }
  const headers = { 'content-type': MANIFEST };
  const body = new Uint8Array(content.manifest);
  await expectStatus(201, fetch(`${base}/manifests/${tag}`, { method: 'PUT', headers, body }));
}

async function expectStatus(status: number, answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (response.status !== status) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
}
