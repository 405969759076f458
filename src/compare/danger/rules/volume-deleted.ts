import { objectAt, textAt } from '../../../model/fields.ts';
import { type Deletion, deletionDangers, deletions } from '../deletion.ts';
import type { DangerRule } from '../rule.ts';

/** What a volume holds lives as long as its reclaim policy says; without another one, a provisioned volume goes with its claim. */
export const volumeDeleted: DangerRule = {
  id: 'volume-deleted',
  severity: 'warning',
  check(change) {
    return deletionDangers(change, deletions(change, ['/PersistentVolumeClaim', '/PersistentVolume']), {
      what,
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
