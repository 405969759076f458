import { isTemplated, objectAt, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** A time zone that is none is UTC to Argo CD (types.go scheduleOffsetByTimeZone). */
export const syncWindowTimeZone: Rule = {
  id: 'sync-window-time-zone',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    for (const [index, window] of objectsAt(objectAt(object, 'spec'), 'syncWindows')) {
      const zone = textAt(window, 'timeZone');
      if (zone === '' || isTemplated(zone) || isTimeZone(zone)) continue;
      yield {
        message: `the time zone "${zone}" is none that Argo CD knows; it takes UTC`,
        help: 'Write the name of a zone, such as Europe/Berlin.',
        at: ['spec', 'syncWindows', index, 'timeZone'],
      };
    }
  },
};

function isTimeZone(zone: string): boolean {
  // An offset is a zone to JavaScript alone.
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return zone === 'Local';
  }
}
