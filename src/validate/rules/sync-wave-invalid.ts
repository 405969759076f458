import { isTemplated } from '../fields.ts';
import { annotationsOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

/** A wave that is no integer counts as 0 (gitops-engine syncwaves Wave: strconv.Atoi). */
export const syncWaveInvalid: Rule = {
  id: 'sync-wave-invalid',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }) {
    for (const { key, value, at } of annotationsOf(kind, object)) {
      if (key !== 'argocd.argoproj.io/sync-wave' || /^[+-]?\d+$/.test(value) || isTemplated(value)) continue;
      yield {
        message: `the sync wave "${value}" is no integer; Argo CD takes wave 0 for it`,
        help: 'Write an integer in quotes, such as "-1".',
        at,
      };
    }
  },
};
