import { isJsonObject } from '../../model/kube-object.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';
import { hasSeveralSources, mayBeCompleted } from '../template.ts';

/** An Application without any source is an InvalidSpecError (util/argo ValidatePermissions). */
export const sourceMissing: Rule = {
  id: 'source-missing',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  refuses: true,
  *check(manifest) {
    const { kind, object } = manifest;
    const found = applicationSpec(kind, object);
    if (!found || mayBeCompleted(manifest)) return;
    const { spec, at } = found;
    if (hasSeveralSources(spec) || isJsonObject(spec['source']) || isJsonObject(spec['sourceHydrator'])) return;
    yield {
      message: 'neither source nor sources says what to deploy',
      help: 'Add source with repoURL, path or chart, and targetRevision.',
      at,
    };
  },
};
