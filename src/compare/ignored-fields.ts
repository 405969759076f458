import picomatch from 'picomatch';
import type { IgnoreRule } from '../argocd/ignore-rules.ts';
import {
  identityKey,
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
  type ObjectIdentity,
} from '../model/kube-object.ts';
import type { ObjectChange } from '../model/report.ts';
import { compareCodeUnits } from '../text/canonical.ts';
import { type ComparedSides, pairsOf } from './compare-objects.ts';
import { equalJson } from './equal-json.ts';
import { isAtOrBelow, pointerStep, valueAt } from './json-pointer.ts';

/** Runs `del(expression)` on an object, with gojq as Argo CD does; undefined when the expression fails. */
export type DeletePath = (expression: string, object: JsonObject) => Promise<JsonObject | undefined>;

/**
 * Marks the changed fields that `ignoreDifferences` covers: Argo CD leaves them out of its own diff, but applies them with
 * the next sync (argocd-semantics C2; util/argo/normalizers/diff_normalizer.go). Nothing is hidden from the diff here.
 * What cannot be told without the cluster, or because an expression fails, is a note of the change.
 *
 * @param spec of the Application at head
 * @param system rules of Argo CD for all Applications.
 */
export async function ignoredFields(
  changes: ObjectChange[],
  sides: ComparedSides,
  spec: Json | undefined,
  deletePath: DeletePath,
  system: readonly IgnoreRule[],
): Promise<ObjectChange[]> {
  const rules = [...rulesOf(spec), ...system.map((rule): JsonObject => ({ ...rule }))];
  if (rules.length === 0) return changes;
  const pairs = new Map(pairsOf(sides).map((pair) => [identityKey(pair.identity), pair]));
  return Promise.all(
    changes.map(async (change) => {
      const pair = pairs.get(identityKey(change));
      const matching = rules.filter((rule) => matches(rule, change));
      if (!pair?.base || !pair.head || matching.length === 0) return change;
      const notes = new Set<string>();
      const deleted = {
        base: await deletedPointers(pair.base, matching, deletePath, notes),
        head: await deletedPointers(pair.head, matching, deletePath, notes),
      };
      const ignored = covered(changedPointers(pair.base, pair.head), pair.base, pair.head, deleted);
      if (ignored.length > 0 && respectsIgnored(spec)) {
        notes.add('RespectIgnoreDifferences=true: Argo CD does not apply the ignored fields to an object that exists.');
      }
      return { ...change, ignoredFields: ignored, ...(notes.size > 0 && { notes: [...notes] }) };
    }),
  );
}

function rulesOf(spec: Json | undefined): JsonObject[] {
  const rules = isJsonObject(spec) ? spec['ignoreDifferences'] : undefined;
  return Array.isArray(rules) ? rules.filter(isJsonObject) : [];
}

function respectsIgnored(spec: Json | undefined): boolean {
  const policy = isJsonObject(spec) ? spec['syncPolicy'] : undefined;
  const options = isJsonObject(policy) ? policy['syncOptions'] : undefined;
  return Array.isArray(options) && options.includes('RespectIgnoreDifferences=true');
}

/** Group and kind are globs, and an empty group is the core group; name and namespace are exact, and any when empty. */
function matches(rule: JsonObject, { group, kind, namespace, name }: ObjectIdentity): boolean {
  return (
    globMatches(rule['group'], group) &&
    globMatches(rule['kind'], kind) &&
    (!rule['name'] || rule['name'] === name) &&
    (!rule['namespace'] || rule['namespace'] === namespace)
  );
}

function globMatches(pattern: Json | undefined, text: string): boolean {
  if (typeof pattern !== 'string' || pattern === '') return text === '';
  if (pattern === '*' || pattern === text) return true;
  return picomatch.isMatch(text, pattern, { dot: true, bash: true, noextglob: true, nonegate: true });
}

