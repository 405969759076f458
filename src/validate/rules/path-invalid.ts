import { posix } from 'node:path';
import { isJsonObject } from '../../model/kube-object.ts';
import { isTemplated, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

/** A path is relative to the repository and stays in it (util/app/path Path). */
export const pathInvalid: Rule = {
  id: 'path-invalid',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check({ kind, object }) {
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source) || source['chart']) continue;
      const path = textAt(source, 'path');
      if (isTemplated(path)) continue;
      const help = 'Write it relative to the root of the repository, without a slash in front.';
      if (path.startsWith('/')) {
        yield { message: `path "${path}" is absolute; Argo CD refuses it`, help, at: [...at, 'path'] };
      } else if (/^\.\.(\/|$)/.test(posix.normalize(path))) {
        yield { message: `path "${path}" leads out of the repository; Argo CD refuses it`, help, at: [...at, 'path'] };
      }
    }
  },
};
