import { objectAt, textAt } from '../model/fields.ts';
import type { JsonObject } from '../model/kube-object.ts';
import type { LiveApplication } from '../model/live.ts';

/** A sentence, where Argo CD is deleting an Application, which its finalizers may hold for long: no sync starts meanwhile. */
export function deletion(manifest: JsonObject): string | undefined {
  const since = textAt(objectAt(manifest, 'metadata'), 'deletionTimestamp');
  if (since === '') return undefined;
  return `Argo CD has been deleting the Application since ${since}: no sync touches its objects any more.`;
}

/** A sentence, where a sync is running or about to: what is live changes while it is told. */
export function runningSync(manifest: JsonObject): string | undefined {
  const isRequested = manifest['operation'] !== undefined;
  const isRunning = textAt(objectAt(manifest, 'status', 'operationState'), 'phase') === 'Running';
  if (!isRequested && !isRunning) return undefined;
  return 'A sync of the Application is running: what is told here is from before its end.';
}

/**
 * The Application that deployed this one, as the annotation says with which Argo CD marks its objects
 * (`PARENT:argoproj.io/Application:NAMESPACE/NAME`, util/argo/resource_tracking.go); undefined where none does, or it is a copy from another object.
 */
export function deployedBy({ manifest, namespace, name }: LiveApplication): string | undefined {
  const id = textAt(objectAt(manifest, 'metadata', 'annotations'), 'argocd.argoproj.io/tracking-id');
  const own = `:argoproj.io/Application:${namespace}/${name}`;
  const parent = id.endsWith(own) ? id.slice(0, -own.length) : '';
  return parent === '' || parent === name ? undefined : parent.replace('_', '/');
}
