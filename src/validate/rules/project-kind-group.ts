import { isTemplated, objectAt, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

const LISTS = [
  'clusterResourceWhitelist',
  'clusterResourceBlacklist',
  'namespaceResourceWhitelist',
  'namespaceResourceBlacklist',
];

/** A group is compared without its version (app_project_types.go IsGroupKindNamePermitted). */
export const projectKindGroup: Rule = {
  id: 'project-kind-group',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    const spec = objectAt(object, 'spec');
    for (const list of LISTS) {
      for (const [index, item] of objectsAt(spec, list)) {
        const group = textAt(item, 'group');
        if (isTemplated(group) || !(group.includes('/') || /^v\d+((alpha|beta)\d+)?$/.test(group))) continue;
        const slash = group.indexOf('/');
        yield {
          message: `the group "${group}" is that of no resource: it is compared without the version`,
          help: slash < 0 ? 'Write "": the core group is empty.' : `Write "${group.slice(0, slash)}".`,
          at: ['spec', list, index, 'group'],
        };
      }
    }
  },
};
