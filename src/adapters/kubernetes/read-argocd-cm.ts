import { objectAt, objectOf, textAt } from '../../model/fields.ts';
import { type IgnoredDifferences, ignoredDifferences } from '../../model/ignored-differences.ts';
import type { JsonObject } from '../../model/kube-object.ts';
import { ALL_KINDS, type LiveSettings } from '../../model/live.ts';
import { parseYaml } from '../../text/yaml.ts';

const IGNORE = 'resource.customizations.ignoreDifferences.';

/**
 * Reads the ConfigMap argocd-cm. What it does not say is Argo CD's default, and is left out.
 * @param namespace the one it was read in.
 */
export function readArgoCdCm(configMap: JsonObject, namespace: string): LiveSettings {
  const data = objectAt(configMap, 'data');
  const value = (key: string) => textAt(data, key) || undefined;
  const ignored = Object.entries(data).flatMap(([key, written]): [string, IgnoredDifferences][] => {
    if (!key.startsWith(IGNORE) || typeof written !== 'string') return [];
    return [[kindOf(key.slice(IGNORE.length)), ignoredDifferences(objectOf(parseYaml(written).documents[0]?.value))]];
  });
  return {
    trackingMethod: value('application.resourceTrackingMethod'),
    instanceLabelKey: value('application.instanceLabelKey'),
    installationId: value('installationID'),
    kustomizeBuildOptions: value('kustomize.buildOptions'),
    ignoreDifferences: Object.fromEntries(ignored),
    resourceExclusions: value('resource.exclusions'),
    namespace,
  };
}

/** A key of a ConfigMap has no slash: `apps_Deployment`, `all` (util/settings convertToOverrideKey). */
function kindOf(key: string): string {
  return key === 'all' ? ALL_KINDS : key.replace('_', '/');
}
