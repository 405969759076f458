import { isJsonObject } from '../../model/kube-object.ts';
import { isTemplated, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';

/** A source with both is read from the chart repository, and its path is ignored (ApplicationSource.IsHelm). */
export const pathWithChart: Rule = {
  id: 'path-with-chart',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source) || !source['path'] || !source['chart']) continue;
      // A template for both kinds of sources leaves one of the two empty
      if (isTemplated(textAt(source, 'path')) || isTemplated(textAt(source, 'chart'))) continue;
      yield {
        message: `the source has both path and chart; with a chart Argo CD ignores path "${String(source['path'])}"`,
        help: 'Remove one of the two.',
        at: [...at, 'path'],
      };
    }
  },
};
