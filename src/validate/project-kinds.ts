import type { KindPattern, ProjectKinds } from '../argocd/project-permissions.ts';
import type { JsonObject } from '../model/kube-object.ts';
import { objectsAt, textAt } from './fields.ts';

/** The lists of kinds in the spec of a project. */
export function projectKinds(spec: JsonObject): ProjectKinds {
  return {
    namespaceWhitelist: Array.isArray(spec['namespaceResourceWhitelist'])
      ? patterns(spec, 'namespaceResourceWhitelist')
      : undefined,
    namespaceBlacklist: patterns(spec, 'namespaceResourceBlacklist'),
    clusterWhitelist: patterns(spec, 'clusterResourceWhitelist'),
    clusterBlacklist: patterns(spec, 'clusterResourceBlacklist'),
  };
}

function patterns(spec: JsonObject, field: string): KindPattern[] {
  return [...objectsAt(spec, field)].map(([, item]) => ({
    group: textAt(item, 'group'),
    kind: textAt(item, 'kind'),
    name: textAt(item, 'name'),
  }));
}
