import type { JsonObject } from '../../src/model/kube-object.ts';
import type { RenderRequest } from '../../src/ports/renderer.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { type FakeAnswer, type FakeRenderer, fakeRenderer } from './renderer.ts';

const NOT_MANIFESTS = /(^|\/)(Chart|values|kustomization)\.yaml$/;

/**
 * "Renders" every YAML file that it is given as it stands, whatever the tool; `fail: true` in a file makes the render fail, and
 * `unsupported: true` makes it one that cannot be done.
 */
export function plainRenderer(): FakeRenderer {
  const plain = (request: RenderRequest) => JSON.stringify(manifestsOf(request).flatMap(({ objects }) => objects));
  return fakeRenderer({
    'helm.template': (request) => refusal(request) ?? { output: plain(request) },
    'kustomize.build': (request) => refusal(request) ?? { output: plain(request) },
    'manifests.parse': (request) => refusal(request) ?? { output: JSON.stringify(manifestsOf(request)) },
  });
}

function textsOf({ files }: RenderRequest): { path: string; text: string }[] {
  return files.map(({ path, content }) => ({ path, text: Buffer.from(content).toString() }));
}

function refusal(request: RenderRequest): FakeAnswer | undefined {
  for (const { path, text } of textsOf(request)) {
    if (text.includes('fail: true')) return { ok: false, code: 'render', message: `${path} fails` };
    if (text.includes('unsupported: true')) return { ok: false, code: 'unsupported', message: `${path} is too new` };
  }
  return undefined;
}

function manifestsOf(request: RenderRequest): { path: string; objects: JsonObject[] }[] {
  return textsOf(request)
    .filter(({ path }) => /\.ya?ml$/.test(path) && !NOT_MANIFESTS.test(path))
    .map(({ path, text }) => ({ path, objects: parseYaml(text).documents.map(({ value }) => value as JsonObject) }));
}
