import { splitRef } from '../../argocd/helm-arguments.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { objectsAt, textAt } from '../fields.ts';
import { namedFilesOf } from '../named-files.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec, sourcesOf } from '../sources.ts';
import { hasSeveralSources } from '../template.ts';

/** Files are taken from Git repositories, not out of charts (reposerver resolveReferencedSources). */
export const refWithChart: Rule = {
  id: 'ref-with-chart',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    if (!found || !hasSeveralSources(found.spec)) return;
    const used = new Set<string | undefined>();
    for (const { source, at } of sourcesOf(kind, object)) {
      if (isJsonObject(source)) for (const { file } of namedFilesOf(source, at)) used.add(splitRef(file)?.ref);
    }
    for (const [index, source] of objectsAt(found.spec, 'sources')) {
      const ref = textAt(source, 'ref');
      if (ref === '' || !used.has(ref) || !source['chart']) continue;
      yield {
        message: `value files are taken from $${ref}, which is a source with a chart; Argo CD takes them from Git repositories alone`,
        help: 'Move the files into a Git repository and name it in a source with this ref.',
        at: [...found.at, 'sources', index, 'ref'],
      };
    }
  },
};
