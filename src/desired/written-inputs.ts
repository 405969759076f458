import { posix } from 'node:path';
import { isKustomizationFile } from '../argocd/source-type.ts';
import type { WrittenInputs, WrittenSource } from '../compare/causes.ts';
import type { ApplicationSource } from '../model/application.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { parseYaml } from '../text/yaml.ts';
import type { DesiredApplication } from './desired-state.ts';
import type { FindIdle } from './idle-values.ts';
import { type InputFile, readInputs } from './input-closure.ts';
import type { Pair } from './pairs.ts';
import type { RenderStep } from './plan.ts';

/** Reads what the author of a change writes to shape an Application: both sides without the files that are equal. */
export type ReadWritten = (pair: Pair) => Promise<{ base: WrittenInputs; head: WrittenInputs } | undefined>;

/**
 * @param isOurs whether a tree is one of this repository: of files elsewhere, their version is what the author writes
 * @param findIdle finds the changed values of which nothing is rendered
 */
export function writtenInputsReader(isOurs: (snapshot: Snapshot) => boolean, findIdle: FindIdle): ReadWritten {
  // Many Applications share a values file.
  const parsed = new Map<string, Json | undefined>();
  return async ({ base, head }) => {
    if (!base || !head) return undefined;
    const [before, after] = [filesOf(base, isOurs), filesOf(head, isOurs)];
    // A side that cannot be planned has no files, which is not to say that they are gone.
    const isKnown = base.plan && head.plan;
    const differing = (here: typeof before, there: typeof before) =>
      isKnown ? [...here].filter(([path, { oid }]) => there.get(path)?.oid !== oid) : [];
    const files = { base: differing(before, after), head: differing(after, before) };
    const missing = [...files.base, ...files.head].map(([, file]) => file).filter(({ oid }) => !parsed.has(oid));
    const texts = await readInputs(missing);
    for (const { oid } of missing) parsed.set(oid, firstDocument(texts.get(oid)));
    // Of a file that cannot be read on one side, nobody can say what changed in it.
    const unreadable = new Set(
      [...files.base, ...files.head].filter(([, { oid }]) => parsed.get(oid) === undefined).map(([path]) => path),
    );
    const side = (desired: DesiredApplication, of: [string, InputFile][]): WrittenInputs => ({
      sources: sourcesOf(desired),
      dependencies: dependenciesOf(desired),
      values: new Map([
        ...of.flatMap(([path, { oid }]): [string, Json][] => {
          const value = parsed.get(oid);
          return value === undefined || unreadable.has(path) ? [] : [[path, value]];
        }),
        ...inlineValues(desired),
      ]),
    });
    const written = { base: side(base, files.base), head: side(head, files.head) };
    return { base: written.base, head: { ...written.head, idle: await findIdle(base, head, written) } };
  };
}

/** @returns the value of a file of one document; an empty one for a file without, undefined when it cannot be read. */
function firstDocument(content: Buffer | undefined): Json | undefined {
  const { documents, failures } = parseYaml(content?.toString('utf8') ?? '');
  return failures.length > 0 ? undefined : (documents[0]?.value ?? {});
}

/** Files of this repository that hold values rather than objects, by their path in it. */
function filesOf({ plan }: DesiredApplication, isOurs: (snapshot: Snapshot) => boolean): Map<string, InputFile> {
  const found = new Map<string, InputFile>();
  for (const step of plan?.steps ?? []) {
    const passed = valueFilesOf(step);
    for (const [path, file] of step.files) {
      if (isOurs(file.from) && (passed.has(path) || holdsValues(step, path))) found.set(file.at ?? path, file);
    }
  }
  return found;
}

function valueFilesOf({ arguments: { values } }: RenderStep): Set<string> {
  const passed = Array.isArray(values) ? values.filter(isJsonObject) : [];
  return new Set(passed.map(({ path }) => path).filter((path) => typeof path === 'string'));
}

const CHART_FILE = /(?:^|\/)(?:values|Chart)\.yaml$/;

function holdsValues({ operation, arguments: { chart } }: RenderStep, path: string): boolean {
  if (operation === 'kustomize.build')
    return isKustomizationFile(posix.basename(path)) || /^values[^/]*\.ya?ml$/.test(posix.basename(path));
  if (operation !== 'helm.template' || typeof chart !== 'string') return false;
  const inside = chart === '' ? path : path.startsWith(`${chart}/`) ? path.slice(chart.length + 1) : '';
  // Of the chart itself, and of those within it.
  return CHART_FILE.test(inside) && /^(?:charts\/[^/]+\/)*[^/]+$/.test(inside);
}

function sourcesOf({ application: { sources }, record }: DesiredApplication): WrittenSource[] {
  return sources.map(({ repoURL = '', chart, path = '', targetRevision = '' }) => {
    const resolved = record.sources.find(
      (each) => each.role === 'source' && each.chart === chart && each.asked === targetRevision,
    );
    // Of Git, the commit says nothing that the branch or tag does not.
    return {
      url: repoURL,
      chart,
      path,
      revision: targetRevision,
      resolved: chart === undefined ? undefined : resolved?.revision,
    };
  });
}

const PACKED = /(?:^|\/)charts\/([^/]+?)-(v?\d[^/]*)\.tgz$/;

/** Dependencies that are looked up, and those that are packed beside the chart. */
function dependenciesOf({ plan, record }: DesiredApplication): Map<string, string> {
  const versions = new Map<string, string>();
  for (const { role, chart, url, revision } of record.sources)
    if (role === 'dependency') versions.set(chart ?? url, revision);
  for (const { operation, files } of plan?.steps ?? []) {
    if (operation !== 'helm.template') continue;
    for (const path of files.keys()) {
      const [, name, version] = PACKED.exec(path) ?? [];
      if (name !== undefined && version !== undefined && !versions.has(name)) versions.set(name, version);
    }
  }
  return versions;
}

/** Values that stand in the Application itself, by the place that a message names. */
function* inlineValues({ application: { sources } }: DesiredApplication): Generator<[string, Json]> {
  for (const [i, { helm, kustomize, directory }] of sources.entries()) {
    const which = sources.length > 1 ? ` of source ${i + 1}` : '';
    if (helm) {
      const values = helmValues(helm);
      if (values !== undefined) yield [`inline values${which}`, values];
      const parameters = byName(helm['parameters'], 'value');
      if (parameters) yield [`parameters${which}`, parameters];
      const files = byName(helm['fileParameters'], 'path');
      if (files) yield [`file parameters${which}`, files];
    }
    if (kustomize) yield [`kustomize options${which}`, kustomize];
    if (directory) yield [`directory options${which}`, directory];
  }
}

/** `valuesObject` replaces `values` entirely (types.go ValuesYAML). */
function helmValues({ valuesObject, values }: NonNullable<ApplicationSource['helm']>): Json | undefined {
  if (isJsonObject(valuesObject) && Object.keys(valuesObject).length > 0) return valuesObject;
  if (typeof values !== 'string') return undefined;
  const { documents, failures } = parseYaml(values);
  return failures.length > 0 ? undefined : documents[0]?.value;
}

function byName(list: Json | undefined, field: string): JsonObject | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  return Object.fromEntries(list.filter(isJsonObject).map((item) => [String(item['name']), item[field] ?? '']));
}
