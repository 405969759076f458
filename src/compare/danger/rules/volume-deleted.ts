import { objectAt, textAt } from '../../../model/fields.ts';
import { isJsonObject, type Json } from '../../../model/kube-object.ts';
import { describe } from '../../application-findings.ts';
import { type Deletion, deletionDangers, deletions } from '../deletion.ts';
import type { ApplicationChange, DangerRule } from '../rule.ts';

/** What a volume holds lives as long as its reclaim policy says; without another one, a provisioned volume goes with its claim. */
export const volumeDeleted: DangerRule = {
  id: 'volume-deleted',
  severity: 'warning',
  check(change) {
    return deletionDangers(change, deletions(change, ['/PersistentVolumeClaim', '/PersistentVolume']), {
      what: (deletion) => what(deletion) + leavers(change, deletion),
      help: 'Keep it with the annotation argocd.argoproj.io/sync-options: Prune=false,Delete=false, merged before this change; or make a backup first.',
    });
  },
};

function what({ object }: Deletion): string {
  if (object.kind === 'PersistentVolumeClaim')
    return 'its volume and the data go with it, unless the reclaim policy of the volume is Retain';
  return textAt(objectAt(object, 'spec'), 'persistentVolumeReclaimPolicy') === 'Delete'
    ? 'its reclaim policy is Delete, so the storage and the data go with it'
    : 'the storage stays, but nothing in the cluster leads to it any more';
}

/** Workloads that the same change takes off the claim: to keep the claim does not keep their data. */
function leavers({ pairs }: ApplicationChange, { identity: { kind, name, namespace } }: Deletion): string {
  if (kind !== 'PersistentVolumeClaim') return '';
  const left = pairs.filter(
    ({ identity, base, head }) =>
      base && head && identity.namespace === namespace && mounts(base, name) && !mounts(head, name),
  );
  const names = left.map(({ identity }) => describe(identity)).join(', ');
  return names === ''
    ? ''
    : `. ${names} ${left.length === 1 ? 'does' : 'do'} not use it any more: new pods start without the data, even where the claim is kept`;
}

/** Whether a volume of the claim is anywhere in an object, such as in its pod template. */
function mounts(value: Json | undefined, claim: string): boolean {
  if (Array.isArray(value)) return value.some((each) => mounts(each, claim));
  if (!isJsonObject(value)) return false;
  if (isJsonObject(value['persistentVolumeClaim']) && value['persistentVolumeClaim']['claimName'] === claim)
    return true;
  return Object.values(value).some((each) => mounts(each, claim));
}
