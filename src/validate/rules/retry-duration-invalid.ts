import { isGoDuration } from '../../argocd/go-duration.ts';
import { isTemplated, objectAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** When a sync is to be tried again, an unreadable duration ends it instead (types.go NextRetryAt, parseStringToDuration). */
export const retryDurationInvalid: Rule = {
  id: 'retry-duration-invalid',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    if (!found) return;
    const backoff = objectAt(found.spec, 'syncPolicy', 'retry', 'backoff');
    for (const field of ['duration', 'maxDuration']) {
      const text = textAt(backoff, field);
      if (text === '' || isTemplated(text) || /^[+-]?\d+$/.test(text) || isGoDuration(text)) continue;
      yield {
        message: `retry.backoff.${field} "${text}" is no duration; a failed sync ends with an error instead of being tried again`,
        help: 'Write a number of seconds, or a duration with the units s, m and h, such as 1m30s.',
        at: [...found.at, 'syncPolicy', 'retry', 'backoff', field],
      };
    }
  },
};
