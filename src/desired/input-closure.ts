import { posix } from 'node:path';
import { isKustomizationFile } from '../argocd/source-type.ts';
import type { Json } from '../model/kube-object.ts';
import type { Snapshot, TreeEntry } from '../ports/repository.ts';
import { type ListedFile, listFiles, resolvePath, submodules } from '../text/paths.ts';
import { parseYaml } from '../text/yaml.ts';

export interface InputFile {
  oid: string;
  size: number;
  /** Where its bytes are read. */
  from: Snapshot;
  /** Its path there, where the render sees it under another one. */
  at?: string;
  /** A submodule whose files are not here: the source has to be planned with its submodules. */
  submodule?: true;
}

/** Files that a render can see, by the path under which it sees them. */
export type InputFiles = Map<string, InputFile>;

/** The bytes of files, by the id of their content. */
export async function readInputs(files: Iterable<InputFile>): Promise<Map<string, Buffer>> {
  const wanted = new Map<Snapshot, string[]>();
  for (const { oid, from } of files) {
    const oids = wanted.get(from);
    if (oids) oids.push(oid);
    else wanted.set(from, [oid]);
  }
  const [first, ...rest] = await Promise.all([...wanted].map(([from, oids]) => from.read(oids)));
  for (const contents of rest) for (const [oid, content] of contents) first?.set(oid, content);
  return first ?? new Map();
}

function fileOf({ oid, size }: TreeEntry, from: Snapshot): InputFile {
  return { oid, size, from };
}

function addAll(into: InputFiles, files: Iterable<ListedFile>, from: Snapshot): void {
  for (const { path, entry } of files) into.set(path, fileOf(entry, from));
}

/** Every file and submodule below a directory, symlinks followed inside the tree. */
export function directoryFiles(snapshot: Snapshot, directory: string): InputFiles {
  const files: InputFiles = new Map();
  addAll(files, listFiles(snapshot, directory, { followDirectoryLinks: true }), snapshot);
  addSubmodules(files, snapshot, directory);
  return files;
}

/** Adds the submodules below a directory. */
export function addSubmodules(into: InputFiles, snapshot: Snapshot, directory: string): void {
  for (const { path, oid } of submodules(snapshot)) {
    if (directory === '' || path.startsWith(`${directory}/`))
      into.set(path, { oid, size: 0, from: snapshot, submodule: true });
  }
}

/** Every string in a YAML value, and the part after `=` of those that have one (`files: [name=path]`). */
function* stringsIn(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    const equals = value.indexOf('=');
    if (equals >= 0) yield value.slice(equals + 1);
  } else if (Array.isArray(value)) {
    for (const item of value) yield* stringsIn(item);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) yield* stringsIn(item);
  }
}

/**
 * The files that building a kustomization can read: whatever any string in it, or in a configuration that it names, points
 * to, and so on. More than is read, never less by a field that nobody thought of; a file that is left out anyway makes the
 * build fail, it cannot change its result.
 *
 * @param extra paths relative to the directory that the Application adds (components, patch files).
 */
export async function kustomizeFiles(snapshot: Snapshot, directory: string, extra: string[]): Promise<InputFiles> {
  const files: InputFiles = new Map();
  const visited = new Set<string>();
  let pending: string[] = [directory];
  for (const path of extra) pending.push(...targets(snapshot, directory, path));
  while (pending.length > 0) {
    const round = pending.filter((path) => !visited.has(path));
    for (const path of round) visited.add(path);
    pending = (await Promise.all(round.map((path) => visit(snapshot, path, files)))).flat();
  }
  return files;
}

/** Adds one file, or one directory with its kustomization. @returns what these point to. */
async function visit(snapshot: Snapshot, path: string, files: InputFiles): Promise<string[]> {
  const resolved = resolvePath(snapshot, path);
  if ('error' in resolved) return [];
  const entry = snapshot.entries.get(resolved.path);
  if (entry?.type === 'submodule') files.set(path, { ...fileOf(entry, snapshot), submodule: true });
  if (entry?.type === 'file') {
    files.set(path, fileOf(entry, snapshot));
    return /\.(ya?ml|json)$/.test(path) || isKustomizationFile(posix.basename(path))
      ? pointers(snapshot, path, entry.oid, files)
      : [];
  }
  return listFiles(snapshot, path, { followDirectoryLinks: false })
    .filter(
      (file) =>
        posix.dirname(file.path) === (path === '' ? '.' : path) && isKustomizationFile(posix.basename(file.path)),
    )
    .map((file) => file.path);
}

