import { isJsonObject } from '../../model/kube-object.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec, sourcesOf } from '../sources.ts';
import { hasSeveralSources, mayBeCompleted } from '../template.ts';

/** A source needs a repository, and what to read from it (util/argo validateSourcePermissions). */
export const sourceIncomplete: Rule = {
  id: 'source-incomplete',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check(manifest) {
    const { kind, object } = manifest;
    if (mayBeCompleted(manifest)) return;
    const several = hasSeveralSources(applicationSpec(kind, object)?.spec ?? {});
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source)) continue;
      if (source['repoURL'] === '') {
        yield {
          message: 'a source has an empty repoURL',
          help: 'Name the repository in repoURL.',
          at: [...at, 'repoURL'],
        };
      } else if (!source['path'] && !source['chart'] && !(several && source['ref'])) {
        yield {
          message: 'a source has neither path nor chart; an empty path does not stand for the root of the repository',
          help: 'Write `path: .` for the root of the repository.',
          at: source['path'] === undefined ? at : [...at, 'path'],
        };
      }
    }
  },
};
