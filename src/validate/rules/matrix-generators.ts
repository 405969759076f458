import { generatorsIn } from '../../argocd/generators.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { listAt, objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** A matrix combines exactly two generators (applicationset/generators/matrix.go). */
export const matrixGenerators: Rule = {
  id: 'matrix-generators',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    if (fragment) return;
    for (const { entry, at } of generatorsIn(objectAt(object, 'spec')['generators'])) {
      const matrix = entry['matrix'];
      const count = isJsonObject(matrix) ? listAt(matrix, 'generators').length : 2;
      if (count === 2) continue;
      yield {
        message: `the matrix has ${count} generator${count === 1 ? '' : 's'}; it takes exactly two`,
        help: count > 2 ? 'Put two of them into a matrix of their own.' : 'Add the other one.',
        at: ['spec', ...at, 'matrix'],
      };
    }
  },
};
