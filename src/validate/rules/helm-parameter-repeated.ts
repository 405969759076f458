import { isJsonObject } from '../../model/kube-object.ts';
import { objectAt, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

/** Parameters are kept by name, those with forceString apart: the last of a name counts (reposerver helmTemplate). */
export const helmParameterRepeated: Rule = {
  id: 'helm-parameter-repeated',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source)) continue;
      const seen = new Map<string, string>();
      for (const [index, parameter] of objectsAt(objectAt(source, 'helm'), 'parameters')) {
        const name = textAt(parameter, 'name');
        const value = JSON.stringify([parameter['value'] ?? '', parameter['forceString'] === true]);
        const before = seen.get(name);
        seen.set(name, value);
        if (name === '' || name.includes('{{') || before === undefined || before === value) continue;
        yield {
          message: `the parameter ${name} is there more than once, with other values; one of them counts`,
          help: 'Remove all but one.',
          at: [...at, 'helm', 'parameters', index, 'name'],
        };
      }
    }
  },
};
