import { generatorsIn, setGenerators } from '../../argocd/generators.ts';
import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Within a combinator an entry is one generator (matrix.go and merge.go, ErrMoreThenOneInnerGenerators). */
export const nestedGeneratorSeveral: Rule = {
  id: 'nested-generator-several',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object }) {
    for (const { entry, at, within } of generatorsIn(objectAt(object, 'spec')['generators'])) {
      const set = setGenerators(entry);
      if (within === undefined || set.length < 2) continue;
      yield {
        message: `this entry of the ${within} has ${set.join(' and ')}; Argo CD takes one`,
        help: 'Make an entry of each.',
        at: ['spec', ...at, set[1] as string],
      };
    }
  },
};
