import { createHash } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import { decodeText } from '../text/encoding.ts';
import { parseYaml } from '../text/yaml.ts';
import type { DesiredApplication } from './desired-state.ts';
import { type InputFile, readInputs } from './input-closure.ts';
import type { RenderStep } from './plan.ts';

/** Values that an Application gives to a chart, in a file or in itself. */
export interface GivenValues {
  from: 'file' | 'inline' | 'parameters';
  /** For a file, its path in its tree. */
  file: { path: string; at: InputFile } | undefined;
  values: JsonObject;
  /** Of a file: where its document begins. */
  start: { line: number; column: number };
  /** Of a file or of inline values, as Helm gets it; the name of a parameter. */
  text: string;
}

/** One chart of an Application, and what it is given. */
export interface ChartUse {
  step: RenderStep;
  /** Folder of the chart among the files of the step. */
  folder: string;
  /** The place of this chart among those of the Application. */
  index: number;
}

/** The charts that an Application renders, where it could be planned. */
export function chartUses({ plan }: DesiredApplication): ChartUse[] {
  const steps = (plan?.steps ?? []).filter(({ operation }) => operation === 'helm.template');
  return steps.map((step, index) => ({ step, folder: String(step.arguments['chart'] ?? ''), index }));
}

/** What a chart is given: value files, then values that stand in the Application, then parameters. What cannot be read is left out. */
export async function givenValues({ step }: ChartUse): Promise<GivenValues[]> {
  const passed = listOf(step.arguments['values']).filter(isJsonObject);
  const files = passed.flatMap(({ path }) => {
    const at = typeof path === 'string' ? step.files.get(path) : undefined;
    return at ? [{ path: at.at ?? String(path), at }] : [];
  });
  const contents = await readInputs(files.map(({ at }) => at));
  const given: GivenValues[] = [];
  for (const file of files)
    given.push(...valuesIn('file', decodeText(contents.get(file.at.oid) ?? Buffer.alloc(0)), file));
  for (const { content } of passed) if (typeof content === 'string') given.push(...valuesIn('inline', content));
  const parameters = ['set', 'setString', 'setFile'].flatMap((key) => listOf(step.arguments[key]));
  const names = parameters.filter((each) => typeof each === 'string').map((each) => each.slice(0, each.indexOf('=')));
  return [
    ...given,
    ...names.map(
      (name): GivenValues => ({ from: 'parameters', file: undefined, values: nested(name), start: TOP, text: name }),
    ),
  ];
}

/** `values.yaml` of the chart itself. */
export async function ownValues({ step, folder }: ChartUse): Promise<GivenValues | undefined> {
  const path = folder === '' ? 'values.yaml' : `${folder}/values.yaml`;
  const at = step.files.get(path);
  if (!at) return undefined;
  const content = (await readInputs([at])).get(at.oid);
  return valuesIn('file', decodeText(content ?? Buffer.alloc(0)), { path: at.at ?? path, at })[0];
}

const TOP = { line: 1, column: 1 };

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function valuesIn(from: GivenValues['from'], text: string, file?: GivenValues['file']): GivenValues[] {
  const { documents, failures } = parseYaml(text);
  const [document] = documents;
  if (failures.length > 0 || !document || !isJsonObject(document.value)) return [];
  const { line, column } = document;
  return [{ from, file, values: document.value, start: { line, column }, text }];
}

/** The name of a parameter, `a.b\.c[0].d`, as values: as far as the first index. */
function nested(name: string): JsonObject {
  const keys: string[] = [];
  for (const part of name.split(/(?<!\\)\./)) {
    const [, key = part, index] = /^(.*?)(\[.*)?$/.exec(part) ?? [];
    keys.push(key.replace(/\\(.)/g, '$1'));
    if (index !== undefined) break;
  }
  return keys.reduceRight<Json>((value, key) => ({ [key]: value }), '') as JsonObject;
}

const keys = new WeakMap<RenderStep, string>();

/** A chart of the same content has the same key. */
export function chartKey({ step, folder }: ChartUse): string {
  const known = keys.get(step);
  if (known !== undefined) return known;
  const prefix = folder === '' ? '' : `${folder}/`;
  const hash = createHash('sha256');
  for (const [path, { oid }] of step.files)
    if (path.startsWith(prefix)) hash.update(`${path.slice(prefix.length)}\0${oid}\n`);
  const key = hash.digest('hex');
  keys.set(step, key);
  return key;
}