/** What the rules delete from one side. */
async function deletedPointers(
  object: KubeObject,
  rules: JsonObject[],
  deletePath: DeletePath,
  notes: Set<string>,
): Promise<string[]> {
  const deleted = new Set<string>();
  for (const rule of rules) {
    for (const pointer of strings(rule['jsonPointers'])) {
      if (valueAt(object, pointer) !== undefined) deleted.add(pointer);
    }
    for (const expression of strings(rule['jqPathExpressions'])) {
      const rest = await deletePath(expression, object);
      if (rest) for (const pointer of removedPointers(object, rest)) deleted.add(pointer);
      else notes.add(`ignoreDifferences: the jq path expression \`${expression}\` fails on this object.`);
    }
    const managers = strings(rule['managedFieldsManagers']);
    if (managers.length > 0) {
      notes.add(`ignoreDifferences: only the cluster knows which fields ${managers.join(', ')} manages.`);
    }
  }
  return [...deleted];
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** @returns pointers to the smallest parts that differ; elements of lists are told by their index. */
function changedPointers(base: Json | undefined, head: Json | undefined, at = ''): string[] {
  if (equalJson(base, head)) return [];
  if (Array.isArray(base) && Array.isArray(head)) {
    const length = Math.max(base.length, head.length);
    return Array.from({ length }, (_, i) => changedPointers(base[i], head[i], at + pointerStep(i))).flat();
  }
  if (isJsonObject(base) && isJsonObject(head)) {
    const keys = new Set([...Object.keys(base), ...Object.keys(head)]);
    return [...keys].flatMap((key) => changedPointers(own(base, key), own(head, key), at + pointerStep(key)));
  }
  return [at];
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** @returns pointers into `whole` to what is no longer in `rest`, which is `whole` with parts deleted. */
export function removedPointers(whole: Json, rest: Json | undefined, at = ''): string[] {
  if (rest === undefined) return [at];
  if (Array.isArray(whole) && Array.isArray(rest)) {
    const removed: string[] = [];
    let next = 0;
    whole.forEach((item, i) => {
      // A deleted element shifts those behind it: each one is what the next remaining element was made from, or it is gone.
      const remains = next < rest.length && whole.length - i >= rest.length - next && isRestOf(item, rest[next]);
      removed.push(...removedPointers(item, remains ? rest[next++] : undefined, at + pointerStep(i)));
    });
    return removed;
  }
  if (!isJsonObject(whole) || !isJsonObject(rest)) return [];
  return Object.entries(whole).flatMap(([key, value]) =>
    value === undefined ? [] : removedPointers(value, own(rest, key), at + pointerStep(key)),
  );
}

/** Whether deleting parts of `whole` can give `rest`. */
function isRestOf(whole: Json, rest: Json | undefined): boolean {
  if (Array.isArray(whole) && Array.isArray(rest)) {
    let next = 0;
    for (const item of whole) if (next < rest.length && isRestOf(item, rest[next])) next++;
    return next === rest.length;
  }
  if (isJsonObject(whole) && isJsonObject(rest)) {
    return Object.entries(rest).every(([key, value]) => {
      const before = own(whole, key);
      return before !== undefined && isRestOf(before, value);
    });
  }
  return equalJson(whole, rest);
}

/** A change is ignored when it lies in what is deleted on every side that has it; one that holds deleted parts, in those parts. */
function covered(
  changed: string[],
  base: KubeObject,
  head: KubeObject,
  deleted: { base: string[]; head: string[] },
): string[] {
  const ignored = new Set<string>();
  for (const pointer of changed) {
    const within = (side: KubeObject, gone: string[]) =>
      valueAt(side, pointer) === undefined || gone.some((ancestor) => isAtOrBelow(pointer, ancestor));
    if (within(base, deleted.base) && within(head, deleted.head)) {
      ignored.add(pointer);
      continue;
    }
    for (const gone of [...deleted.base, ...deleted.head]) if (isAtOrBelow(gone, pointer)) ignored.add(gone);
  }
  return [...ignored].sort(compareCodeUnits);
}
