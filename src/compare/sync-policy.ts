import { isAtLeast } from '../argocd/bundled-tools.ts';
import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { ApplicationDrift } from '../model/drift.ts';
import { listAt, objectAt, textAt } from '../model/fields.ts';
import { isJsonObject, type JsonObject, type KubeObject } from '../model/kube-object.ts';

/** An Application, as Git or Argo CD has it, and the Argo CD that syncs it: what its options mean depends on the version. */
export interface SyncedApplication {
  application: { manifest: JsonObject };
  settings: Pick<ArgoCdSettings, 'version'>;
}

/** What Argo CD does by itself for an Application. */
export interface Automation {
  automated: boolean;
  prune: boolean;
  selfHeal: boolean;
  allowEmpty: boolean;
}

/** `syncPolicy.automated` switches automated sync on by being there, from Argo CD 3.1 on unless `enabled` is false (argocd-semantics A1, E21). */
export function automationOf({ application, settings }: SyncedApplication): Automation {
  const policy = objectAt(application.manifest, 'spec', 'syncPolicy');
  const { automated } = policy;
  const isOff = !isJsonObject(automated) || (automated['enabled'] === false && isAtLeast(settings.version, 3, 1));
  const has = (key: string) => !isOff && automated[key] === true;
  return { automated: !isOff, prune: has('prune'), selfHeal: has('selfHeal'), allowEmpty: has('allowEmpty') };
}

/** The same, as the report tells it. */
export function automatedOf(synced: SyncedApplication): ApplicationDrift['automated'] {
  const { automated: enabled, prune, selfHeal } = automationOf(synced);
  return { enabled, prune, selfHeal };
}

/** Whether `syncPolicy.syncOptions` has an option such as `Replace=true`. */
export function hasSyncOption({ application }: Pick<SyncedApplication, 'application'>, option: string): boolean {
  return listAt(objectAt(application.manifest, 'spec', 'syncPolicy'), 'syncOptions').includes(option);
}

/** Whether the annotation `argocd.argoproj.io/sync-options` of an object has an option. */
export function hasOption(object: KubeObject | undefined, option: string): boolean {
  return object !== undefined && annotationParts(object, 'argocd.argoproj.io/sync-options').includes(option);
}

/**
 * What `Prune` or `Delete` says of an object: its own annotation, else that of the Application, which counts from Argo CD 3.4
 * on (gitops-engine isPruningDisabled, appcontroller.go shouldBeDeleted).
 */
export function retention(
  object: JsonObject,
  { application, settings }: SyncedApplication,
  option: 'Prune' | 'Delete',
): 'true' | 'false' | 'confirm' {
  const own = annotationParts(object, 'argocd.argoproj.io/sync-options');
  const ofApplication = isAtLeast(settings.version, 3, 4)
    ? listAt(objectAt(application.manifest, 'spec', 'syncPolicy'), 'syncOptions')
    : [];
  const written = [...own, ...ofApplication].find((each) => String(each).startsWith(`${option}=`));
  const value = String(written ?? '').slice(option.length + 1);
  return value === 'false' || value === 'confirm' ? value : 'true';
}

/** The parts of an annotation that holds a list with commas. */
export function annotationParts(object: JsonObject, annotation: string): string[] {
  return textAt(annotationsOf(object), annotation)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function annotationsOf(object: JsonObject): JsonObject {
  return objectAt(object, 'metadata', 'annotations');
}

/** Whether an object is a hook: made anew at each sync, never compared, and never pruned (argocd-semantics D4). */
export function isHook(object: KubeObject): boolean {
  const annotations = annotationsOf(object);
  return (
    textAt(annotations, 'argocd.argoproj.io/hook') !== '' ||
    annotationParts(object, 'helm.sh/hook').some((hook) => hook !== 'crd-install')
  );
}

/** Whether an object is one that Argo CD leaves aside: a test of a Helm release, or a hook of a rollback. */
export function isLeftAside(object: KubeObject): boolean {
  const hooks = annotationParts(object, 'helm.sh/hook');
  const isOwn = textAt(annotationsOf(object), 'argocd.argoproj.io/hook') !== '';
  return !isOwn && hooks.length > 0 && hooks.every((hook) => /^test|-rollback$/.test(hook));
}
