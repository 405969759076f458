import { metadataString } from '../model/kube-object.ts';
import type { Severity } from '../model/report.ts';
import { objectAt } from './fields.ts';
import { projectOf } from './fleet-index.ts';
import type { Manifest } from './manifest.ts';
import type { Fleet } from './rule.ts';

/**
 * How sure it is that a project denies something. A global project (argocd-cm `globalProjects`) adds its lists to every project whose
 * labels it selects.
 */
export function severityOfDenial(project: Manifest): { severity?: Severity } {
  return Object.keys(objectAt(project.object, 'metadata', 'labels')).length > 0 ? { severity: 'warning' } : {};
}

/** What a project denies a manifest, such as its repositories. */
export type DeniedIn = (manifest: Manifest, fleet: Fleet) => readonly string[];

const known = new WeakMap<Manifest, Map<DeniedIn, boolean>>();

/**
 * Like `severityOfDenial`, for what Argo CD also permits without an entry, because it is scoped to the project by a Secret that is
 * rarely in Git (util/argo GetAppProjectByName). A project that would deny different things to several Applications is probably not
 * as its manifest has it.
 *
 * @param deniedIn has to be the same function for all manifests.
 */
export function severityUnlessScoped(project: Manifest, fleet: Fleet, deniedIn: DeniedIn): { severity?: Severity } {
  const ofProject = known.get(project) ?? new Map<DeniedIn, boolean>();
  const isSeveral = ofProject.get(deniedIn) ?? deniesSeveral(metadataString(project.object, 'name'), fleet, deniedIn);
  known.set(project, ofProject.set(deniedIn, isSeveral));
  return isSeveral ? { severity: 'warning' } : severityOfDenial(project);
}

function deniesSeveral(name: string, fleet: Fleet, deniedIn: DeniedIn): boolean {
  const denied = new Set<string>();
  for (const manifest of fleet.manifests) {
    if (manifest.kind === 'AppProject' || projectOf(manifest) !== name) continue;
    const [first] = deniedIn(manifest, fleet);
    if (first !== undefined) denied.add(first);
    if (denied.size > 1) return true;
  }
  return false;
}
