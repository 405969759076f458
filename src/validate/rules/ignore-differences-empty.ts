import type { JsonObject } from '../../model/kube-object.ts';
import { listAt, objectAt, objectsAt } from '../fields.ts';
import type { Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

const FIELDS = ['jsonPointers', 'jqPathExpressions', 'managedFieldsManagers'];

/** Each entry says what is ignored in one of three lists (util/argo/normalizers, util/argo/managedfields). */
export const ignoreDifferencesEmpty: Rule = {
  id: 'ignore-differences-empty',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    const says = (entry: JsonObject) => FIELDS.some((field) => listAt(entry, field).length > 0);
    const issue = {
      message: 'an entry that names no field ignores nothing',
      help: `Add ${FIELDS.join(', ')}, one of them.`,
    };
    for (const [index, entry] of objectsAt(found?.spec ?? {}, 'ignoreDifferences')) {
      if (!says(entry)) yield { ...issue, at: [...(found?.at ?? []), 'ignoreDifferences', index] };
    }
    const set = kind === 'ApplicationSet' ? objectAt(object, 'spec') : {};
    for (const [index, entry] of objectsAt(set, 'ignoreApplicationDifferences')) {
      if (!says(entry)) yield { ...issue, at: ['spec', 'ignoreApplicationDifferences', index] };
    }
  },
};
