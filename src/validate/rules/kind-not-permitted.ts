import { isKindPermitted } from '../../argocd/project-permissions.ts';
import { type JsonObject, metadataString } from '../../model/kube-object.ts';
import { indexOf, onlyProjectOf } from '../fleet-index.ts';
import type { Manifest } from '../manifest.ts';
import { severityOfDenial } from '../project-denial.ts';
import { projectKinds } from '../project-kinds.ts';
import type { Fleet, Rule } from '../rule.ts';

/** What a parent Application renders has to be of kinds that its project permits, or its sync fails (controller/sync.go). */
export const kindNotPermitted: Rule = {
  id: 'kind-not-permitted',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check(manifest, fleet) {
    const project = projectOfParent(manifest, fleet);
    if (!project) return;
    const { kind } = manifest;
    if (isKindPermitted(projectKinds(project.spec), { group: 'argoproj.io', kind, name: '' }, 'namespaced')) return;
    const parent = manifest.chain.at(-1);
    const name = metadataString(project.manifest.object, 'name');
    yield {
      message: `its parent ${parent} is in the project ${name}, which does not permit the kind ${kind}: the sync of ${parent} fails`,
      help: `Permit group argoproj.io, kind ${kind}, in namespaceResourceWhitelist of the project ${name}.`,
      at: [],
      ...severityOfDenial(project.manifest),
    };
  },
};

function projectOfParent({ chain }: Manifest, fleet: Fleet): { manifest: Manifest; spec: JsonObject } | undefined {
  const parent = chain.at(-1);
  if (parent === undefined) return undefined;
  const named = [...indexOf(fleet).applications.values()]
    .flat()
    .filter(
      ({ object, namespace }) =>
        parent === metadataString(object, 'name') || parent === `${namespace}/${metadataString(object, 'name')}`,
    );
  return named.length === 1 ? onlyProjectOf(named[0] as Manifest, fleet) : undefined;
}
