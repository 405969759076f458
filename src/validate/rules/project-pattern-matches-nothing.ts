import { destinationPermission, isSourcePermitted } from '../../argocd/project-permissions.ts';
import { isJsonObject, type JsonObject, metadataString } from '../../model/kube-object.ts';
import { askedDestination, projectDestinations } from '../destinations.ts';
import { isTemplated, objectAt, stringsAt, textAt } from '../fields.ts';
import { allApplicationsOf } from '../fleet-index.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec, sourcesOf } from '../sources.ts';

/** A pattern that no Application of the project needs is stale, or misspelt. There may be Applications elsewhere. */
export const projectPatternMatchesNothing: Rule = {
  id: 'project-pattern-matches-nothing',
  severity: 'info',
  kinds: ['AppProject'],
  *check({ object, fragment }, fleet) {
    const applications = allApplicationsOf(metadataString(object, 'name'), fleet);
    if (!applications || fragment) return;
    const specs = applications.map(({ kind, object: each }) => applicationSpec(kind, each)?.spec ?? {});
    const urls = applications.flatMap(({ kind, object: each }) =>
      [...sourcesOf(kind, each)].map(({ source }) => urlOf(source)),
    );
    const dry = specs.map((each) => urlOf(objectAt(each, 'sourceHydrator')['drySource']));
    const asked = specs.map(askedDestination);
    if ([...urls, ...asked.flatMap((each) => Object.values(each))].some((text) => isTemplated(text ?? ''))) return;
    const spec = objectAt(object, 'spec');
    const help = 'Remove it, unless Applications elsewhere need it.';
    for (const [index, pattern] of stringsAt(spec, 'sourceRepos')) {
      if (isAnything(pattern) || [...urls, ...dry].some((url) => isSourcePermitted([pattern], url))) continue;
      yield {
        message: `no Application of the project has a repository like "${pattern}"`,
        help,
        at: ['spec', 'sourceRepos', index],
      };
    }
    for (const [index, item] of projectDestinations(spec).entries()) {
      const texts = Object.values(item) as string[];
      if (texts.some((text) => text.startsWith('!') || isTemplated(text))) continue;
      if (asked.some((each) => destinationPermission([item], each) !== 'denied')) continue;
      yield {
        message: `no Application of the project has the destination ${texts.filter((text) => text !== '').join(', ')}`,
        help,
        at: ['spec', 'destinations', index],
      };
    }
  },
};

function isAnything(pattern: string): boolean {
  return pattern === '*' || pattern.startsWith('!') || isTemplated(pattern);
}

function urlOf(source: unknown): string {
  return isJsonObject(source) ? textAt(source as JsonObject, 'repoURL') : '';
}
