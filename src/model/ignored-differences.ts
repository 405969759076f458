import { stringsAt } from './fields.ts';
import type { JsonObject } from './kube-object.ts';

/** What Argo CD leaves out when it compares objects of a kind. */
export interface IgnoredDifferences {
  jsonPointers: string[];
  jqPathExpressions: string[];
  managedFieldsManagers: string[];
}

/** Reads an entry of `resource.customizations.ignoreDifferences`. */
export function ignoredDifferences(written: JsonObject): IgnoredDifferences {
  const list = (key: keyof IgnoredDifferences) => [...stringsAt(written, key)].map(([, each]) => each);
  return {
    jsonPointers: list('jsonPointers'),
    jqPathExpressions: list('jqPathExpressions'),
    managedFieldsManagers: list('managedFieldsManagers'),
  };
}
