import { posix } from 'node:path';
import { isArgoCdKind, readApplication } from '../argocd/application.ts';
import type { ArgoCdCm } from '../argocd/argocd-cm.ts';
import { isChartTemplate } from '../argocd/chart-template.ts';
import { splitRef } from '../argocd/helm-arguments.ts';
import { flattenList } from '../argocd/post-process.ts';
import { isKustomizationFile } from '../argocd/source-type.ts';
import { UndeterminedError } from '../errors.ts';
import type { ApplicationSource } from '../model/application.ts';
import { isJsonObject, type Json, type JsonObject, type KubeObject, metadataString } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { parseYaml, placesInYaml, type YamlDocument } from '../text/yaml.ts';
import { keepDocuments } from '../text/yaml-documents.ts';

const NAME = 'argocd-cm';
const CHART = 'argo-cd';
const DEPLOYS_CHART = /\bchart["']?:\s*["']?argo-cd\b/;
const MENTIONS_CHART = /\b(chart|name)["']?:\s*["']?argo-cd\b/;
/** Not `argocd-cmd-params-cm`. */
const IS_NAMED_CM = /\bname["']?:\s*["']?argocd-cm\b(?!-)/;
const HAS_CONFIG_MAP = /\bkind["']?:\s*["']?ConfigMap\b/;
const YAML_FILE = /\.ya?ml$/;

/** A YAML text of the repository. */
interface File {
  path: string;
  text: string;
}

/**
 * Looks for what configures Argo CD in a repository: a ConfigMap argocd-cm in a manifest, or `configs.cm` in the values of the
 * Helm chart argo-cd, be it that of an Application, one that Kustomize inflates, or a dependency of a chart here.
 *
 * @param namespace that of Argo CD: an argocd-cm that names another one is not its own.
 */
export async function findArgoCdCm(snapshot: Snapshot, namespace: string): Promise<ArgoCdCm[]> {
  const [manifests, mentions] = await Promise.all([filesWith(NAME, snapshot), filesWith(CHART, snapshot)]);
  const found = manifests.flatMap((file) => configMaps(file, namespace));
  for (const file of mentions.filter(({ text }) => MENTIONS_CHART.test(text))) {
    const name = posix.basename(file.path);
    if (name === 'Chart.yaml') found.push(...(await releaseOfParent(file, snapshot)));
    else if (isKustomizationFile(name)) found.push(...(await releasesOfKustomization(file, snapshot)));
    else found.push(...(await releasesOfApplications(file, snapshot)));
  }
  return found;
}

async function filesWith(text: string, snapshot: Snapshot): Promise<File[]> {
  const paths = [...(await snapshot.filesContaining(text))].filter(
    (path) => YAML_FILE.test(path) && !isChartTemplate(path, snapshot.entries),
  );
  return readFiles(paths.sort(), snapshot);
}

/** One that cannot be read costs the others nothing: what cannot be read is told where Applications are looked for. */
async function readFiles(paths: readonly string[], snapshot: Snapshot): Promise<File[]> {
  const files = await Promise.all(
    paths.map(async (path): Promise<File[]> => {
      const oid = snapshot.entries.get(path)?.oid;
      if (oid === undefined) return [];
      try {
        return [{ path, text: (await snapshot.read([oid])).get(oid)?.toString('utf8') ?? '' }];
      } catch (error) {
        if (error instanceof UndeterminedError) return [];
        throw error;
      }
    }),
  );
  return files.flat();
}

function configMaps({ path, text: whole }: File, namespace: string): ArgoCdCm[] {
  // What installs Argo CD is long, and most of it is something else
  const text = keepDocuments(whole, (document) => IS_NAMED_CM.test(document) && HAS_CONFIG_MAP.test(document));
  return parseYaml(text).documents.flatMap((document) => {
    const objects = isJsonObject(document.value) ? flattenList(document.value) : [];
    return objects
      .filter((object) => isArgoCdCm(object, namespace))
      .map((object): ArgoCdCm => {
        const at = object === document.value ? ['data'] : [];
        const data = isJsonObject(object['data']) ? object['data'] : {};
        return { data: placed(data, path, text, document, at), place: `${path}:${document.line}`, isOfChart: false };
      });
  });
}

function isArgoCdCm(object: KubeObject, namespace: string): boolean {
  const own = metadataString(object, 'namespace');
  return object.kind === 'ConfigMap' && metadataString(object, 'name') === NAME && (own === '' || own === namespace);
}

/** @param at where the values stand in the document; empty when nobody can tell. */
function placed(
  data: JsonObject,
  path: string,
  text: string,
  document: YamlDocument,
  at: readonly (string | number)[],
): Map<string, { value: string; place: string }> {
  const placeOf = placesInYaml(text, document);
  const scalars = Object.entries(data).filter(([, value]) => value !== null && typeof value !== 'object');
  return new Map(
    scalars.map(([key, value]) => {
      const { line } = placeOf(at.length === 0 ? [] : [...at, key]);
      return [key, { value: String(value), place: `${path}:${line}` }];
    }),
  );
}

async function releasesOfApplications({ path, text }: File, snapshot: Snapshot): Promise<ArgoCdCm[]> {
  const file = { path, text: keepDocuments(text, (document) => DEPLOYS_CHART.test(document)) };
  const found: ArgoCdCm[] = [];
  for (const document of parseYaml(file.text).documents) {
    const object = document.value;
    if (!isJsonObject(object) || !isArgoCdKind(object, 'Application')) continue;
    const location = { file: file.path, line: document.line, column: document.column };
    const { sources } = readApplication(object as KubeObject, { found: 'file', location }, '');
    for (const source of sources.filter(({ chart }) => chart === CHART)) {
      const files = await valuesFiles(source, snapshot);
      const layers = [...files.map((each) => valuesOf(each, [])), inlineValues(source, file, document)];
      found.push(...release(layers, `${file.path}:${document.line}`));
    }
  }
  return found;
}

/** Those beside the chart itself are not here; a `$ref` is taken for this repository where it has the file. */
async function valuesFiles(source: ApplicationSource, snapshot: Snapshot): Promise<File[]> {
  const written = source.helm?.['valueFiles'];
  const names = (Array.isArray(written) ? written : []).filter((name) => typeof name === 'string');
  const paths = names.flatMap((name) => splitRef(name)?.path ?? []).map((path) => posix.normalize(path));
  return readFiles(paths, snapshot);
}

/** `valuesObject` replaces `values` (types.go ValuesYAML). */
function inlineValues(source: ApplicationSource, file: File, document: YamlDocument): ArgoCdCm['data'] | undefined {
  const object = source.helm?.['valuesObject'];
  const written = source.helm?.['values'];
  const parsed = typeof written === 'string' ? parseYaml(written).documents[0]?.value : undefined;
  const data = configsOf(isJsonObject(object) ? object : parsed);
  return data && placed(data, file.path, file.text, document, []);
}

/** Charts that Kustomize inflates: the value files beside the kustomization, and values in it. */
async function releasesOfKustomization(file: File, snapshot: Snapshot): Promise<ArgoCdCm[]> {
  const found: ArgoCdCm[] = [];
  for (const document of parseYaml(file.text).documents) {
    const charts = isJsonObject(document.value) ? document.value['helmCharts'] : undefined;
    for (const chart of Array.isArray(charts) ? charts.filter(isJsonObject) : []) {
      if (chart['name'] !== CHART) continue;
      const more = Array.isArray(chart['additionalValuesFiles']) ? chart['additionalValuesFiles'] : [];
      const names = [chart['valuesFile'], ...more].filter((name) => typeof name === 'string');
      const paths = names.map((name) => posix.join(posix.dirname(file.path), name));
      const inline = configsOf(chart['valuesInline']);
      const layers = (await readFiles(paths, snapshot)).map((each) => valuesOf(each, []));
      const placedInline = inline && placed(inline, file.path, file.text, document, []);
      found.push(...release([...layers, placedInline], `${file.path}:${document.line}`));
    }
  }
  return found;
}

/** A chart here that has argo-cd as a dependency: the values that lie beside it. */
async function releaseOfParent(chart: File, snapshot: Snapshot): Promise<ArgoCdCm[]> {
  const metadata = parseYaml(chart.text).documents[0]?.value;
  const dependencies = isJsonObject(metadata) ? metadata['dependencies'] : undefined;
  const dependency = (Array.isArray(dependencies) ? dependencies : []).find(
    (each) => isJsonObject(each) && each['name'] === CHART,
  );
  if (!isJsonObject(dependency)) return [];
  const alias = typeof dependency['alias'] === 'string' ? dependency['alias'] : CHART;
  const directory = posix.dirname(chart.path);
  const beside = [...snapshot.entries.keys()].filter(
    (path) => posix.dirname(path) === directory && /^values.*\.ya?ml$/.test(posix.basename(path)),
  );
  const files = await readFiles(beside, snapshot);
  const all = files.length === 0 ? [[undefined]] : files.map((file) => [valuesOf(file, [alias])]);
  return all.flatMap((layers) => release(layers, chart.path));
}

function valuesOf({ path, text }: File, below: readonly string[]): ArgoCdCm['data'] | undefined {
  const [document] = parseYaml(text).documents;
  if (!document) return undefined;
  let values: Json | undefined = document.value;
  for (const key of below) values = isJsonObject(values) ? values[key] : undefined;
  const data = configsOf(values);
  return data && placed(data, path, text, document, [...below, 'configs', 'cm']);
}

function configsOf(values: Json | undefined): JsonObject | undefined {
  const configs = isJsonObject(values) ? values['configs'] : undefined;
  const data = isJsonObject(configs) ? configs['cm'] : undefined;
  return isJsonObject(data) ? data : undefined;
}

/** @param layers values of one release, later ones over earlier ones. */
function release(layers: readonly (ArgoCdCm['data'] | undefined)[], place: string): ArgoCdCm[] {
  const data = new Map(layers.flatMap((layer) => [...(layer ?? [])]));
  if (data.get('create')?.value === 'false') return [];
  data.delete('create');
  return [{ data, place, isOfChart: true }];
}
