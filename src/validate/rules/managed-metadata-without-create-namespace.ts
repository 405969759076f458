import { isJsonObject } from '../../model/kube-object.ts';
import { objectAt, stringsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';
import { mayBeCompleted } from '../template.ts';

/** Labels and annotations of the namespace are set where it is created, and nowhere else (controller/sync.go). */
export const managedMetadataWithoutCreateNamespace: Rule = {
  id: 'managed-metadata-without-create-namespace',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check(manifest) {
    const found = applicationSpec(manifest.kind, manifest.object);
    if (!found || mayBeCompleted(manifest)) return;
    const policy = objectAt(found.spec, 'syncPolicy');
    const metadata = policy['managedNamespaceMetadata'];
    const says =
      isJsonObject(metadata) &&
      Object.values(metadata).some((each) => isJsonObject(each) && Object.keys(each).length > 0);
    const options = [...stringsAt(policy, 'syncOptions')].map(([, option]) => option);
    if (!says || options.some((option) => option === 'CreateNamespace=true' || option.includes('{{'))) return;
    yield {
      message: 'managedNamespaceMetadata counts only together with the sync option CreateNamespace=true',
      help: 'Add CreateNamespace=true to syncOptions; it does not harm a namespace that is there.',
      at: [...found.at, 'syncPolicy', 'managedNamespaceMetadata'],
    };
  },
};
