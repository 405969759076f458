import { groupOf, identityKey, identityOf, type KubeObject } from '../../../model/kube-object.ts';
import { describe } from '../../application-findings.ts';
import { imagesOf, shownImage, splitImage } from '../../images.ts';
import { isLeftAside } from '../../sync-policy.ts';
import { isMutable, WITH_PODS } from '../mutable-image.ts';
import type { DangerRule } from '../rule.ts';

const NAMED = 3;

/** What is behind a tag that moves is another image tomorrow, on some nodes and not on others, and nothing in Git tells. */
export const mutableImageTag: DangerRule = {
  id: 'mutable-image-tag',
  severity: 'warning',
  *check({ base, objects, pairs }) {
    // What a new Application brings was not otherwise before.
    if (!base?.rendered) return;
    const before = new Set(objects.base.flatMap(movingImages).map((image) => splitImage(image).name));
    const places = new Map<string, Set<string>>();
    for (const { head } of pairs) {
      if (!head || isLeftAside(head)) continue;
      for (const image of movingImages(head))
        if (!before.has(splitImage(image).name))
          places.set(image, (places.get(image) ?? new Set()).add(identityKey(identityOf(head))));
    }
    const named = new Map(objects.head.map((object) => [identityKey(identityOf(object)), identityOf(object)]));
    for (const [image, keys] of places) {
      const of = [...keys].flatMap((key) => named.get(key) ?? []).map(describe);
      const more = of.length > NAMED ? ` and ${of.length - NAMED} more` : '';
      yield {
        message: `the image ${shownImage(image)} has a tag that moves, in ${of.slice(0, NAMED).join(', ')}${more}`,
        help: 'Name a version, or better a digest: what was reviewed is then what runs.',
      };
    }
  },
};

function movingImages(object: KubeObject): string[] {
  const images = [...imagesOf(object).values()].filter(isMutable);
  const isPod = WITH_PODS.has(groupOf(object.apiVersion));
  return isPod ? images : images.filter((image) => splitImage(image).tag !== undefined);
}
