import { destinationPermission } from '../../argocd/project-permissions.ts';
import { metadataString } from '../../model/kube-object.ts';
import { askedDestination, projectDestinations } from '../destinations.ts';
import { isTemplated } from '../fields.ts';
import { onlyProjectOf } from '../fleet-index.ts';
import { type DeniedIn, severityUnlessScoped } from '../project-denial.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';
import { mayBeCompleted } from '../template.ts';

/** A destination that the project does not list is an InvalidSpecError (util/argo ValidatePermissions). */
export const destinationNotPermitted: Rule = {
  id: 'destination-not-permitted',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  *check(manifest, fleet) {
    const project = onlyProjectOf(manifest, fleet);
    const found = applicationSpec(manifest.kind, manifest.object);
    const [denied] = deniedDestination(manifest, fleet);
    if (!project || !found || denied === undefined) return;
    const projectName = metadataString(project.manifest.object, 'name');
    yield {
      message: `the project ${projectName} does not permit the destination ${denied}`,
      help: `Add it to destinations of the project ${projectName}; a cluster that is scoped to the project needs no entry.`,
      at: [...found.at, 'destination'],
      ...severityUnlessScoped(project.manifest, fleet, deniedDestination),
    };
  },
};

const deniedDestination: DeniedIn = (manifest, fleet) => {
  const project = onlyProjectOf(manifest, fleet);
  const found = applicationSpec(manifest.kind, manifest.object);
  if (!project || !found || mayBeCompleted(manifest)) return [];
  const asked = askedDestination(found.spec);
  const { server, name, namespace } = asked;
  const destinations = projectDestinations(project.spec);
  const texts = [server, name, namespace, ...destinations.flatMap((item) => Object.values(item) as string[])];
  const isAsked = (server === undefined) !== (name === undefined);
  if (!isAsked || destinations.length === 0 || texts.some((text) => isTemplated(text ?? ''))) return [];
  if (destinationPermission(destinations, asked) !== 'denied') return [];
  return [`${server ?? name}${namespace ? `, namespace ${namespace}` : ' without a namespace'}`];
};
