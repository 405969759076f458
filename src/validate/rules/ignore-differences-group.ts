import { isTemplated, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** A group is compared without its version (diff_normalizer.go). */
export const ignoreDifferencesGroup: Rule = {
  id: 'ignore-differences-group',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    for (const [index, entry] of objectsAt(found?.spec ?? {}, 'ignoreDifferences')) {
      const group = textAt(entry, 'group');
      const isVersion = group.includes('/') || /^v\d+((alpha|beta)\d+)?$/.test(group);
      if (!isVersion || isTemplated(group)) continue;
      const slash = group.indexOf('/');
      yield {
        message: `the group "${group}" is that of no resource: it is compared without the version`,
        help: slash < 0 ? 'Remove it: the core group is empty.' : `Write "${group.slice(0, slash)}".`,
        at: [...(found?.at ?? []), 'ignoreDifferences', index, 'group'],
      };
    }
  },
};
