import { nearest } from '../../text/nearest.ts';
import { indexOf, projectOf } from '../fleet-index.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** A project has to be there before its Applications are reconciled (util/argo GetAppProject). It may be defined elsewhere. */
export const projectUnknown: Rule = {
  id: 'project-unknown',
  severity: 'info',
  kinds: ['Application', 'ApplicationSet'],
  *check(manifest, fleet) {
    const project = projectOf(manifest);
    const { projects } = indexOf(fleet);
    if (project === undefined || project === 'default' || projects.size === 0 || projects.has(project)) return;
    const at = applicationSpec(manifest.kind, manifest.object)?.at ?? [];
    const meant = nearest(project, [...projects.keys()]);
    yield {
      message: `the project ${project} is not among the ${projects.size} that are defined here`,
      help: meant ? `Write ${meant}, if that is what is meant.` : 'Make sure that it is defined elsewhere.',
      at: [...at, 'project'],
    };
  },
};
