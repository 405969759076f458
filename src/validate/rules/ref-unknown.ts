import { splitRef } from '../../argocd/helm-arguments.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { nearest } from '../../text/nearest.ts';
import { isTemplated, objectsAt, textAt } from '../fields.ts';
import { namedFilesOf } from '../named-files.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec, sourcesOf } from '../sources.ts';
import { hasSeveralSources, mayBeCompleted } from '../template.ts';

/** Among several sources, `$name/…` is the source with that ref, and nothing else (reposerver resolveReferencedSources). */
export const refUnknown: Rule = {
  id: 'ref-unknown',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check(manifest) {
    const { kind, object } = manifest;
    const spec = applicationSpec(kind, object)?.spec;
    if (!spec || !hasSeveralSources(spec) || mayBeCompleted(manifest)) return;
    const refs = [...objectsAt(spec, 'sources')].map(([, source]) => textAt(source, 'ref')).filter((ref) => ref !== '');
    if (refs.some(isTemplated)) return;
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source)) continue;
      for (const { file, at: place } of namedFilesOf(source, at)) {
        const ref = splitRef(file)?.ref;
        if (ref === undefined || refs.includes(ref) || isTemplated(`$${ref}`)) continue;
        const known = refs.length === 0 ? 'no source has a ref' : `known: ${refs.map((each) => `$${each}`).join(', ')}`;
        const meant = nearest(ref, refs);
        yield {
          message: `"${file}" starts with $${ref}, which is the ref of no source (${known})`,
          help: meant ? `Write $${meant}, or add a source with \`ref: ${ref}\`.` : `Add a source with \`ref: ${ref}\`.`,
          at: place,
        };
      }
    }
  },
};
