import { GENERATORS, generatorsIn, setGenerators } from '../../argocd/generators.ts';
import { nearest } from '../../text/nearest.ts';
import { objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** An entry without a generator that Argo CD knows is only written to a log (applicationset/utils CheckInvalidGenerators). */
export const generatorUnknown: Rule = {
  id: 'generator-unknown',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    if (fragment) return;
    for (const { entry, at } of generatorsIn(objectAt(object, 'spec')['generators'])) {
      if (setGenerators(entry).length > 0) continue;
      const [key] = Object.keys(entry).filter((each) => each !== 'selector');
      const meant = key === undefined || GENERATORS.includes(key) ? undefined : nearest(key, GENERATORS);
      const what = key === undefined ? 'names no generator' : `has ${key}, which is no generator that says anything`;
      yield {
        message: `this entry ${what}; it generates nothing`,
        help: meant ? `Write ${meant}.` : `Write one of ${GENERATORS.join(', ')}.`,
        at: ['spec', ...at, ...(key === undefined ? [] : [key])],
        // Nothing is written that could be lost.
        ...(key === undefined && { severity: 'warning' as const }),
      };
    }
  },
};
