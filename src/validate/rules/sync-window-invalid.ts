import { scheduleFault } from '../../argocd/cron-schedule.ts';
import { isGoDuration } from '../../argocd/go-duration.ts';
import { isTemplated, listAt, objectAt, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** A window that cannot be read blocks every sync of the Applications that it is for (types.go SyncWindow.Validate, CanSync). */
export const syncWindowInvalid: Rule = {
  id: 'sync-window-invalid',
  severity: 'error',
  kinds: ['AppProject'],
  *check({ object }) {
    for (const [index, window] of objectsAt(objectAt(object, 'spec'), 'syncWindows')) {
      const at = ['spec', 'syncWindows', index];
      const place = (field: string) => (field in window ? [...at, field] : at);
      const kind = textAt(window, 'kind');
      const schedule = textAt(window, 'schedule');
      const duration = textAt(window, 'duration');
      const fault = scheduleFault(schedule);
      if (kind !== 'allow' && kind !== 'deny' && !isTemplated(kind)) {
        yield {
          message: `the kind "${kind}" is neither allow nor deny`,
          help: 'Write allow or deny.',
          at: place('kind'),
        };
      }
      if (fault !== undefined && !isTemplated(schedule)) {
        yield {
          message: `the schedule "${schedule}" cannot be read: ${fault}; it blocks every sync that it is for`,
          help: 'Write five fields: minute, hour, day of the month, month, day of the week (0 to 6).',
          at: place('schedule'),
        };
      }
      if (!isGoDuration(duration) && !isTemplated(duration)) {
        yield {
          message: `the duration "${duration}" cannot be read; it blocks every sync that it is for`,
          help: 'Write hours and minutes, such as 1h30m; there is no unit for days.',
          at: place('duration'),
        };
      }
      if (!['applications', 'namespaces', 'clusters'].some((field) => listAt(window, field).length > 0)) {
        yield {
          message: 'the window names neither applications, namespaces nor clusters, so it is for none',
          help: 'Add applications: ["*"] for all.',
          at,
          severity: 'warning',
        };
      }
    }
  },
};
