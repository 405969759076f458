import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** What is not in the history cannot be rolled back to (types.go RevisionHistories.Trunc). */
export const revisionHistoryLimit: Rule = {
  id: 'revision-history-limit',
  severity: 'info',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    const limit = found?.spec['revisionHistoryLimit'];
    if (!found || typeof limit !== 'number' || limit > 0) return;
    yield {
      message: `revisionHistoryLimit ${limit} keeps no history: the Application cannot be rolled back`,
      help: 'Set it to 1 or more; the default is 10.',
      at: [...found.at, 'revisionHistoryLimit'],
    };
  },
};
