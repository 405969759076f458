import type { DriftFate } from '../model/drift.ts';
import type { JsonObject, KubeObject } from '../model/kube-object.ts';
import { type KeyedPath, overlap, pointerAt } from './keyed-path.ts';
import type { LiveDifference } from './live-differences.ts';
import { annotationParts, retention, type SyncedApplication } from './sync-policy.ts';

/** How the Application will be synced. */
export interface SyncPlan {
  synced: SyncedApplication;
  automated: { enabled: boolean; prune: boolean; selfHeal: boolean };
  /** Whether Argo CD, as it is live, puts back what is OutOfSync without any merge. */
  selfHealsNow: boolean;
  /** `spec.syncPolicy.syncOptions`, as they are written. */
  options: readonly string[];
  /** False when nothing is to be merged: a run on a schedule. */
  merges: boolean;
  /** Whether the change alters any object of the Application in what is not ignored, or Argo CD calls one OutOfSync: otherwise there is nothing to sync. */
  hasCause: boolean;
}

/** What the change does to one object. `untold`: it could not be rendered. */
export type Touch =
  | { kind: 'untouched' }
  /**
   * @property visible those of the fields that no rule is known to leave out of Argo CD's diff.
   * @property after the object as head renders it.
   */
  | { kind: 'changed'; fields: KeyedPath[]; visible: KeyedPath[]; after: KubeObject }
  | { kind: 'added' }
  | { kind: 'removed' }
  | { kind: 'untold' }
  /** The Application itself goes, or goes elsewhere. */
  | { kind: 'abandoned'; why: string }
  | { kind: 'deleted'; why: string };

export interface Fate {
  fate: DriftFate;
  /** One sentence. */
  why: string;
  /** Self-heal does it, and no merge. */
  selfHeals?: true;
}

/**
 * What the merge does to an object that had drifted, as Argo CD syncs (argocd-semantics A2, C2; controller/sync.go, gitops-engine pkg/sync):
 * a sync writes what Git sets and leaves other fields alone; `ignoreDifferences` hides fields from the diff and not from the sync, unless
 * RespectIgnoreDifferences=true; what is not in Git any more is pruned only by a sync that prunes.
 */
export function fateOf(difference: LiveDifference, touch: Touch, plan: SyncPlan): Fate {
  const fate = fateAtSync(difference, touch, plan);
  // What is ignored counts as Synced, which heals nothing.
  const selfHeals = fate.fate === 'overwritten' && plan.selfHealsNow && difference.outOfSync;
  return selfHeals ? { ...fate, why: NOT_HEALED, selfHeals } : fate;
}

const NOT_HEALED = 'Self-heal should have put it back by now: see in Argo CD why it has not.';

function fateAtSync(difference: LiveDifference, touch: Touch, plan: SyncPlan): Fate {
  const { drift, outOfSync } = difference;
  if (touch.kind === 'untold') {
    return { fate: 'unknown', why: 'What this change makes of the Application could not be rendered.' };
  }
  if (touch.kind === 'abandoned') return { fate: 'kept', why: touch.why };
  if (touch.kind === 'deleted') {
    if (drift === 'missing') return { fate: 'kept', why: 'It is gone already, and this change removes it.' };
    return { fate: 'conflicts', why: touch.why };
  }
  if (drift === 'extra') return fateOfExtra(difference, touch, plan);
  if (drift === 'missing') return fateOfMissing(touch, plan);
  if (touch.kind === 'removed') return fateOfRemoved(difference, plan);
  return outOfSync ? fateOfChanged(difference, touch, plan) : fateOfIgnored(difference, touch, plan);
}

function fateOfChanged(difference: LiveDifference, touch: Touch, plan: SyncPlan): Fate {
  const { fields, managed } = difference;
  const common = commonField(difference, fields, touch);
  if (common !== undefined) {
    const why = `This change sets ${common} too: the sync writes its value over what is live.`;
    return { fate: 'conflicts', why: why + ignoredToo(difference, plan) };
  }
  // A change of an object of which only the name is known may be one of the same fields.
  if (touch.kind === 'changed' && fields.length === 0) {
    return { fate: 'conflicts', why: 'This change changes it too; which fields differ live is not known.' };
  }
  const replaces = [plan.options, optionsOf(managed?.target), optionsOf(managed?.live)].some((options) =>
    options.includes('Replace=true'),
  );
  const what = isTrackingAlone(fields)
    ? 'It is live, but not marked as an object of this Application: the sync takes it over'
    : !managed
      ? 'It was changed, or is missing, which of the two is not known here: the sync writes what Git has'
      : replaces
        ? 'Replace=true: the sync puts what Git has in place of the whole object'
        : 'The sync writes what Git has over it';
  return { fate: 'overwritten', why: `${what}${whenOf(plan)}.${ignoredToo(difference, plan)}` };
}

function fateOfMissing(touch: Touch, plan: SyncPlan): Fate {
  if (touch.kind === 'removed')
    return { fate: 'kept', why: 'It is gone already, and this change takes it out of Git.' };
  if (touch.kind === 'changed') {
    return {
      fate: 'conflicts',
      why: 'It is gone, and this change changes it: the sync makes it anew, as it is changed.',
    };
  }
  return { fate: 'overwritten', why: `The sync makes it anew${whenOf(plan)}.` };
}

