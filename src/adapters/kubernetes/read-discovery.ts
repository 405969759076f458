import { listAt, objectAt, objectsAt, textAt } from '../../model/fields.ts';
import type { JsonObject } from '../../model/kube-object.ts';

/** All that a cluster serves in one answer (Kubernetes 1.26 and newer; older ones answer the last form). */
export const DISCOVERY = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

/**
 * Reads an aggregated discovery, as Argo CD counts what a cluster serves: only kinds that can be listed and watched
 * (gitops-engine pkg/utils/kube GetAPIResources, util/argo APIResourcesToStrings).
 *
 * @returns `group/version` and `group/version/Kind`; empty for a server that answers in an older form.
 */
export function readDiscovery(answer: JsonObject): string[] {
  const found = new Set<string>();
  for (const [, group] of objectsAt(answer, 'items')) {
    const name = textAt(objectAt(group, 'metadata'), 'name');
    for (const [, version] of objectsAt(group, 'versions')) {
      const apiVersion = [name, textAt(version, 'version')].filter((part) => part !== '').join('/');
      for (const [, resource] of objectsAt(version, 'resources')) {
        const verbs = listAt(resource, 'verbs');
        if (!verbs.includes('list') || !verbs.includes('watch')) continue;
        found.add(apiVersion);
        found.add(`${apiVersion}/${textAt(objectAt(resource, 'responseKind'), 'kind')}`);
      }
    }
  }
  return [...found].sort();
}
