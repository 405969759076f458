import { isInWindow } from '../../argocd/project-permissions.ts';
import { type JsonObject, metadataString } from '../../model/kube-object.ts';
import { askedDestination } from '../destinations.ts';
import { isTemplated, objectAt, objectsAt, stringsAt } from '../fields.ts';
import { allApplicationsOf } from '../fleet-index.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** A cluster is matched by what the Application writes of it: its name or its address (types.go SyncWindows.Matches). */
export const syncWindowMatchesNothing: Rule = {
  id: 'sync-window-matches-nothing',
  severity: 'info',
  kinds: ['AppProject'],
  *check({ object, fragment }, fleet) {
    const applications = allApplicationsOf(metadataString(object, 'name'), fleet);
    if (!applications || fragment) return;
    const targets = applications.map(({ kind, object: each }) => ({
      name: metadataString(each, 'name'),
      destination: askedDestination(applicationSpec(kind, each)?.spec ?? {}),
    }));
    if (
      targets.some(({ name, destination }) =>
        [name, ...Object.values(destination)].some((text) => isTemplated(text ?? '')),
      )
    )
      return;
    for (const [index, window] of objectsAt(objectAt(object, 'spec'), 'syncWindows')) {
      const lists = {
        applications: patterns(window, 'applications'),
        namespaces: patterns(window, 'namespaces'),
        clusters: patterns(window, 'clusters'),
        andOperator: window['andOperator'] === true,
      };
      const all = [...lists.applications, ...lists.namespaces, ...lists.clusters];
      if (all.length === 0 || all.some((pattern) => pattern.startsWith('!') || isTemplated(pattern))) continue;
      if (targets.some((target) => isInWindow(lists, target))) continue;
      yield {
        message: `the window is for none of the ${targets.length} Applications of the project that are defined here`,
        help: 'Compare its patterns with them; a cluster is matched as the Application writes it, by name or by server.',
        at: ['spec', 'syncWindows', index],
      };
    }
  },
};

function patterns(window: JsonObject, field: string): string[] {
  return [...stringsAt(window, field)].map(([, pattern]) => pattern);
}
