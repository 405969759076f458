import { isJsonObject } from '../../model/kube-object.ts';
import type { Rule } from '../rule.ts';
import { sourcesOf } from '../sources.ts';
import { mayBeCompleted } from '../template.ts';

/** A chart has no HEAD that an empty revision could mean (util/argo validateSourcePermissions). */
export const chartWithoutRevision: Rule = {
  id: 'chart-without-revision',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check(manifest) {
    const { kind, object } = manifest;
    if (mayBeCompleted(manifest)) return;
    for (const { source, at } of sourcesOf(kind, object)) {
      if (!isJsonObject(source) || !source['chart'] || source['targetRevision']) continue;
      yield {
        message: `the source with chart ${String(source['chart'])} has no targetRevision; Argo CD refuses it`,
        help: "Set targetRevision to the chart's version.",
        at: [...at, source['targetRevision'] === undefined ? 'chart' : 'targetRevision'],
      };
    }
  },
};
