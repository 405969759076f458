import { isJsonObject } from '../../model/kube-object.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

const TOOLS = ['kustomize', 'helm', 'directory', 'plugin'];

/** One source, one tool; an empty block counts (types.go ExplicitType). */
export const multipleTools: Rule = {
  id: 'multiple-tools',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check({ kind, object }) {
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source)) continue;
      const blocks = TOOLS.filter((tool) => isJsonObject(source[tool]));
      if (blocks.length < 2) continue;
      const empty = blocks.filter((tool) => Object.keys(source[tool] as object).length === 0);
      yield {
        message: `the source has ${blocks.join(' and ')}; Argo CD takes one tool per source${empty.length > 0 ? ', and an empty block counts' : ''}`,
        help: `Remove all but one${empty.length > 0 ? `, ${empty.join(' and ')} first` : ''}.`,
        at: [...at, empty[0] ?? (blocks[1] as string)],
      };
    }
  },
};
