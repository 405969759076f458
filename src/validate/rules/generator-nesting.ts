import { generatorsIn } from '../../argocd/generators.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** A combinator may hold another one, which may hold none: Argo CD drops it there (ApplicationSetTerminalGenerator). */
export const generatorNesting: Rule = {
  id: 'generator-nesting',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object }) {
    for (const { entry, at, depth } of generatorsIn(objectAt(object, 'spec')['generators'])) {
      const combinator = ['matrix', 'merge'].find((each) => isJsonObject(entry[each]));
      if (depth !== 2 || combinator === undefined) continue;
      yield {
        message: `${combinator} is nested in two others; Argo CD takes it within one alone, and drops this one`,
        help: 'Combine with fewer levels.',
        at: ['spec', ...at, combinator],
      };
    }
  },
};
