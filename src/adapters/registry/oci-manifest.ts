import { UndeterminedError } from '../../errors.ts';
import { isJsonObject, type Json } from '../../model/kube-object.ts';
import { jsonOf } from './json-answer.ts';
import { isDigest } from './oci-reference.ts';

export interface OciLayer {
  mediaType: string;
  /** `sha256:…`. */
  digest: string;
  size: number;
}

export interface OciManifest {
  configMediaType: string;
  layers: readonly OciLayer[];
}

const HELM_CONFIG = 'application/vnd.cncf.helm.config.v1+json';
const HELM_CHART = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const HELM_CHART_BEFORE_38 = 'application/tar+gzip';
/** Argo CD's default of --oci-layer-media-types. */
const ALLOWED = ['application/vnd.oci.image.layer.v1.tar', 'application/vnd.oci.image.layer.v1.tar+gzip', HELM_CHART];
const MAXIMUM_LAYERS = 10;

/**
 * @param name with the digest, for messages.
 * @throws UndeterminedError for what is no manifest of one artifact.
 */
export function readManifest(body: Buffer, name: string): OciManifest {
  const value = jsonOf(body);
  if (!isJsonObject(value)) throw notUsable(name, 'it is no manifest');
  if (Array.isArray(value['manifests'])) {
    throw notUsable(name, 'it is an index of several manifests, as of an image for several platforms');
  }
  const { config, layers } = value;
  if (!isJsonObject(config) || !Array.isArray(layers)) throw notUsable(name, 'it is no manifest');
  return { configMediaType: String(config['mediaType'] ?? ''), layers: layers.map((layer) => layerOf(layer, name)) };
}

function layerOf(value: Json, name: string): OciLayer {
  if (!isJsonObject(value)) throw notUsable(name, 'it is no manifest');
  const { mediaType, digest, size } = value;
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number')
    throw notUsable(name, 'it is no manifest');
  if (!isDigest(digest)) throw notUsable(name, `a layer is not named by its SHA-256: ${digest.slice(0, 100)}`);
  return { mediaType, digest, size };
}

/** The layer that Helm takes a chart from (pkg/registry/chart.go). */
export function chartLayer({ configMediaType, layers }: OciManifest, name: string): OciLayer {
  if (configMediaType !== HELM_CONFIG)
    throw notUsable(name, `it is no Helm chart but ${configMediaType || 'without a type'}`);
  const found = layers.filter(({ mediaType }) => [HELM_CHART, HELM_CHART_BEFORE_38].includes(mediaType));
  const [layer] = found;
  if (layer === undefined || found.length > 1)
    throw notUsable(name, `it has ${found.length} layers with a chart, not one`);
  return layer;
}

export interface ContentLayer extends OciLayer {
  gzip: boolean;
  /** A packed chart: what is in its one folder counts. */
  isChart: boolean;
}

/** The layer that Argo CD takes a source from (util/oci/client.go extract). */
export function contentLayer({ configMediaType, layers }: OciManifest, name: string): ContentLayer {
  if (layers.length > MAXIMUM_LAYERS)
    throw notUsable(name, `it has ${layers.length} layers, more than ${MAXIMUM_LAYERS}`);
  const ofChart = configMediaType === HELM_CONFIG;
  const isContent = ({ mediaType }: OciLayer) =>
    ofChart ? mediaType === HELM_CHART : /tar(?:[+.]gzip)?$/.test(mediaType);
  const found = layers.filter(isContent);
  const stranger = found.find(({ mediaType }) => !ALLOWED.includes(mediaType));
  if (stranger) throw notUsable(name, `Argo CD does not allow layers of the type ${stranger.mediaType}`);
  const [layer] = found;
  if (layer === undefined || found.length > 1) {
    throw notUsable(name, `it has ${found.length} layers that Argo CD could unpack, not one`);
  }
  return { ...layer, gzip: layer.mediaType.endsWith('gzip'), isChart: layer.mediaType === HELM_CHART };
}

function notUsable(name: string, reason: string): UndeterminedError {
  return new UndeterminedError(`${name} cannot be used: ${reason}.`, {
    next: 'Check repoURL and targetRevision, or publish it as Argo CD and Helm expect it.',
  });
}
