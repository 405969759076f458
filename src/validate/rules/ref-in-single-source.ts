import { splitRef } from '../../argocd/helm-arguments.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { isTemplated } from '../fields.ts';
import { namedFilesOf } from '../named-files.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec, sourcesOf } from '../sources.ts';
import { hasSeveralSources } from '../template.ts';

/** With one `source`, `$name` is a variable of the build environment, and empty when there is none of that name (reposerver newEnv). */
export const refInSingleSource: Rule = {
  id: 'ref-in-single-source',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const spec = applicationSpec(kind, object)?.spec;
    if (!spec || hasSeveralSources(spec)) return;
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source)) continue;
      for (const { file, at: place } of namedFilesOf(source, at)) {
        const ref = splitRef(file)?.ref;
        if (ref === undefined || ref.startsWith('ARGOCD_') || isTemplated(file) || !/^[\w-]+$/.test(ref)) continue;
        yield {
          message: `"${file}": with one source $${ref} is no ref but a variable, and an empty one`,
          help: 'Move the source into `sources`, beside one with that ref; or write the path without it.',
          at: place,
        };
      }
    }
  },
};
