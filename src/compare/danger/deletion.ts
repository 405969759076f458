import type { KubeObject, ObjectIdentity } from '../../model/kube-object.ts';
import { describe } from '../application-findings.ts';
import { cascades } from '../cascade.ts';
import { annotationParts, automationOf, isHook, retention } from '../sync-policy.ts';
import type { ApplicationChange, Danger } from './rule.ts';

/** An object that Argo CD deletes because of a change, or that waits to be deleted. */
export interface Deletion {
  identity: ObjectIdentity;
  object: KubeObject;
  /** Who deletes it, and when: one sentence without a full stop. */
  how: string;
}

const NAMED = 5;

/** Objects of some kinds, as `group/Kind`, that are gone at head and that Argo CD does not leave alone for good. */
export function deletions(change: ApplicationChange, kinds: readonly string[]): Deletion[] {
  return change.pairs.flatMap(({ identity, base, head }): Deletion[] => {
    if (!base || head || !kinds.includes(`${identity.group}/${identity.kind}`) || isHook(base)) return [];
    const how = change.head ? pruned(base, change) : deletedWith(base, change);
    return how === undefined ? [] : [{ identity, object: base, how }];
  });
}

/** Of an Application that stays (gitops-engine pruneObject). `helm.sh/resource-policy: keep` does not count here. */
function pruned(object: KubeObject, { head, objects }: ApplicationChange): string | undefined {
  if (!head) return undefined;
  const option = retention(object, head, 'Prune');
  if (option === 'false') return undefined;
  if (option === 'confirm') return 'Argo CD prunes it once someone confirms that (Prune=confirm)';
  const { prune, allowEmpty } = automationOf(head);
  if (!prune) return 'it stays, and the Application is OutOfSync, until someone syncs with prune';
  if (objects.head.length === 0 && !allowEmpty)
    return 'automated sync refuses to prune all that an Application has, so it stays until someone syncs with prune';
  return 'automated sync prunes it at once';
}

/** Of an Application that is removed (appcontroller.go shouldBeDeleted). */
function deletedWith(object: KubeObject, { base }: ApplicationChange): string | undefined {
  if (!base || object.kind === 'CustomResourceDefinition' || !cascades(base.application.manifest)) return undefined;
  if (annotationParts(object, 'helm.sh/resource-policy').includes('keep')) return undefined;
  const option = retention(object, base, 'Delete');
  if (option === 'false') return undefined;
  return option === 'confirm'
    ? 'it is deleted with the Application once someone confirms that (Delete=confirm)'
    : 'it is deleted with the Application, which has the resources finalizer';
}

/**
 * One danger for all deletions of which the same is to be said.
 *
 * @param what what is lost, of one object: one sentence without a full stop
 */
export function deletionDangers(
  change: ApplicationChange,
  found: readonly Deletion[],
  { what, help }: { what: (deletion: Deletion) => string; help: string },
): Danger[] {
  const groups = new Map<string, Deletion[]>();
  for (const each of found) {
    const { identity, how } = each;
    const target = change.movedTo(identity);
    const moved =
      target === undefined
        ? ''
        : `. Application ${target} renders it now: unless that one is synced first, it is deleted before it is made anew`;
    const text = `${how}. ${upper(what(each))}${moved || freshBeside(change, identity)}`;
    groups.set(text, [...(groups.get(text) ?? []), each]);
  }
  return [...groups].map(([text, those]) => ({
    message: `${namesOf(those.map(({ identity }) => identity))} ${those.length === 1 ? 'is' : 'are'} removed: ${text}`,
    help,
  }));
}

/** Under a new name it is another object; a CustomResourceDefinition cannot have another one. */
function freshBeside({ pairs }: ApplicationChange, { group, kind }: ObjectIdentity): string {
  if (kind === 'CustomResourceDefinition') return '';
  const fresh = pairs.filter(({ identity, base }) => !base && identity.group === group && identity.kind === kind);
  if (fresh.length === 0) return '';
  return `. ${namesOf(fresh.map(({ identity }) => identity))} ${fresh.length === 1 ? 'is' : 'are'} new: under another name, it is another object`;
}

/** Names of objects, the first few of many. */
function namesOf(identities: readonly ObjectIdentity[]): string {
  const shown = identities.slice(0, NAMED).map(describe);
  const more = identities.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
