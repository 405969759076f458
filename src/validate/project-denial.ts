import type { Severity } from '../model/report.ts';
import { objectAt } from './fields.ts';
import type { Manifest } from './manifest.ts';

/**
 * A global project (argocd-cm `globalProjects`) adds its lists to every project whose labels it selects: that a project with
 * labels does not permit something is not the last word.
 */
export function severityOfDenial(project: Manifest): { severity?: Severity } {
  return Object.keys(objectAt(project.object, 'metadata', 'labels')).length > 0 ? { severity: 'warning' } : {};
}
