import { objectAt, textAt } from '../model/fields.ts';
import type { JsonObject } from '../model/kube-object.ts';
import type { ManagedResource, OrphanedResource } from '../model/live.ts';
import { mayExist } from '../model/live-application.ts';

const RELEASE = 'meta.helm.sh/release-name';
const NAMESPACE = 'meta.helm.sh/release-namespace';
/** Where Helm keeps a release (helm.sh/helm, pkg/storage/driver: type `helm.sh/release.v1`, label `owner=helm`). */
const SECRET = /^sh\.helm\.release\.v1\.(.+)\.v\d+$/;

/**
 * One note for each Helm release that has, or had, objects of the Application: who installed a chart with `helm install` and lets
 * Argo CD take it over has two that manage it. Git never has Helm's annotations, so they come from Helm itself.
 */
export function helmReleaseNotes(
  managed: readonly ManagedResource[],
  orphaned: readonly OrphanedResource[] | undefined,
): string[] {
  const releases = new Map<string, { name: string; namespace: string; objects: number }>();
  for (const { live, target } of managed) {
    const [name, namespace] = [textAt(annotationsOf(live), RELEASE), textAt(annotationsOf(live), NAMESPACE)];
    // Whoever may annotate an object does not write the command that the note tells people to run
    if (!mayExist({ namespace, name }) || annotationsOf(target)[RELEASE] === name) continue;
    const release = releases.get(`${namespace}/${name}`) ?? { name, namespace, objects: 0 };
    release.objects++;
    releases.set(`${namespace}/${name}`, release);
  }
  return [...releases.values()].map(({ name, namespace, objects }) => {
    const owns = (orphaned ?? []).some(
      (each) => each.kind === 'Secret' && each.namespace === namespace && SECRET.exec(each.name)?.[1] === name,
    );
    const count = `${objects} object${objects === 1 ? ' was' : 's were'}`;
    const means =
      'two manage the same objects, and `helm upgrade`, `rollback` or `uninstall` undoes what Argo CD syncs';
    const end = `kubectl delete secret -n ${namespace} -l owner=helm,name=${name}`;
    const state = owns
      ? `Helm still has the release, so that ${means}. To leave them to Argo CD: ${end}`
      : `If Helm still has the release, ${means}. To leave them to Argo CD: ${end}`;
    return `${count} installed by the Helm release ${namespace}/${name}. ${state}`;
  });
}

function annotationsOf(object: JsonObject = {}): JsonObject {
  return objectAt(object, 'metadata', 'annotations');
}
