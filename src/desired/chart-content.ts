import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { decodeText } from '../text/encoding.ts';
import { parseJson } from '../text/json.ts';
import { filesInArchive } from '../text/tar-text.ts';
import { parseYaml } from '../text/yaml.ts';
import type { Chart, ChartDependency } from '../validate/values/chart.ts';
import { type InputFile, type InputFiles, readInputs } from './input-closure.ts';

/** Content by the path below the chart's folder. */
type Contents = ReadonlyMap<string, Buffer>;

/** Larger ones hold data, not templates. */
const LARGEST_TEXT = 2 * 1024 * 1024;
const MAXIMUM_DEPTH = 10;

/**
 * Reads what of a chart tells which values it knows, with the charts within it.
 *
 * @param folder of the chart among the files of a render
 * @returns undefined where there is no chart that can be read
 */
export async function readChart(folder: string, files: InputFiles): Promise<Chart | undefined> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const own = [...files].flatMap(([path, file]): [string, InputFile][] => {
    const inside = path.slice(prefix.length);
    return path.startsWith(prefix) && isTelling(inside) ? [[inside, file]] : [];
  });
  const blobs = await readInputs(own.map(([, file]) => file));
  const contents = new Map(own.flatMap(([path, { oid }]) => [[path, blobs.get(oid) ?? Buffer.alloc(0)] as const]));
  return chartOf(contents, 0);
}

/** Whether a file may tell of values: whatever is in `templates/`, and texts elsewhere that a template may read. Documentation does not. */
function isTelling(path: string): boolean {
  if (path.startsWith('templates/')) return true;
  return !path.startsWith('crds/') && !/\.(?:md|gotmpl|png|svg|jpe?g|gif|ico|gz|zip|prov)$/.test(path);
}

function chartOf(contents: Contents, depth: number): Chart | undefined {
  const manifest = yamlOf(contents.get('Chart.yaml'));
  if (!isJsonObject(manifest) || depth > MAXIMUM_DEPTH) return undefined;
  const requirements = yamlOf(contents.get('requirements.yaml'));
  const declared = [manifest, requirements].flatMap((each) => (isJsonObject(each) ? each['dependencies'] : undefined));
  const values = yamlOf(contents.get('values.yaml'));
  const charts = new Map<string, Chart>();
  for (const within of chartsWithin(contents)) {
    const chart = chartOf(within, depth + 1);
    if (chart) charts.set(chart.name, chart);
  }
  return {
    name: String(manifest['name'] ?? ''),
    values: isJsonObject(values) ? values : {},
    schema: schemaOf(contents.get('values.schema.json')),
    texts: textsOf(contents),
    dependencies: declared.filter(isJsonObject).map(dependencyOf),
    charts,
  };
}

/** Folders and archives in `charts/`. */
function chartsWithin(contents: Contents): Contents[] {
  const folders = new Map<string, Map<string, Buffer>>();
  const into = (folder: string) => {
    const files = folders.get(folder) ?? new Map<string, Buffer>();
    folders.set(folder, files);
    return files;
  };
  for (const [path, content] of contents) {
    const [, folder, rest] = /^charts\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
    if (folder === undefined) continue;
    if (rest !== undefined) into(folder).set(rest, content);
    else if (folder.endsWith('.tgz')) {
      for (const [packed, bytes] of filesInArchive(content)) {
        const inside = packed.replace(/^[^/]+\//, '');
        // A copy, so that the rest of the archive can go
        if (isTelling(inside)) into(folder).set(inside, Buffer.from(bytes));
      }
    }
  }
  return [...folders.values()];
}

function textsOf(contents: Contents): string[] {
  const texts: string[] = [];
  for (const [path, content] of contents) {
    if (path.startsWith('charts/') || content.length > LARGEST_TEXT || !content.includes('.Values')) continue;
    texts.push(decodeText(content));
  }
  return texts;
}

function yamlOf(content: Buffer | undefined): Json | undefined {
  return content && parseYaml(decodeText(content)).documents[0]?.value;
}

function schemaOf(content: Buffer | undefined): Json | undefined {
  try {
    return content && parseJson(decodeText(content));
  } catch {
    return undefined;
  }
}

function dependencyOf(written: JsonObject): ChartDependency {
  const { name, alias, condition, 'import-values': imports } = written;
  return {
    name: String(name ?? ''),
    alias: typeof alias === 'string' && alias !== '' ? alias : undefined,
    conditions: typeof condition === 'string' ? condition.split(',').map((path) => path.trim()) : [],
    imported: (Array.isArray(imports) ? imports : []).map((each) =>
      isJsonObject(each) ? String(each['parent'] ?? '') : '.',
    ),
  };
}
