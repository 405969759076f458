import { objectAt, stringsAt } from '../model/fields.ts';
import type { JsonObject } from '../model/kube-object.ts';

const CASCADE_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** @returns whether deleting an Application, of which this is the manifest, deletes its objects. */
export function cascades(manifest: JsonObject): boolean {
  return [...stringsAt(objectAt(manifest, 'metadata'), 'finalizers')].some(([, each]) =>
    each.startsWith(CASCADE_FINALIZER),
  );
}
