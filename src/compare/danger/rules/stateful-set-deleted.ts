import { listAt, objectAt, textAt } from '../../../model/fields.ts';
import { type Deletion, deletionDangers, deletions } from '../deletion.ts';
import type { DangerRule } from '../rule.ts';

/** Claims that a StatefulSet made outlive it, unless persistentVolumeClaimRetentionPolicy says otherwise; one of another name makes new ones. */
export const statefulSetDeleted: DangerRule = {
  id: 'stateful-set-deleted',
  severity: 'warning',
  check(change) {
    return deletionDangers(change, deletions(change, ['apps/StatefulSet']), {
      what,
      help: 'Keep its name, or move the data first. The page of this rule says how.',
    });
  },
};

function what({ object }: Deletion): string {
  const spec = objectAt(object, 'spec');
  if (listAt(spec, 'volumeClaimTemplates').length === 0) return 'it has no volume claims of its own';
  return textAt(objectAt(spec, 'persistentVolumeClaimRetentionPolicy'), 'whenDeleted') === 'Delete'
    ? 'persistentVolumeClaimRetentionPolicy deletes its volume claims with it, and the data'
    : 'its volume claims stay, but only a StatefulSet of the same name uses them again';
}
