import { isValidGlob } from '../../argocd/glob.ts';
import type { JsonObject } from '../../model/kube-object.ts';
import { isTemplated, objectAt, objectsAt, stringsAt, textAt } from '../fields.ts';
import type { Path } from '../manifest.ts';
import type { Rule } from '../rule.ts';

/** `!*` denies everything, and what is no glob matches nothing (app_project_types.go ValidateProject). */
export const projectPatternInvalid: Rule = {
  id: 'project-pattern-invalid',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    for (const { pattern, at } of patternsOf(objectAt(object, 'spec'))) {
      if (isTemplated(pattern)) continue;
      if (pattern === '!*') {
        yield {
          message: '"!*" denies everything; Argo CD\'s API server refuses the project',
          help: 'Remove it: what is not permitted is denied.',
          at,
        };
      } else if (!isValidGlob(pattern.replace(/^!/, ''))) {
        yield {
          message: `the pattern "${pattern}" cannot be read, so it matches nothing`,
          help: 'Close brackets, write one range in each, and a backslash before what is no pattern.',
          at,
        };
      }
    }
  },
};

function* patternsOf(spec: JsonObject): Generator<{ pattern: string; at: Path }> {
  for (const [index, pattern] of stringsAt(spec, 'sourceRepos')) yield { pattern, at: ['spec', 'sourceRepos', index] };
  for (const [index, pattern] of stringsAt(spec, 'sourceNamespaces')) {
    const at = ['spec', 'sourceNamespaces', index];
    if (!/^\/.*\/$/.test(pattern)) yield { pattern, at };
  }
  for (const [index, item] of objectsAt(spec, 'destinations')) {
    for (const field of ['server', 'name', 'namespace']) {
      yield { pattern: textAt(item, field), at: ['spec', 'destinations', index, field] };
    }
  }
}
