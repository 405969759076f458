import { isExcluded } from '../argocd/resource-exclusions.ts';
import { settingsFor } from '../argocd/settings.ts';
import type { DesiredApplication, DesiredState } from '../desired/desired-state.ts';
import type { Pair } from '../desired/pairs.ts';
import { groupOf, type KubeObject } from '../model/kube-object.ts';
import type { ApplicationReview, Finding } from '../model/report.ts';
import { type Denied, denialFindings, deniedObjects } from '../validate/denied-objects.ts';
import type { Manifest } from '../validate/manifest.ts';
import type { Fleet } from '../validate/rule.ts';

/**
 * What projects that are defined beside the Applications do not permit of what these render.
 * @param reviews of the pairs, in their order.
 */
export function validatePermissions(
  reviews: readonly ApplicationReview[],
  pairs: readonly Pair[],
  base: DesiredState,
  head: DesiredState,
): Finding[] {
  const before = denialsIn(base);
  const after = denialsIn(head);
  return reviews.flatMap((review, index) => {
    const pair = pairs[index] as Pair;
    const found = after(pair.head, review.objects.head, review.unknownKinds);
    if (!found || found.denied.kinds.size + found.denied.namespaces.size === 0) return [];
    const known = before(pair.base, review.objects.base, review.unknownKinds);
    return [...denialFindings(found.manifest, found.denied, known?.denied)];
  });
}

function denialsIn({ side, discovered }: DesiredState) {
  const fleet: Fleet = { settings: side.settings, manifests: discovered.manifests };
  const manifests = new Map(discovered.manifests.map((manifest) => [manifest.object, manifest]));
  return (
    each: DesiredApplication | undefined,
    objects: readonly KubeObject[] | undefined,
    unknownKinds: readonly string[],
  ): { manifest: Manifest; denied: Denied } | undefined => {
    const manifest = each && manifests.get(each.application.manifest);
    if (!manifest || !objects) return undefined;
    const { destination } = each.application;
    const { resourceExclusions } = settingsFor(side.settings, destination);
    const applied = objects.filter((object) => !isExcluded(object, resourceExclusions, destination.server));
    const isScopeKnown = ({ apiVersion, kind }: KubeObject) => !unknownKinds.includes(`${groupOf(apiVersion)}/${kind}`);
    const denied = deniedObjects(manifest, fleet, applied, isScopeKnown);
    return denied && { manifest, denied };
  };
}
