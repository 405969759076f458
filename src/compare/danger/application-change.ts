import { identityKey, metadataString } from '../../model/kube-object.ts';
import type { ObjectChange } from '../../model/report.ts';
import { type ComparedSides, type ObjectPair, pairsOf } from '../compare-objects.ts';
import { replaceAt } from '../json-pointer.ts';
import { isSameCluster } from '../same-cluster.ts';
import type { Subject } from '../subject.ts';
import { hasSyncOption } from '../sync-policy.ts';
import type { OtherApplications } from './other-applications.ts';
import type { ApplicationChange } from './rule.ts';

/**
 * What the rules on danger look at.
 *
 * @param sides undefined when one is not known
 * @param changes of the objects, with the fields that `ignoreDifferences` covers
 */
export function applicationChange(
  { base, head, others }: { base: Subject | undefined; head: Subject | undefined; others?: OtherApplications },
  sides: ComparedSides | undefined,
  changes: readonly ObjectChange[],
): ApplicationChange {
  const one = head ?? base;
  // On another cluster, all is new, and Argo CD leaves what is on the old one.
  const isElsewhere =
    base !== undefined &&
    head !== undefined &&
    !isSameCluster(base.application.destination, head.application.destination);
  const isMoved = base !== undefined && head === undefined && others?.isStillThere(base) === true;
  // At base, what could not be rendered is not known to be missing.
  const isRendered = base === undefined || base.rendered !== undefined;
  const isKnown = sides !== undefined && isRendered && !isElsewhere && !isMoved;
  return {
    base: isElsewhere ? undefined : base,
    head,
    pairs: isKnown ? withoutRespected(pairsOf(sides).filter(hasName), changes, head) : [],
    objects: isKnown ? { base: sides.base, head: sides.head } : { base: [], head: [] },
    movedTo: (identity) => one && others?.movedTo(identity, one),
    predecessor: head && !base ? others?.predecessorOf(head) : undefined,
  };
}

/** What has only a `generateName` is made anew at each sync. */
function hasName({ base, head }: ObjectPair): boolean {
  const object = head ?? base;
  return object !== undefined && metadataString(object, 'name') !== '';
}

/** With RespectIgnoreDifferences, Argo CD applies the live value of an ignored field: it does not change. */
function withoutRespected(
  pairs: ObjectPair[],
  changes: readonly ObjectChange[],
  head: Subject | undefined,
): ObjectPair[] {
  if (!head || !hasSyncOption(head, 'RespectIgnoreDifferences=true')) return pairs;
  const ignored = new Map(changes.map((change) => [identityKey(change), change.ignoredFields]));
  return pairs.map((pair) => {
    const pointers = ignored.get(identityKey(pair.identity)) ?? [];
    if (!pair.base || !pair.head || pointers.length === 0) return pair;
    return { ...pair, base: replaceAt(pair.base, pointers, null), head: replaceAt(pair.head, pointers, null) };
  });
}
