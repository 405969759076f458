import { byIdentity, identityOf, type KubeObject, type ObjectIdentity } from '../model/kube-object.ts';
import type { ObjectChange } from '../model/report.ts';
import { compareCodeUnits, DEFAULT_TRACKING, normaliseObject, type TrackingKeys } from '../text/canonical.ts';
import { printYaml } from '../text/print-yaml.ts';
import { diffYaml } from './diff-yaml.ts';
import { equalJson } from './equal-json.ts';
import { differsInLabelsOnly, replacesPods } from './folded.ts';
import { maskSecrets } from './mask-secrets.ts';
import { matchRenames } from './renames.ts';
import { withoutUnstable } from './unstable.ts';

export interface CompareOptions {
  /** Left out on both sides: they name the Application, and are equal by construction. */
  tracking?: TrackingKeys;
  /**
   * Values that differ from one render to the next; the caller counts and names them. Each side has its own: a pointer into
   * a list that has shifted is another element on the other side, which may be a change that has to be seen.
   */
  unstable?: { base: UnstableFields; head: UnstableFields };
}

/** JSON Pointers by identity key. */
export type UnstableFields = ReadonlyMap<string, readonly string[]>;

/** What is compared: the objects of both sides after post-processing, and how. */
export interface ComparedSides {
  base: readonly KubeObject[];
  head: readonly KubeObject[];
  options: CompareOptions;
}

/** Two sides of one object, as they are compared: normalised, unstable values left out, secrets unmasked. Never to be shown. */
export interface ObjectPair {
  identity: ObjectIdentity;
  base: KubeObject | undefined;
  head: KubeObject | undefined;
  /** Set when base is an object under another name. */
  renamedFrom?: ObjectIdentity;
}

const CHANGE_ORDER = { removed: 0, changed: 1, added: 2 };

/**
 * What differs between two renders of an Application: removed objects first, then changed, then added ones. An object under a
 * new name is a changed one.
 *
 * @param base objects after Argo CD's post-processing, in any order; empty when there was nothing
 * @throws UndeterminedError when an object is nested too deeply
 */
export function compareObjects(
  base: readonly KubeObject[],
  head: readonly KubeObject[],
  options: CompareOptions = {},
): ObjectChange[] {
  return changesBetween({ base, head, options });
}

/** The same, of sides that others look at too: their objects are held against each other once. */
export function changesBetween(sides: ComparedSides): ObjectChange[] {
  return matchRenames(pairsOf(sides)).map(describeChange).sort(byImportance);
}

const known = new WeakMap<ComparedSides, readonly ObjectPair[]>();

/** The objects that are not equal on both sides; the order of keys is no difference, nor is what normalising leaves out. */
export function pairsOf(sides: ComparedSides): readonly ObjectPair[] {
  const pairs = known.get(sides) ?? differingPairs(sides);
  known.set(sides, pairs);
  return pairs;
}

function differingPairs({
  base,
  head,
  options: { tracking = DEFAULT_TRACKING, unstable },
}: ComparedSides): ObjectPair[] {
  // Post-processing reports objects that are there twice; like Argo CD, it keeps the last.
  const before = byIdentity(base, () => {});
  const after = byIdentity(head, () => {});
  const pairs: ObjectPair[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const prepare = (object: KubeObject | undefined, fields: UnstableFields | undefined): KubeObject | undefined =>
      object && withoutUnstable(normaliseObject(object, tracking), fields?.get(key) ?? []);
    const left = prepare(before.get(key), unstable?.base);
    const right = prepare(after.get(key), unstable?.head);
    const one = right ?? left;
    if (one && !equalJson(left, right)) pairs.push({ identity: identityOf(one), base: left, head: right });
  }
  return pairs;
}

function describeChange({ identity, base, head, renamedFrom }: ObjectPair): ObjectChange {
  const masked = maskSecrets(base, head);
  const diff = diffYaml(masked.base ? printYaml(masked.base) : '', masked.head ? printYaml(masked.head) : '');
  return {
    ...identity,
    change: base === undefined ? 'added' : head === undefined ? 'removed' : 'changed',
    ...(renamedFrom && { renamedFrom: { namespace: renamedFrom.namespace, name: renamedFrom.name } }),
    ...(base && head && !renamedFrom && differsInLabelsOnly(base, head) && { folded: true as const }),
    ...(base && head && !renamedFrom && replacesPods(base, head) && { replacesPods: true as const }),
    // A difference that masking swallowed, such as the spelling of an annotation's JSON, is still told.
    diff: diff.text || 'differs only within masked values',
    lines: diff.lines,
    ignoredFields: [],
    ...(masked.outsideSecrets.length > 0 && { maskedFields: masked.outsideSecrets }),
  };
}

function byImportance(a: ObjectChange, b: ObjectChange): number {
  return (
    CHANGE_ORDER[a.change] - CHANGE_ORDER[b.change] ||
    compareCodeUnits(a.kind, b.kind) ||
    compareCodeUnits(a.namespace, b.namespace) ||
    compareCodeUnits(a.name, b.name) ||
    compareCodeUnits(a.group, b.group)
  );
}
