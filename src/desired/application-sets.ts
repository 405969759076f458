import { isJsonObject, type Json, type JsonObject } from '../model/kube-object.ts';
import type { Snapshot } from '../ports/repository.ts';
import { jsonText } from '../text/json-text.ts';
import type { Discovered } from './discover.ts';

/** An ApplicationSet that stands in a file; this version does not expand it. */
export type FoundApplicationSet = Discovered['applicationSets'][number];

/**
 * The ApplicationSets whose Applications this change may reach: the set itself is new or changed, or a changed file lies
 * where its generators or its template look.
 */
export function reachedApplicationSets(
  base: { snapshot: Snapshot; sets: readonly FoundApplicationSet[] },
  head: { snapshot: Snapshot; sets: readonly FoundApplicationSet[] },
): Set<FoundApplicationSet> {
  const before = new Map(base.sets.map((set) => [`${set.file}\n${set.name}`, set]));
  const changed = changedPaths(base.snapshot, head.snapshot);
  const reached = new Set<FoundApplicationSet>();
  for (const set of head.sets) {
    const was = before.get(`${set.file}\n${set.name}`);
    const same = was && jsonText(was.spec) === jsonText(set.spec);
    const prefixes = watchedPrefixes(set.spec);
    if (!same || changed.some((path) => prefixes.some((prefix) => path.startsWith(prefix)))) reached.add(set);
  }
  return reached;
}

function changedPaths(base: Snapshot, head: Snapshot): string[] {
  if (base.tree === head.tree) return [];
  const paths = new Set([...base.entries.keys(), ...head.entries.keys()]);
  return [...paths].filter((path) => base.entries.get(path)?.oid !== head.entries.get(path)?.oid);
}

/** The literal beginnings of every path that a set names; a path that is a parameter alone comes from a generator's path. */
function watchedPrefixes(spec: JsonObject): string[] {
  const generated = pathsIn(spec['generators']);
  const templated = pathsIn(spec['template']).filter((path) => !(generated.length > 0 && path.startsWith('{{')));
  return [...generated, ...templated].map((path) => /^[^{*?[$]*/.exec(path.replace(/^\.?\//, ''))?.[0] ?? '');
}

function pathsIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'path' && typeof item === 'string') return [item];
    if (key === 'valueFiles' && Array.isArray(item))
      return item.filter((file) => typeof file === 'string').map((file) => file.replace(/^\$[^/]*\//, ''));
    return pathsIn(item);
  });
}
