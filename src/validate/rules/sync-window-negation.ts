import { objectAt, objectsAt, stringsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Windows know no `!`: it is a character like others (types.go SyncWindows.Matches). */
export const syncWindowNegation: Rule = {
  id: 'sync-window-negation',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    for (const [index, window] of objectsAt(objectAt(object, 'spec'), 'syncWindows')) {
      for (const field of ['applications', 'namespaces', 'clusters']) {
        for (const [place, pattern] of stringsAt(window, field)) {
          if (!pattern.startsWith('!')) continue;
          yield {
            message: `"${pattern}" matches nothing: sync windows know no negation`,
            help: 'Name what the window is for.',
            at: ['spec', 'syncWindows', index, field, place],
          };
        }
      }
    }
  },
};
