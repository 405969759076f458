import { isJsonObject } from '../../model/kube-object.ts';
import { isTemplated, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** Refs are plain words, each of one source (util/argo GetRefSources). */
export const refInvalid: Rule = {
  id: 'ref-invalid',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    if (!found || isJsonObject(found.spec['sourceHydrator'])) return;
    const seen = new Set<string>();
    for (const [index, source] of objectsAt(found.spec, 'sources')) {
      const ref = textAt(source, 'ref');
      if (ref === '' || isTemplated(ref)) continue;
      const at = [...found.at, 'sources', index, 'ref'];
      if (!/^[a-zA-Z0-9_-]+$/.test(ref)) {
        yield {
          message: `ref "${ref}" has other characters than letters, digits, - and _; Argo CD refuses it`,
          help: 'Name it with these alone, without a $ in front.',
          at,
        };
      } else if (seen.has(ref)) {
        yield {
          message: `ref "${ref}" is the ref of more than one source; Argo CD refuses them`,
          help: 'Give each source a ref of its own.',
          at,
        };
      }
      seen.add(ref);
    }
  },
};
