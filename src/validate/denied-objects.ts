import { destinationPermission, isKindPermitted } from '../argocd/project-permissions.ts';
import { identityOf, type JsonObject, type KubeObject, metadataString } from '../model/kube-object.ts';
import type { Finding } from '../model/report.ts';
import { askedDestination, projectDestinations } from './destinations.ts';
import { isTemplated, objectAt } from './fields.ts';
import { onlyProjectOf } from './fleet-index.ts';
import type { Manifest } from './manifest.ts';
import { severityOfDenial } from './project-denial.ts';
import { projectKinds } from './project-kinds.ts';
import type { Fleet } from './rule.ts';

/** What the project of an Application does not permit of what it renders; each fails the sync, before anything is applied. */
export interface Denied {
  project: Manifest;
  /** `kind.group` of each kind, with whether it is of the cluster. */
  kinds: Map<string, { group: string; kind: string; scope: 'namespaced' | 'cluster' }>;
  namespaces: Set<string>;
}

/**
 * Holds rendered objects against the project (controller/sync.go validateSyncPermissions). Children of an app of apps have the rule
 * kind-not-permitted, which knows their place.
 *
 * @param objects after post-processing: those of the cluster have no namespace.
 * @param isScopeKnown whether the scope of an object was not guessed.
 * @returns nothing when the project is not known, or is filled in later.
 */
export function deniedObjects(
  application: Manifest,
  fleet: Fleet,
  objects: readonly KubeObject[],
  isScopeKnown: (object: KubeObject) => boolean,
): Denied | undefined {
  const project = onlyProjectOf(application, fleet);
  if (!project || isTemplated(JSON.stringify(project.spec))) return undefined;
  const permitted = projectKinds(project.spec);
  const isNamespacePermitted = namespaceCheck(project.spec, objectAt(application.object, 'spec'));
  const denied: Denied = { project: project.manifest, kinds: new Map(), namespaces: new Set() };
  for (const object of objects.filter(isScopeKnown)) {
    const { group, kind, namespace, name } = identityOf(object);
    const scope = namespace === '' ? 'cluster' : 'namespaced';
    if (!isChild(group, kind) && !isKindPermitted(permitted, { group, kind, name }, scope))
      denied.kinds.set(group === '' ? kind : `${kind}.${group}`, { group, kind, scope });
    if (namespace !== '' && !isNamespacePermitted(namespace)) denied.namespaces.add(namespace);
  }
  return denied;
}

function isChild(group: string, kind: string): boolean {
  return group === 'argoproj.io' && ['Application', 'ApplicationSet', 'AppProject'].includes(kind);
}

/** A destination that is denied as a whole is found by a rule: here, what is left are the namespaces that objects name themselves. */
function namespaceCheck(project: JsonObject, spec: JsonObject): (namespace: string) => boolean {
  const destinations = projectDestinations(project);
  const asked = askedDestination(spec);
  if (destinationPermission(destinations, asked) !== 'permitted') return () => true;
  return (namespace) => destinationPermission(destinations, { ...asked, namespace }) !== 'denied';
}

/** @param before what base is denied too: that is not new. */
export function* denialFindings(
  application: Manifest,
  denied: Denied,
  before: Denied | undefined,
): Generator<Finding & { application: string }> {
  const name = metadataString(denied.project.object, 'name');
  const common = {
    severity: 'error' as const,
    ...severityOfDenial(denied.project),
    application: metadataString(application.object, 'name'),
    ...application.place?.location,
  };
  for (const scope of ['cluster', 'namespaced'] as const) {
    for (const isNew of [true, false]) {
      const kinds = [...denied.kinds].filter(
        ([key, kind]) => kind.scope === scope && isNew !== (before?.kinds.get(key)?.scope === scope),
      );
      if (kinds.length === 0) continue;
      const list = scope === 'cluster' ? 'clusterResourceWhitelist' : 'namespaceResourceWhitelist';
      const entries = kinds.map(([, { group, kind }]) => `{group: ${JSON.stringify(group)}, kind: ${kind}}`);
      yield {
        rule: 'kind-not-permitted',
        new: isNew,
        message: `the project ${name} does not permit ${kinds.map(([key]) => key).join(', ')}: the sync fails`,
        help: `Permit ${entries.join(', ')} in ${list} of the project ${name}.`,
        ...common,
      };
    }
  }
  for (const isNew of [true, false]) {
    const namespaces = [...denied.namespaces].filter((each) => isNew !== (before?.namespaces.has(each) === true));
    if (namespaces.length === 0) continue;
    yield {
      rule: 'destination-not-permitted',
      new: isNew,
      message: `the project ${name} does not permit the namespace${namespaces.length === 1 ? '' : 's'} ${namespaces.join(', ')}, which objects name: the sync fails`,
      help: `Add ${namespaces.length === 1 ? 'it' : 'them'} to destinations of the project ${name}, or leave the namespace of the objects out.`,
      ...common,
    };
  }
}