async function pointers(snapshot: Snapshot, path: string, oid: string, files: InputFiles): Promise<string[]> {
  const directory = posix.dirname(path) === '.' ? '' : posix.dirname(path);
  const found: string[] = [];
  for (const value of await stringsOf(snapshot, oid, isKustomizationFile(posix.basename(path)))) {
    for (const target of targets(snapshot, directory, value)) if (!files.has(target)) found.push(target);
  }
  return found;
}

/** Strings by blob: base and head, and overlays on one base, share most of them. Equal ids are equal bytes, so it never goes stale. */
const stringsByBlob = new Map<string, Promise<readonly string[]>>();

function stringsOf(snapshot: Snapshot, oid: string, kustomization: boolean): Promise<readonly string[]> {
  const key = `${oid} ${kustomization}`;
  let strings = stringsByBlob.get(key);
  if (!strings) {
    strings = readStrings(snapshot, oid, kustomization);
    stringsByBlob.set(key, strings);
  }
  return strings;
}

/** Only a kustomization, or a configuration of one of kustomize's own kinds, can name further files. */
async function readStrings(snapshot: Snapshot, oid: string, kustomization: boolean): Promise<readonly string[]> {
  const text = (await snapshot.read([oid])).get(oid)?.toString('utf8') ?? '';
  if (!kustomization && !MAY_NAME_FILES.test(text)) return [];
  return [...new Set(parseYaml(text).documents.flatMap(({ value }) => [...stringsIn(value)]))];
}

/** Builtin transformers and generators, and kustomizations under other names: no other kind of file can name a file. */
const MAY_NAME_FILES = /\bapiVersion["']?:\s*["']?(builtin|kustomize\.config\.k8s\.io)\b/;

/** @returns the path inside the tree that a string names from a directory, if there is one. */
function targets(snapshot: Snapshot, directory: string, value: string): string[] {
  if (value === '' || value.length > 1024 || value.includes('\n') || value.includes('://') || value.startsWith('/'))
    return [];
  const path = posix.join(directory === '' ? '.' : directory, value).replace(/\/$/, '');
  if (path.startsWith('..')) return [];
  const normal = path === '.' ? '' : path;
  const submodule = submodules(snapshot).find((each) => normal.startsWith(`${each.path}/`));
  if (submodule) return [submodule.path];
  return 'error' in resolvePath(snapshot, normal) ? [] : [normal];
}

const JSONNET_IMPORT = /\bimport(?:str|bin)?\s*@?(?:"([^"]+)"|'([^']+)')/g;

/**
 * The files that a jsonnet file can import, and so on: looked up beside the importing file, then in the library
 * directories.
 */
export async function jsonnetFiles(snapshot: Snapshot, file: string, libraries: string[]): Promise<InputFiles> {
  const files: InputFiles = new Map();
  let pending = [file];
  while (pending.length > 0) {
    const next: string[] = [];
    for (const path of pending) {
      const resolved = resolvePath(snapshot, path);
      const entry = 'error' in resolved ? undefined : snapshot.entries.get(resolved.path);
      if (entry?.type === 'submodule') files.set(path, { ...fileOf(entry, snapshot), submodule: true });
      if (files.has(path) || entry?.type !== 'file') continue;
      files.set(path, fileOf(entry, snapshot));
      const text = (await snapshot.read([entry.oid])).get(entry.oid)?.toString('utf8') ?? '';
      for (const match of text.matchAll(JSONNET_IMPORT)) {
        const name = match[1] ?? match[2] ?? '';
        for (const directory of [posix.dirname(path), ...libraries]) {
          next.push(...targets(snapshot, directory === '.' ? '' : directory, name));
        }
      }
    }
    pending = next;
  }
  return files;
}
