import { describe, expect, test } from '@jest/globals';
import { chartLayer, contentLayer, readManifest } from '../../../src/adapters/registry/oci-manifest.ts';
import { UndeterminedError } from '../../../src/errors.ts';
import { HELM_CHART, HELM_CONFIG, IMAGE_CONFIG, IMAGE_LAYER, MANIFEST, ociContent } from './oci-content.ts';

const NAME = 'ghcr.io/org/app@sha256:1';
const PROVENANCE = 'application/vnd.cncf.helm.chart.provenance.v1.prov';

function manifest(config: string, ...mediaTypes: string[]) {
  const layers = mediaTypes.map((mediaType, index) => ({ mediaType, content: Buffer.from(String(index)) }));
  return readManifest(ociContent(config, layers).manifest, NAME);
}

describe('the layer of a chart', () => {
  test.each([
    ['as helm push makes it', [HELM_CHART]],
    ['with provenance', [HELM_CHART, PROVENANCE]],
    ['as Helm made it first', ['application/tar+gzip']],
  ])('%s', (_name, layers) => expect(chartLayer(manifest(HELM_CONFIG, ...layers), NAME).mediaType).toBe(layers[0]));

  test.each([
    ['of an image', IMAGE_CONFIG, [HELM_CHART], 'it is no Helm chart but'],
    ['without any', HELM_CONFIG, [PROVENANCE], 'it has 0 layers with a chart'],
    ['with two', HELM_CONFIG, [HELM_CHART, HELM_CHART], 'it has 2 layers with a chart'],
  ])('not %s', (_name, config, layers, message) =>
    expect(() => chartLayer(manifest(config, ...layers), NAME)).toThrow(message),
  );
});

describe('the layer of an artifact, as Argo CD chooses it', () => {
  test.each([
    ['packed', IMAGE_CONFIG, [IMAGE_LAYER], { gzip: true, isChart: false }],
    ['not packed', IMAGE_CONFIG, ['application/vnd.oci.image.layer.v1.tar'], { gzip: false, isChart: false }],
    [
      'beside others that are no archives',
      IMAGE_CONFIG,
      ['text/plain', IMAGE_LAYER, 'application/vnd.in-toto+json'],
      { gzip: true, isChart: false },
    ],
    ['a chart', HELM_CONFIG, [PROVENANCE, HELM_CHART], { gzip: true, isChart: true }],
    ['a chart beside an archive', HELM_CONFIG, [HELM_CHART, IMAGE_LAYER], { gzip: true, isChart: true }],
    ['a chart whose config does not say so', IMAGE_CONFIG, [HELM_CHART], { gzip: true, isChart: true }],
  ])('%s', (_name, config, layers, expected) =>
    expect(contentLayer(manifest(config, ...layers), NAME)).toMatchObject(expected),
  );

  test.each([
    ['none', IMAGE_CONFIG, [], 'it has 0 layers that Argo CD could unpack'],
    ['no archive', IMAGE_CONFIG, ['text/plain'], 'it has 0 layers'],
    ['zstd', IMAGE_CONFIG, ['application/vnd.oci.image.layer.v1.tar+zstd'], 'it has 0 layers'],
    ['two', IMAGE_CONFIG, [IMAGE_LAYER, IMAGE_LAYER], 'it has 2 layers'],
    [
      'a type that is not allowed',
      IMAGE_CONFIG,
      ['application/x-tar'],
      'does not allow layers of the type application/x-tar',
    ],
    [
      "Docker's",
      IMAGE_CONFIG,
      ['application/vnd.docker.image.rootfs.diff.tar.gzip'],
      'does not allow layers of the type application/vnd.docker',
    ],
    [
      'eleven',
      IMAGE_CONFIG,
      [IMAGE_LAYER, ...Array.from({ length: 10 }, () => 'text/plain')],
      'it has 11 layers, more than 10',
    ],
    ['a chart without its layer', HELM_CONFIG, [IMAGE_LAYER], 'it has 0 layers'],
  ])('not %s', (_name, config, layers, message) =>
    expect(() => contentLayer(manifest(config, ...layers), NAME)).toThrow(message),
  );
});

describe('what is no manifest of one artifact', () => {
  test.each([
    ['an index', { manifests: [] }, 'it is an index of several manifests'],
    ['the first schema', { schemaVersion: 1, fsLayers: [] }, 'it is no manifest'],
    ['a list', [], 'it is no manifest'],
    ['a layer without a digest', { config: {}, layers: [{ mediaType: MANIFEST, size: 1 }] }, 'it is no manifest'],
    [
      'another kind of digest',
      { config: {}, layers: [{ mediaType: MANIFEST, size: 1, digest: `sha512:${'a'.repeat(128)}` }] },
      'not named by its SHA-256',
    ],
    [
      'a digest that is a path',
      { config: {}, layers: [{ mediaType: MANIFEST, size: 1, digest: 'sha256:../../x' }] },
      'not named by its SHA-256',
    ],
  ])('%s', (_name, value, message) => {
    expect(() => readManifest(Buffer.from(JSON.stringify(value)), NAME)).toThrow(message);
    expect(() => readManifest(Buffer.from(JSON.stringify(value)), NAME)).toThrow(UndeterminedError);
  });

  test('a web page', () => expect(() => readManifest(Buffer.from('<html>'), NAME)).toThrow('it is no manifest'));
});
