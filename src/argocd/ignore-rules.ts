import { type IgnoredDifferences, ignoredDifferences } from '../model/ignored-differences.ts';
import { isJsonObject } from '../model/kube-object.ts';
import { ALL_KINDS } from '../model/live.ts';
import { parseYaml } from '../text/yaml.ts';

/** Fields that Argo CD leaves out when it compares objects of some kinds: those of `resource.customizations.ignoreDifferences`. */
export interface IgnoreRule extends IgnoredDifferences {
  /** Globs; an empty group is the core group. */
  group: string;
  kind: string;
}

/** Before the kind in a key of argocd-cm: `resource.customizations.ignoreDifferences.apps_Deployment`. */
export const IGNORE_KEY = 'resource.customizations.ignoreDifferences.';

/**
 * @param override as Argo CD names it: `group/Kind`, `Kind` of the core group, `*` on both sides of the slash for all
 *   (util/argo/normalizers getGroupKindForOverrideKey).
 */
export function ignoreRule(override: string, fields: IgnoredDifferences): IgnoreRule {
  const slash = override.indexOf('/');
  return { group: override.slice(0, Math.max(slash, 0)), kind: override.slice(slash + 1), ...fields };
}

/**
 * Reads an entry of argocd-cm.
 * @param key what follows IGNORE_KEY: `apps_Deployment`, `ConfigMap`, `all`.
 * @returns nothing for a text that is no map.
 */
export function parseIgnoreRule(key: string, text: string): IgnoreRule | undefined {
  const value = parseYaml(text).documents[0]?.value;
  if (!isJsonObject(value)) return undefined;
  return ignoreRule(key === 'all' ? ALL_KINDS : key.replace('_', '/'), ignoredDifferences(value));
}
