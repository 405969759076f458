import { ignoreDifferencesEmpty } from '../../../src/validate/rules/ignore-differences-empty.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const entry = (fields: string) => application(`ignoreDifferences: [{group: apps, kind: Deployment, ${fields}}]`);

ruleCases(ignoreDifferencesEmpty, {
  hit: {
    'no field': { yaml: entry('name: a'), finds: [{ at: 'spec.ignoreDifferences.0', message: 'names no field' }] },
    'an empty list': {
      yaml: entry('jsonPointers: []'),
      finds: [{ at: 'spec.ignoreDifferences.0', message: 'no field' }],
    },
    'of an ApplicationSet': {
      yaml: applicationSet('ignoreApplicationDifferences: [{name: web}]'),
      finds: [{ at: 'spec.ignoreApplicationDifferences.0', message: 'names no field' }],
    },
  },
  nearMiss: { managers: { yaml: entry('managedFieldsManagers: [hpa]') } },
  fix: { pointers: { yaml: entry('jsonPointers: [/spec/replicas]') } },
});
