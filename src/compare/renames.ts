import type { KubeObject } from '../model/kube-object.ts';
import { isJsonObject } from '../model/kube-object.ts';
import { printYaml } from '../text/print-yaml.ts';
import type { ObjectPair } from './compare-objects.ts';

/** What ends a name that kustomize made of content: ten characters of its alphabet (kustomize api/hasher encode). */
const HASH_SUFFIX = /-[2456789bcdfghkmt]{10}$/;

/** Their deletion takes data, or all that depends on them, with it: it has to be seen as one, whatever is created beside it. */
const NEVER_RENAMED = new Set([
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'StatefulSet',
  'CustomResourceDefinition',
  'Application',
  'ApplicationSet',
]);

/** How much of both contents is equal, of 1, from which on two objects are one under two names. */
const NEARLY_EQUAL = 0.8;
/** Beside its identity. What holds less is equal to anything. */
const FEWEST_LINES = 4;
/** Beyond this many pairs to compare, only names tell. */
const MAXIMUM_PAIRS = 40_000;

/**
 * Puts an object that is gone and one of its kind that is new together where the new one is the old one under another name:
 * by the hash at the end of names that kustomize makes, else by nearly equal content.
 *
 * @returns the pairs, those that were put together once and with both sides.
 */
export function matchRenames(pairs: readonly ObjectPair[]): ObjectPair[] {
  const byKind = new Map<string, { removed: ObjectPair[]; added: ObjectPair[] }>();
  for (const pair of pairs) {
    if ((pair.base && pair.head) || NEVER_RENAMED.has(pair.identity.kind)) continue;
    const key = `${pair.identity.group}/${pair.identity.kind}`;
    const both = byKind.get(key) ?? { removed: [], added: [] };
    byKind.set(key, both);
    both[pair.base ? 'removed' : 'added'].push(pair);
  }
  const newByOld = new Map<ObjectPair, ObjectPair>();
  for (const { removed, added } of byKind.values()) {
    if (removed.length === 0 || added.length === 0) continue;
    matchByHash(removed, added, newByOld);
    const taken = new Set(newByOld.values());
    matchByContent(
      removed.filter((pair) => !newByOld.has(pair)),
      added.filter((pair) => !taken.has(pair)),
      newByOld,
    );
  }
  if (newByOld.size === 0) return [...pairs];
  const oldByNew = new Map([...newByOld].map(([before, after]) => [after, before]));
  return pairs.flatMap((pair) => {
    if (newByOld.has(pair)) return [];
    const before = oldByNew.get(pair);
    return before ? [{ ...pair, base: before.base, renamedFrom: before.identity }] : [pair];
  });
}

function matchByHash(removed: ObjectPair[], added: ObjectPair[], into: Map<ObjectPair, ObjectPair>): void {
  const before = byStem(removed);
  for (const [stem, [after, ...others]] of byStem(added)) {
    const [one, ...more] = before.get(stem) ?? [];
    if (one && after && more.length + others.length === 0) into.set(one, after);
  }
}

/** Objects with a hash in their names by what is before it. */
function byStem(pairs: ObjectPair[]): Map<string, ObjectPair[]> {
  const stems = new Map<string, ObjectPair[]>();
  for (const pair of pairs) {
    const { namespace, name } = pair.identity;
    if (!HASH_SUFFIX.test(name)) continue;
    const stem = `${namespace}/${name.replace(HASH_SUFFIX, '')}`;
    stems.set(stem, [...(stems.get(stem) ?? []), pair]);
  }
  return stems;
}

function matchByContent(removed: ObjectPair[], added: ObjectPair[], into: Map<ObjectPair, ObjectPair>): void {
  if (removed.length * added.length > MAXIMUM_PAIRS) return;
  const before = removed.map((pair) => ({ pair, lines: contentLines(pair.base, pair.identity.name) }));
  const after = added.map((pair) => ({ pair, lines: contentLines(pair.head, pair.identity.name) }));
  const candidates = before.flatMap((old) =>
    after.flatMap((fresh) => {
      const alike = likeness(old.lines, fresh.lines);
      if (alike < NEARLY_EQUAL) return [];
      return [{ old: old.pair, fresh: fresh.pair, alike, name: commonStart(old.pair, fresh.pair) }];
    }),
  );
  candidates.sort((a, b) => b.alike - a.alike || b.name - a.name);
  const taken = new Set<ObjectPair>();
  for (const { old, fresh } of candidates) {
    if (into.has(old) || taken.has(fresh)) continue;
    into.set(old, fresh);
    taken.add(fresh);
  }
}

/** What an object holds beside its identity, line by line; its own name in it is no difference. */
function contentLines(object: KubeObject | undefined, name: string): string[] {
  if (!object) return [];
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object;
  const { name: _name, namespace: _namespace, ...kept } = isJsonObject(metadata) ? metadata : {};
  const text = printYaml({ ...rest, metadata: kept });
  return (name.length > 2 ? text.replaceAll(name, '\0') : text).trimEnd().split('\n');
}

/** How many lines both have in common, of 1, in whatever order. */
function likeness(left: string[], right: string[]): number {
  const [fewer, more] = [Math.min(left.length, right.length), Math.max(left.length, right.length)];
  if (fewer < FEWEST_LINES || fewer / more < NEARLY_EQUAL) return 0;
  const count = new Map<string, number>();
  for (const line of left) count.set(line, (count.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of right) {
    const left = count.get(line) ?? 0;
    if (left === 0) continue;
    common++;
    count.set(line, left - 1);
  }
  return common / more;
}

function commonStart(old: ObjectPair, fresh: ObjectPair): number {
  const [a, b] = [old.identity, fresh.identity].map(({ namespace, name }) => `${namespace}/${name}`) as [
    string,
    string,
  ];
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
