import { posix } from 'node:path';
import { isKustomizationFile } from '../argocd/source-type.ts';
import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { decodeText } from '../text/encoding.ts';
import { parseYaml } from '../text/yaml.ts';
import { readEach } from './read-each.ts';

/** What the kustomizations of a tree do with files. */
export interface KustomizationFiles {
  /** Files with which they patch: what is in them is a part of an object. */
  patches: Set<string>;
  /** Files that they list as resources: what is in them may be completed by a patch. */
  resources: Set<string>;
}

const PATCH_FIELDS = ['patches', 'patchesStrategicMerge', 'patchesJson6902'];

/** @param files the paths that somebody asks about; a kustomization that names none of them is not parsed. */
export async function kustomizationFiles(snapshot: Snapshot, files: Iterable<string>): Promise<KustomizationFiles> {
  const used: KustomizationFiles = { patches: new Set(), resources: new Set() };
  const names = new Set([...files].map((path) => posix.basename(path)));
  if (names.size === 0) return used;
  const kustomizations = [...snapshot.entries.values()].filter(({ path }) => isKustomizationFile(posix.basename(path)));
  const blobs = await readEach(
    snapshot,
    kustomizations.map(({ oid }) => oid),
  );
  for (const { path, oid } of kustomizations) {
    const content = blobs.get(oid);
    const text = Buffer.isBuffer(content) ? decodeText(content) : '';
    if (!mentions(text, names)) continue;
    for (const { value } of parseYaml(text).documents) {
      if (!isJsonObject(value)) continue;
      const at = (file: string) => posix.join(posix.dirname(path), file);
      for (const file of patchFilesOf(value)) used.patches.add(at(file));
      for (const file of stringsIn(value['resources'])) used.resources.add(at(file));
    }
  }
  return used;
}

function mentions(text: string, names: ReadonlySet<string>): boolean {
  return (text.match(/[^\s/"',[\]{}]+\.(?:ya?ml|json)/g) ?? []).some((name) => names.has(name));
}

function patchFilesOf(kustomization: JsonObject): string[] {
  const patches = PATCH_FIELDS.map((field) => kustomization[field]).flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return stringsIn(patches.map((patch) => (isJsonObject(patch) ? (patch['path'] ?? null) : patch)));
}

function stringsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}
