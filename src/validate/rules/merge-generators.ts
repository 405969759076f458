import { generatorsIn } from '../../argocd/generators.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { listAt, objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** A merge combines two generators or more by one key or more (applicationset/generators/merge.go). */
export const mergeGenerators: Rule = {
  id: 'merge-generators',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    if (fragment) return;
    for (const { entry, at } of generatorsIn(objectAt(object, 'spec')['generators'])) {
      const merge = entry['merge'];
      if (!isJsonObject(merge)) continue;
      const place = ['spec', ...at, 'merge'];
      const count = listAt(merge, 'generators').length;
      if (count < 2) {
        const message = `the merge has ${count} generator${count === 1 ? '' : 's'}; it takes two or more`;
        yield { message, help: 'Add the generators to merge.', at: place };
      }
      if (listAt(merge, 'mergeKeys').length === 0) {
        const message = 'the merge has no mergeKeys; it takes one or more';
        yield { message, help: 'Name the parameter by which sets belong together.', at: place };
      }
    }
  },
};
