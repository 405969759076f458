import { helmReleaseName } from '../../../argocd/helm-arguments.ts';
import type { Application } from '../../../model/application.ts';
import { automationOf } from '../../sync-policy.ts';
import type { ApplicationChange, DangerRule } from '../rule.ts';

/** The part of the objects from which on a change of names is what happens; fewer may come and go for another reason. */
const FEWEST = 0.5;

/**
 * Charts put the name of the release into the names of objects: with another one, all of them are made anew, and the old ones
 * are pruned, or stay beside them.
 */
export const objectsRenamed: DangerRule = {
  id: 'objects-renamed',
  severity: 'warning',
  *check(change) {
    const { base, head } = change;
    if (!base || !head) return;
    const [was, is] = [releasesOf(base.application), releasesOf(head.application)];
    if (was.length !== is.length) return;
    const index = was.findIndex((name, i) => name !== is[i]);
    if (index < 0) return;
    const { renamed, of } = renamedObjects(change);
    if (of === 0 || renamed / of < FEWEST) return;
    const fate = automationOf(head).prune
      ? 'automated sync prunes the old ones at once'
      : 'the old ones stay beside them until someone syncs with prune';
    yield {
      message: `the Helm release ${was[index]} is called ${is[index]} from now on, so ${renamed} of ${of} objects are made anew under other names; ${fate}`,
      help: `Set helm.releaseName to ${was[index]} to keep the names.`,
    };
  },
};

/** Release names, source by source; empty for what is no chart. */
function releasesOf(application: Application): string[] {
  return application.sources.map((source) => helmReleaseName(application, source));
}

/** How many objects of base come back under another name: of each kind as many as are gone and new at the same time. */
function renamedObjects({ pairs, objects }: ApplicationChange): { renamed: number; of: number } {
  const counts = new Map<string, { gone: number; fresh: number }>();
  for (const { identity, base, head } of pairs) {
    if (base && head) continue;
    const key = `${identity.group}/${identity.kind}`;
    const count = counts.get(key) ?? { gone: 0, fresh: 0 };
    counts.set(key, count);
    if (base) count.gone++;
    else count.fresh++;
  }
  const renamed = [...counts.values()].reduce((sum, { gone, fresh }) => sum + Math.min(gone, fresh), 0);
  return { renamed, of: objects.base.length };
}
