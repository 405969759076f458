import { groupOf, identityOf, type KubeObject } from '../../../model/kube-object.ts';
import { describe } from '../../application-findings.ts';
import { imagesOf, shownImage } from '../../images.ts';
import { WITH_PODS } from '../mutable-image.ts';
import type { DangerRule } from '../rule.ts';

/** No reference to an image has another character (distribution/reference). What a reader takes for one can look the same. */
const STRANGE = /[^!-~]/u;

/** A character that looks like another one, or like none, is a slip or an attempt to mislead. The kubelet starts no such pod. */
export const imageInvalid: DangerRule = {
  id: 'image-invalid',
  severity: 'error',
  *check({ objects }) {
    const before = new Set(objects.base.flatMap(strangeImages));
    const said = new Set<string>();
    for (const object of objects.head) {
      for (const image of strangeImages(object)) {
        if (before.has(image) || said.has(image)) continue;
        said.add(image);
        const code = STRANGE.exec(image)?.[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
        yield {
          message: `the image "${shownImage(image)}" has a character that no image has (U+${code}), in ${describe(identityOf(object))}`,
          help: 'Write it anew by hand: what looks like a letter may be another one, and what looks like nothing may be something.',
        };
      }
    }
  },
};

function strangeImages(object: KubeObject): string[] {
  if (!WITH_PODS.has(groupOf(object.apiVersion))) return [];
  return [...imagesOf(object).values()].filter((image) => STRANGE.test(image));
}
