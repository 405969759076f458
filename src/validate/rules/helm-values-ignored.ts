import { isJsonObject } from '../../model/kube-object.ts';
import { objectAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

/** `valuesObject` stands in for `values`; they are not merged (types.go ValuesYAML). */
export const helmValuesIgnored: Rule = {
  id: 'helm-values-ignored',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source)) continue;
      const helm = objectAt(source, 'helm');
      if (!isJsonObject(helm['valuesObject']) || textAt(helm, 'values').trim() === '') continue;
      yield {
        message: 'helm has both values and valuesObject; Argo CD ignores values',
        help: 'Move what values says into valuesObject.',
        at: [...at, 'helm', 'values'],
      };
    }
  },
};
