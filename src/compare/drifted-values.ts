import type { DriftedValue, DriftFate } from '../model/drift.ts';
import { isKubeObject, type Json, type JsonObject, type KubeObject } from '../model/kube-object.ts';
import { type SyncPlan, staysIgnored, type Touch } from './drift-fate.ts';
import { type KeyedPath, pointerAt, valueAtPath } from './keyed-path.ts';
import type { LiveDifference } from './live-differences.ts';
import { maskVersions } from './mask-secrets.ts';

/** Fields of one object that are told with what they hold. */
const MOST = 5;
/** Longer values are for the diff. */
const LONGEST = 80;

/**
 * What the first fields of an object hold in Git, live, and after the merge: for numbers, flags and short texts. Secret values are
 * masked as in diffs.
 *
 * @param fate what the merge does to the object.
 */
export function driftedValues(
  difference: LiveDifference,
  touch: Touch,
  fate: DriftFate,
  plan: SyncPlan,
): DriftedValue[] {
  const { drift, outOfSync, managed } = difference;
  if (drift !== 'changed' || !managed) return [];
  const [wanted, found] = outOfSync ? [managed.predictedLive, managed.normalizedLive] : [managed.target, managed.live];
  const raw = [wanted, found, touch.kind === 'changed' ? touch.after : wanted].map(asObject);
  const masked = maskVersions(raw);
  const values = (outOfSync ? difference.fields : difference.ignored).flatMap((path): DriftedValue[] => {
    const sides = raw.map((object, i) => shownAt(object, masked[i], path));
    if (sides.includes(UNSHOWN)) return [];
    const [git, live, after] = sides as (string | undefined)[];
    const merged = { git, live, after, untold: undefined }[mergedFrom(touch, fate, difference, plan)];
    return [
      {
        field: pointerAt(managed.live, path),
        ...(git !== undefined && { git }),
        ...(live !== undefined && { live }),
        ...(merged !== undefined && { merged }),
      },
    ];
  });
  return values.slice(0, MOST);
}

function mergedFrom(
  touch: Touch,
  fate: DriftFate,
  { outOfSync, ignored }: LiveDifference,
  plan: SyncPlan,
): 'git' | 'live' | 'after' | 'untold' {
  if (fate === 'kept') return plan.merges ? 'live' : 'untold';
  if (fate === 'overwritten') return 'git';
  if (fate !== 'conflicts' || touch.kind !== 'changed') return 'untold';
  const isKept =
    !outOfSync && (plan.options.includes('RespectIgnoreDifferences=true') || staysIgnored(ignored, touch, plan));
  return isKept ? 'live' : 'after';
}

const UNSHOWN = Symbol('no short value');

/** @returns undefined for what is not set. */
function shownAt(
  raw: KubeObject | undefined,
  masked: KubeObject | undefined,
  path: KeyedPath,
): string | undefined | typeof UNSHOWN {
  const [value, shown] = [valueAtPath(raw, path), valueAtPath(masked, path)];
  if (isUnset(value)) return undefined;
  // Where a container is masked as a whole, its fields are not there to be shown.
  if (isUnset(shown) || typeof shown === 'object') return UNSHOWN;
  const text = String(shown);
  return text.length > LONGEST || text.includes('\n') ? UNSHOWN : text;
}

function isUnset(value: Json | undefined): value is null | undefined {
  return value === undefined || value === null;
}

function asObject(object: JsonObject | undefined): KubeObject | undefined {
  return object && isKubeObject(object) ? object : undefined;
}
