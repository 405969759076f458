import type { AskedDestination, ProjectDestination } from '../argocd/project-permissions.ts';
import type { JsonObject } from '../model/kube-object.ts';
import { objectAt, objectsAt, textAt } from './fields.ts';

/** What the spec of an Application says of where it deploys to. */
export function askedDestination(spec: JsonObject): AskedDestination {
  const destination = objectAt(spec, 'destination');
  return {
    server: textAt(destination, 'server') || undefined,
    name: textAt(destination, 'name') || undefined,
    namespace: textAt(destination, 'namespace'),
  };
}

/** The destinations of a project, in their order. */
export function projectDestinations(spec: JsonObject): ProjectDestination[] {
  return [...objectsAt(spec, 'destinations')].map(([, item]) => ({
    server: textAt(item, 'server'),
    name: textAt(item, 'name'),
    namespace: textAt(item, 'namespace'),
  }));
}
