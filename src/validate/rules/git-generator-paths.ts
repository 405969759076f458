import { generatorsIn } from '../../argocd/generators.ts';
import { isJsonObject } from '../../model/kube-object.ts';
import { listAt, objectAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** A Git generator looks for directories, or else for files (applicationset/generators/git.go GenerateParams). */
export const gitGeneratorPaths: Rule = {
  id: 'git-generator-paths',
  severity: 'error',
  kinds: ['ApplicationSet'],
  *check({ object, fragment }) {
    if (fragment) return;
    for (const { entry, at } of generatorsIn(objectAt(object, 'spec')['generators'])) {
      const { git } = entry;
      if (!isJsonObject(git)) continue;
      const directories = listAt(git, 'directories').length > 0;
      const files = listAt(git, 'files').length > 0;
      if (!directories && !files) {
        yield {
          message: 'the Git generator has neither directories nor files; Argo CD refuses it',
          help: 'Add what it is to look for.',
          at: ['spec', ...at, 'git'],
        };
      } else if (directories && files) {
        yield {
          message: 'the Git generator has both directories and files; Argo CD ignores files',
          help: 'Make a generator of each.',
          at: ['spec', ...at, 'git', 'files'],
          severity: 'warning',
        };
      }
    }
  },
};
