import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isJsonObject, type Json } from '../model/kube-object.ts';
import type { Operation } from '../ports/renderer.ts';
import type { Snapshot } from '../ports/repository.ts';
import { decodeText } from '../text/encoding.ts';
import { jsonText } from '../text/json-text.ts';
import { type InputFile, type InputFiles, readInputs } from './input-closure.ts';
import type { RenderStep } from './plan.ts';
import type { SourceTrees } from './sources/source-trees.ts';

/** How every Application, ApplicationSet and AppProject begins, whatever writes it. */
export const ARGO_CD_API = 'argoproj.io/v1';

/** Unpacked; a larger archive is rendered rather than looked into. */
const MAXIMUM_ARCHIVE_BYTES = 64 * 1024 * 1024;

/**
 * Whether an Application may come out of a render: only if its API version went in, in a file, an archive of a dependency or an
 * argument; or its group and its kind, which a template puts together.
 */
export async function mayHaveChildren(
  steps: readonly RenderStep[],
  trees: Pick<SourceTrees, 'isOurs'>,
): Promise<boolean> {
  for (const step of steps) {
    if (written(step).includes(ARGO_CD_API)) return true;
    const mentioning = await oidsContaining(step.files, ARGO_CD_API, trees);
    const isBeside = await besideChart(step, trees);
    for (const [path, { oid, from }] of step.files) {
      if (mentioning.has(oid) && !isBeside(path)) return true;
      if (/\.(tgz|tar\.gz)$/.test(path) && (await archiveMentions(from, oid))) return true;
    }
    if (WRITES.has(step.operation) && (await mentionsApart(step, isBeside, trees))) return true;
  }
  return false;
}

/** What the Application itself puts in; that a cluster serves Argo CD's API says nothing. */
function written({ arguments: { apiVersions: _, ...given } }: RenderStep): string {
  return jsonText(given);
}

/** What these render need not stand in a file as it is. */
const WRITES = new Set<Operation>(['helm.template', 'jsonnet.evaluate']);

const GROUP = 'argoproj.io';
/** Not `argocd.argoproj.io`, of which there is an annotation in every other chart. */
const GROUP_ALONE = /(?<![\w.-])argoproj\.io(?![\w.-])/;
const KIND = /\bApplication(?:Set)?\b/;

async function mentionsApart(
  step: RenderStep,
  isBeside: (path: string) => boolean,
  trees: Pick<SourceTrees, 'isOurs'>,
): Promise<boolean> {
  const read = [...step.files].filter(([path]) => !isBeside(path)).map(([, file]) => file);
  const given = written(step);
  const holds = async (text: string, exactly: RegExp) => {
    if (exactly.test(given)) return true;
    const candidates = await oidsContaining(step.files, text, trees);
    const contents = await readInputs(read.filter(({ oid }) => candidates.has(oid)));
    return [...contents.values()].some((content) => exactly.test(decodeText(content)));
  };
  return (await holds(GROUP, GROUP_ALONE)) && (await holds('Application', KIND));
}

/**
 * Which files lie in a chart's folder without being rendered: an Application is often kept beside the chart that it deploys.
 * They can still get into the output where a template reads files of the chart.
 */
async function besideChart(
  { operation, arguments: { chart, values, setFile }, files }: RenderStep,
  trees: Pick<SourceTrees, 'isOurs'>,
): Promise<(path: string) => boolean> {
  if (operation !== 'helm.template' || typeof chart !== 'string') return () => false;
  const folder = chart === '' ? '' : `${chart}/`;
  const reading = await oidsContaining(files, '.Files', trees);
  const rendered = (path: string) => /^(templates|charts|crds)\//.test(path.slice(folder.length));
  for (const [path, { oid }] of files) if (rendered(path) && reading.has(oid)) return () => false;
  const passed = passedFiles(values, setFile);
  const isPassed = (path: string) =>
    path === `${folder}values.yaml` || passed.some((named) => named.endsWith(`=${path}`));
  return (path) => path.startsWith(folder) && !rendered(path) && !isPassed(path);
}

/** What the Application passes to the chart, each as `name=path`. */
function passedFiles(values: Json | undefined, setFile: Json | undefined): string[] {
  const items = (list: Json | undefined) => (Array.isArray(list) ? list : []);
  return [
    ...items(values).map((value) => `=${String(isJsonObject(value) ? value['path'] : '')}`),
    ...items(setFile).map(String),
  ];
}

/**
 * The ids of those files that contain a text. This repository is searched as a whole, once for all Applications; of a tree elsewhere
 * only the files that are read anyway.
 */
async function oidsContaining(
  files: InputFiles,
  text: string,
  trees: Pick<SourceTrees, 'isOurs'>,
): Promise<ReadonlySet<string>> {
  const elsewhere: InputFile[] = [];
  const ours = new Set<Snapshot>();
  for (const file of files.values()) {
    if (trees.isOurs(file.from)) ours.add(file.from);
    else elsewhere.push(file);
  }
  const [only] = ours;
  // Most often, and then hundreds of ids are not copied for each Application
  if (only !== undefined && ours.size === 1 && elsewhere.length === 0) return oidsInTree(only, text);
  const found = new Set<string>();
  for (const snapshot of ours) for (const oid of await oidsInTree(snapshot, text)) found.add(oid);
  for (const [oid, content] of await readInputs(elsewhere)) if (content.includes(text)) found.add(oid);
  return found;
}

const oidsOf = new WeakMap<Snapshot, Map<string, Promise<Set<string>>>>();

function oidsInTree(snapshot: Snapshot, text: string): Promise<Set<string>> {
  const known = oidsOf.get(snapshot) ?? new Map<string, Promise<Set<string>>>();
  oidsOf.set(snapshot, known);
  let oids = known.get(text);
  if (!oids) {
    oids = snapshot
      .filesContaining(text)
      .then((paths) => new Set([...paths].map((path) => snapshot.entries.get(path)?.oid ?? '')));
    known.set(text, oids);
  }
  return oids;
}

/** By blob id: equal ids are equal bytes, so it never goes stale. */
const archives = new Map<string, Promise<boolean>>();

function archiveMentions(snapshot: Snapshot, oid: string): Promise<boolean> {
  let mentions = archives.get(oid);
  if (!mentions) {
    mentions = lookInto(snapshot, oid);
    archives.set(oid, mentions);
  }
  return mentions;
}

async function lookInto(snapshot: Snapshot, oid: string): Promise<boolean> {
  const packed = (await snapshot.read([oid])).get(oid) ?? Buffer.alloc(0);
  try {
    const unpacked = await promisify(gunzip)(packed, { maxOutputLength: MAXIMUM_ARCHIVE_BYTES });
    return unpacked.includes(ARGO_CD_API) || holdsArchives(unpacked);
  } catch {
    return true;
  }
}

const TAR_BLOCK = 512;

/** Whether a tar has an archive among its files: a dependency of the dependency. Long names stand in entries of their own. */
function holdsArchives(tar: Buffer): boolean {
  for (let at = 0; at + TAR_BLOCK <= tar.length; ) {
    const name = tar.toString('latin1', at, at + 100);
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const type = tar.toString('latin1', at + 156, at + 157);
    const content = at + TAR_BLOCK;
    const longName = type === 'L' || type === 'x' ? tar.toString('latin1', content, content + size) : '';
    if (/\.(tgz|tar\.gz)/.test(name + longName)) return true;
    at = content + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
  return false;
}
