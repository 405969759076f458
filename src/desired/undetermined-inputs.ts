import { posix } from 'node:path';
import { namedFiles, splitRef } from '../argocd/helm-arguments.ts';
import { isKustomizationFile } from '../argocd/source-type.ts';
import { UndeterminedError } from '../errors.ts';
import type { Application, ApplicationSource } from '../model/application.ts';
import { isJsonObject, type Json } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { joinInside, listFiles, resolvePath, submodules } from '../text/paths.ts';
import { directoryFiles, type InputFiles, jsonnetFiles, kustomizeFiles } from './input-closure.ts';
import { obstacleOf } from './obstacles.ts';
import type { Side } from './side.ts';
import type { SourceTrees } from './sources/source-trees.ts';

/** Object ids by path; where a path leads to nothing, why. */
export type UndeterminedInputs = Map<string, string>;

/**
 * For an Application that cannot be planned: all that this repository puts into it at this side, rather too much than too little.
 * While it is equal on both sides the change does not reach the Application, though nobody can say what it renders.
 *
 * @param obstacle why it cannot be planned.
 */
export async function undeterminedInputs(
  application: Application,
  side: Side,
  trees: SourceTrees,
  obstacle: string,
): Promise<UndeterminedInputs> {
  const inputs: UndeterminedInputs = new Map();
  // The paths below do not tell one commit of a submodule from another.
  if (obstacle.includes('submodule')) for (const { path, oid } of submodules(side.snapshot)) inputs.set(path, oid);
  const changing = new Map<ApplicationSource, boolean>();
  for (const source of application.sources) changing.set(source, await isFromThisSide(source, side, trees));
  const refs = new Map(application.sources.map((source) => [source.ref ?? '', source]));
  for (const source of application.sources) {
    const isHere = changing.get(source) === true;
    const directory = source.path ?? '';
    if (isHere && directory !== '') await addSource(source, directory, side, inputs);
    for (const file of namedFiles(source).filter((path) => !path.includes('://'))) {
      const ref = splitRef(file);
      const from = ref && refs.get(ref.ref);
      if (ref && from) {
        if (changing.get(from)) addBelow('', ref.path, side, inputs);
      } else if (isHere) addBelow(file.startsWith('/') ? '' : directory, file.replace(/^\//, ''), side, inputs);
    }
  }
  return inputs;
}

/** Whether a source is read from what is compared: not from elsewhere, and not from a pinned revision. */
async function isFromThisSide(source: ApplicationSource, side: Side, trees: SourceTrees): Promise<boolean> {
  if (source.chart || !trees.isThisRepository(source.repoURL ?? '')) return false;
  try {
    return (await trees.of(source, side)).revision === undefined;
  } catch (thrown) {
    obstacleOf(thrown);
    return false;
  }
}

/** The directory, and what the tools of Argo CD follow out of it. */
async function addSource(
  source: ApplicationSource,
  path: string,
  { snapshot }: Side,
  inputs: UndeterminedInputs,
): Promise<void> {
  const resolved = resolveOrNote(snapshot, '', path, inputs);
  if (resolved === undefined) return;
  const entry = snapshot.entries.get(resolved);
  if (entry) inputs.set(resolved, entry.oid);
  const files = directoryFiles(snapshot, resolved);
  addAll(inputs, files);
  const beside = [...files.keys()].filter((file) => posix.dirname(file) === (resolved === '' ? '.' : resolved));
  if (beside.some((file) => isKustomizationFile(posix.basename(file)))) {
    await addFollowed(inputs, snapshot, () =>
      kustomizeFiles(snapshot, resolved, strings(source.kustomize?.['components'])),
    );
  }
  const jsonnet = source.directory?.['jsonnet'];
  const libraries = [resolved, ...strings(isJsonObject(jsonnet) ? jsonnet['libs'] : undefined)];
  for (const file of files.keys()) {
    if (!file.endsWith('.jsonnet')) continue;
    await addFollowed(inputs, snapshot, () => jsonnetFiles(snapshot, file, libraries));
  }
}

/** Where a file that names others cannot be read, nobody knows which: then any change may reach the Application. */
async function addFollowed(
  inputs: UndeterminedInputs,
  snapshot: Snapshot,
  follow: () => Promise<InputFiles>,
): Promise<void> {
  try {
    addAll(inputs, await follow());
  } catch (error) {
    if (!(error instanceof UndeterminedError)) throw error;
    inputs.set('the repository', snapshot.tree);
  }
}

function addAll(inputs: UndeterminedInputs, files: InputFiles): void {
  for (const [path, { oid }] of files) inputs.set(path, oid);
}

function strings(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : []).filter((item) => typeof item === 'string');
}

/** A file, or all files below the part of a path that has no glob and no variable. */
function addBelow(directory: string, path: string, { snapshot }: Side, inputs: UndeterminedInputs): void {
  const open = path.search(/[*?[{$]/);
  const literal = open < 0 ? path : path.slice(0, path.lastIndexOf('/', open) + 1);
  const resolved = resolveOrNote(snapshot, directory, literal, inputs);
  if (resolved === undefined) return;
  const entry = snapshot.entries.get(resolved);
  const files = entry ? [{ path: resolved, entry }] : listFiles(snapshot, resolved, { followDirectoryLinks: true });
  for (const file of files) inputs.set(file.path, file.entry.oid);
}

function resolveOrNote(
  snapshot: Snapshot,
  directory: string,
  path: string,
  inputs: UndeterminedInputs,
): string | undefined {
  const joined = joinInside(directory, path);
  const resolved = 'error' in joined ? joined : resolvePath(snapshot, joined.path);
  if (!('error' in resolved)) return resolved.path;
  inputs.set('path' in joined ? joined.path : path, resolved.error);
  return undefined;
}
