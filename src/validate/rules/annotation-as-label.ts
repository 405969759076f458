import { ANNOTATIONS } from '../../argocd/annotations.ts';
import { objectAt } from '../fields.ts';
import { metadataOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

const HOST = 'argocd.argoproj.io/';

/** Argo CD reads these from annotations alone. */
export const annotationAsLabel: Rule = {
  id: 'annotation-as-label',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }) {
    for (const { metadata, at } of metadataOf(kind, object)) {
      for (const key of Object.keys(objectAt(metadata, 'labels'))) {
        if (!key.startsWith(HOST) || !ANNOTATIONS.includes(key.slice(HOST.length))) continue;
        yield {
          message: `${key} is a label here; Argo CD reads it from annotations alone`,
          help: 'Move it to metadata.annotations.',
          at: [...at, 'labels', key],
        };
      }
    }
  },
};