function fateOfExtra({ managed }: LiveDifference, touch: Touch, plan: SyncPlan): Fate {
  if (touch.kind === 'added') {
    return {
      fate: 'conflicts',
      why: 'This change adds an object of this name: the sync writes over the one that is live.',
    };
  }
  const keeper = keptFromPruning(managed?.live, plan);
  if (keeper !== undefined) return { fate: 'kept', why: keeper };
  return { fate: 'overwritten', why: `Git does not have it, and automated sync prunes${whenOf(plan)}.` };
}

/** @returns why nothing prunes it by itself. */
function keptFromPruning(live: JsonObject | undefined, { automated, synced }: SyncPlan): string | undefined {
  const option = retention(live ?? {}, synced, 'Prune');
  if (option === 'false') return 'Git does not have it; Prune=false keeps every sync from pruning it.';
  if (option === 'confirm') return 'Git does not have it; Prune=confirm: it stays until somebody confirms.';
  if (automated.enabled && automated.prune) return undefined;
  const why = automated.enabled ? 'automated sync does not prune' : 'there is no automated sync';
  return `Git does not have it, and ${why}: it stays until somebody syncs with prune.`;
}

function fateOfRemoved({ managed }: LiveDifference, plan: SyncPlan): Fate {
  const keeper = keptFromPruning(managed?.live, plan);
  if (keeper === undefined) {
    return {
      fate: 'conflicts',
      why: 'This change takes it out of Git: automated sync prunes it, with what was changed live.',
    };
  }
  return { fate: 'kept', why: `This change takes it out of Git. ${keeper}` };
}

/** Only fields differ that Argo CD's diff leaves out. */
function fateOfIgnored(difference: LiveDifference, touch: Touch, plan: SyncPlan): Fate {
  const { ignored } = difference;
  const common = commonField(difference, ignored, touch);
  const respects = plan.options.includes('RespectIgnoreDifferences=true');
  if (common !== undefined) {
    const why = respects
      ? `This change sets ${common}, but RespectIgnoreDifferences=true keeps the value that is live.`
      : staysIgnored(ignored, touch, plan)
        ? `This change sets ${common}, which is ignored in the diff, so that nothing syncs because of it: what is live stays until a sync for another reason.`
        : `This change sets ${common}, which is ignored in the diff only: the sync writes its value over what is live.`;
    return { fate: 'conflicts', why };
  }
  if (respects)
    return { fate: 'kept', why: 'ignoreDifferences covers it, and RespectIgnoreDifferences=true keeps it.' };
  const isSynced = touch.kind === 'untouched' || isIgnoredAlone(ignored, touch);
  if (isSynced && plan.options.includes('ApplyOutOfSyncOnly=true')) {
    return { fate: 'kept', why: 'The object counts as Synced, and ApplyOutOfSyncOnly=true leaves it out of the sync.' };
  }
  if (plan.automated.enabled && !plan.hasCause) {
    return {
      fate: 'kept',
      why: 'Ignored in the diff, so that nothing syncs because of it; a sync for another reason overwrites it.',
    };
  }
  const what = `Ignored in the diff only: the sync writes what Git has over it${whenOf(plan)}`;
  return { fate: 'overwritten', why: `${what}. RespectIgnoreDifferences=true would keep it.` };
}

/** Whether the object counts as Synced after the merge too, and is left out of the sync, or no sync starts. */
export function staysIgnored(ignored: readonly KeyedPath[], touch: Touch, plan: SyncPlan): boolean {
  if (!isIgnoredAlone(ignored, touch)) return false;
  return plan.options.includes('ApplyOutOfSyncOnly=true') || (plan.automated.enabled && !plan.hasCause);
}

/** Whether a change sets nothing but fields that Argo CD's diff leaves out: it starts no sync. */
export function isIgnoredAlone(ignored: readonly KeyedPath[], touch: Touch): boolean {
  return touch.kind === 'changed' && touch.visible.every((field) => ignored.some((other) => overlap(field, other)));
}

function ignoredToo(difference: LiveDifference, plan: SyncPlan): string {
  const { ignored, managed } = difference;
  if (ignored.length === 0) return '';
  const names = ignored.map((path) => pointerAt(managed?.live, path)).join(', ');
  const fate = plan.options.includes('RespectIgnoreDifferences=true') ? 'kept' : 'overwritten as well';
  return ` Left out of the diff, and ${fate}: ${names}.`;
}

/** @returns the first field that both the change and what is live touch. */
function commonField({ managed }: LiveDifference, fields: readonly KeyedPath[], touch: Touch): string | undefined {
  if (touch.kind !== 'changed') return undefined;
  const common = fields.find((field) => touch.fields.some((other) => overlap(field, other)));
  return common && pointerAt(managed?.live, common);
}

function whenOf({ automated, merges }: SyncPlan): string {
  if (!automated.enabled) return ', once somebody starts one';
  return merges ? '' : ', when something is merged or somebody syncs';
}

/** @returns the options of the annotation `argocd.argoproj.io/sync-options`. */
function optionsOf(object: JsonObject | undefined): string[] {
  return annotationParts(object ?? {}, 'argocd.argoproj.io/sync-options');
}

const TRACKING = ['argocd.argoproj.io/tracking-id', 'app.kubernetes.io/instance'];

function isTrackingAlone(fields: readonly KeyedPath[]): boolean {
  return fields.length > 0 && fields.every((path) => TRACKING.some((key) => path.includes(key)));
}
