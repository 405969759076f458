import { type KubeObject, metadataString } from '../../../model/kube-object.ts';
import { describe } from '../../application-findings.ts';
import type { ObjectPair } from '../../compare-objects.ts';
import { hasOption, hasSyncOption, isHook } from '../../sync-policy.ts';
import type { ImmutableChange } from '../immutable-change.ts';
import { immutableChanges } from '../immutable-fields.ts';
import type { ApplicationChange, Danger, DangerRule } from '../rule.ts';

/** What Kubernetes refuses to change makes the sync fail, unless it is told to delete the object and make it anew. */
export const immutableField: DangerRule = {
  id: 'immutable-field',
  severity: 'error',
  *check(change) {
    for (const pair of change.pairs) {
      const { base, head, identity } = pair;
      if (!base || !head || !change.head || isHook(base) || isHook(head)) continue;
      const { settings } = change.head;
      const kubeVersion = settings.clusterGuessed.kubeVersion ? undefined : settings.kubeVersion;
      const changes = [...immutableChanges(`${identity.group}/${identity.kind}`, base, head, kubeVersion)];
      if (changes.length === 0) continue;
      if (!isRecreated(change, base, head)) yield refused(pair, changes);
      // A Job that is made anew runs again: that is what the option is for.
      else if (head.kind !== 'Job') yield recreated(pair, changes);
    }
  },
};

/** `kubectl apply --force` and `kubectl replace --force` delete what they cannot change; server-side apply and CRDs never do (sync_context.go applyObject). */
function isRecreated({ head: subject }: ApplicationChange, base: KubeObject, head: KubeObject): boolean {
  const has = (option: string) => hasOption(head, option) || hasOption(base, option);
  const ofApplication = (option: string) => subject !== undefined && hasSyncOption(subject, option);
  if (!has('Force=true') || head.kind === 'CustomResourceDefinition' || head.kind === 'Namespace') return false;
  if (has('Replace=true') || ofApplication('Replace=true')) return true;
  const serverSide =
    hasOption(head, 'ServerSideApply=true') ||
    (ofApplication('ServerSideApply=true') && !hasOption(head, 'ServerSideApply=false'));
  return !serverSide;
}

function fieldsOf(changes: readonly ImmutableChange[]): string {
  return [...new Set(changes.map(({ field }) => field))].join(', ');
}

function refused({ identity }: ObjectPair, changes: readonly ImmutableChange[]): Danger {
  const certain = changes.filter(({ unless }) => unless === undefined);
  if (certain.length === 0) {
    const unless = [...new Set(changes.map((each) => each.unless))].join(', and ');
    return {
      severity: 'warning',
      message: `${describe(identity)}: Kubernetes does not let ${fieldsOf(changes)} change: the sync fails unless ${unless}`,
      help: HELP[identity.kind] ?? HELP_OF_OTHERS,
    };
  }
  return {
    message: `${describe(identity)}: Kubernetes does not let ${fieldsOf(certain)} change: the sync fails`,
    help: HELP[identity.kind] ?? HELP_OF_OTHERS,
  };
}

function recreated({ identity, head }: ObjectPair, changes: readonly ImmutableChange[]): Danger {
  const name = head ? metadataString(head, 'name') : identity.name;
  return {
    severity: 'warning',
    message: `${describe(identity)}: ${fieldsOf(changes)} cannot change, so Force=true deletes ${name} and makes it anew`,
    help: 'Make sure that what goes with it may go: its pods, its data, its address.',
  };
}

const HELP_OF_OTHERS =
  'Take the change back, give the object another name, or delete the old one at the time of the sync.';

const HELP: Readonly<Record<string, string>> = {
  StatefulSet:
    'Take it back, or at the time of the sync delete the StatefulSet without its pods (kubectl delete --cascade=orphan): the pods and the claims stay.',
  Deployment:
    'Take it back, or at the time of the sync delete the Deployment without its pods (kubectl delete --cascade=orphan).',
  Job: 'Give the Job another name for each run, make it a hook, or annotate it with argocd.argoproj.io/sync-options: Force=true,Replace=true.',
  PersistentVolumeClaim: 'Take it back, or make a claim of another name and move the data.',
  ConfigMap: 'Give it another name, such as one with a hash of its content, and let its users name that.',
  Secret: 'Give it another name, and let its users name that.',
  CustomResourceDefinition: 'Take it back. Deleting a CustomResourceDefinition deletes every object of its kind.',
};
