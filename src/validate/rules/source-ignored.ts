import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';
import { hasSeveralSources } from '../template.ts';

/** `sourceHydrator` wins over `sources`, and that over `source` (types.go GetSources). */
export const sourceIgnored: Rule = {
  id: 'source-ignored',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    if (!found) return;
    const { spec, at } = found;
    const wins = isJsonObject(spec['sourceHydrator'])
      ? 'sourceHydrator'
      : hasSeveralSources(spec)
        ? 'sources'
        : 'source';
    const others = ['sources', 'source'].slice(wins === 'sourceHydrator' ? 0 : wins === 'sources' ? 1 : 2);
    for (const field of others) {
      if (!saysSomething(spec[field])) continue;
      yield {
        message: `${field} is ignored, because ${wins} is set`,
        help: `Remove ${field}, or move what it says into ${wins}.`,
        at: [...at, field],
      };
    }
  },
};

function saysSomething(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(saysSomething);
  return isJsonObject(value) && Object.values(value).some((field) => field !== null && field !== '');
}
