import { splitRef } from '../../argocd/helm-arguments.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { objectsAt, textAt } from '../fields.ts';
import { namedFilesOf } from '../named-files.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec, sourcesOf } from '../sources.ts';
import { hasSeveralSources, mayBeCompleted } from '../template.ts';

/** A source with nothing but a ref renders nothing; it is there for the files of the others. */
export const refUnused: Rule = {
  id: 'ref-unused',
  severity: 'info',
  kinds: ['Application', 'ApplicationSet'],
  *check(manifest) {
    const { kind, object } = manifest;
    const found = applicationSpec(kind, object);
    if (!found || !hasSeveralSources(found.spec) || mayBeCompleted(manifest)) return;
    const files: string[] = [];
    for (const { source, at } of sourcesOf(kind, object)) {
      if (isJsonObject(source)) for (const { file } of namedFilesOf(source, at)) files.push(file);
      // A plugin reads its sources in its own way.
      if (isJsonObject(source) && isJsonObject(source['plugin'])) return;
    }
    if (files.some((file) => file.includes('{{'))) return;
    const used = new Set(files.map((file) => splitRef(file)?.ref));
    for (const [index, source] of objectsAt(found.spec, 'sources')) {
      const ref = textAt(source, 'ref');
      if (ref === '' || ref.includes('{{') || source['path'] || source['chart'] || used.has(ref)) continue;
      yield {
        message: `no value file of another source starts with $${ref}, so this source does nothing`,
        help: 'Remove the source, or name its files as $ref/path.',
        at: [...found.at, 'sources', index, 'ref'],
      };
    }
  },
};
