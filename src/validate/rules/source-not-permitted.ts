import { isSourcePermitted } from '../../argocd/project-permissions.ts';
import { isJsonObject, type JsonObject, metadataString } from '../../model/kube-object.ts';
import { redactUrl } from '../../text/redact-url.ts';
import { isTemplated, objectAt, stringsAt, textAt } from '../fields.ts';
import { onlyProjectOf } from '../fleet-index.ts';
import type { Manifest, Path } from '../manifest.ts';
import { type DeniedIn, severityUnlessScoped } from '../project-denial.ts';
import type { Fleet, Rule } from '../rule.ts';
import { applicationSpec, sourcesOf } from '../sources.ts';

/** A source that the project does not list is an InvalidSpecError (util/argo ValidatePermissions). */
export const sourceNotPermitted: Rule = {
  id: 'source-not-permitted',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  *check(manifest, fleet) {
    const project = onlyProjectOf(manifest, fleet);
    if (!project) return;
    const name = metadataString(project.manifest.object, 'name');
    for (const { url, at } of deniedSources(manifest, fleet)) {
      yield {
        message: `the project ${name} does not permit the repository ${redactUrl(url)}`,
        help: `Add it to sourceRepos of the project ${name}; a repository that is scoped to the project needs no entry.`,
        at: [...at, 'repoURL'],
        ...severityUnlessScoped(project.manifest, fleet, deniedUrls),
      };
    }
  },
};

const deniedUrls: DeniedIn = (manifest, fleet) => deniedSources(manifest, fleet).map(({ url }) => url);

function deniedSources(manifest: Manifest, fleet: Fleet): { url: string; at: Path }[] {
  const project = onlyProjectOf(manifest, fleet);
  const { kind, object } = manifest;
  const found = applicationSpec(kind, object);
  if (!project || !found || manifest.fragment) return [];
  const repositories = [...stringsAt(project.spec, 'sourceRepos')].map(([, pattern]) => pattern);
  if (repositories.length === 0 || repositories.some(isTemplated)) return [];
  return [...sourcesOf(kind, object), ...drySource(found.spec, found.at)].flatMap(({ source, at }) => {
    const url = isJsonObject(source) ? textAt(source, 'repoURL') : '';
    return url === '' || isTemplated(url) || isSourcePermitted(repositories, url) ? [] : [{ url, at }];
  });
}

function drySource(spec: JsonObject, at: Path): { source: JsonObject; at: Path }[] {
  const hydrator = objectAt(spec, 'sourceHydrator');
  return isJsonObject(hydrator['drySource'])
    ? [{ source: hydrator['drySource'], at: [...at, 'sourceHydrator', 'drySource'] }]
    : [];
}
