import { ignoreDifferencesGroup } from '../../../src/validate/rules/ignore-differences-group.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const entry = (group: string) =>
  application(`ignoreDifferences: [{group: "${group}", kind: A, jsonPointers: [/spec/replicas]}]`);

ruleCases(ignoreDifferencesGroup, {
  hit: {
    'an API version': {
      yaml: entry('apps/v1'),
      finds: [{ at: 'spec.ignoreDifferences.0.group', message: '"apps/v1" is that of no resource' }],
    },
    'the version of the core group': {
      yaml: entry('v1'),
      finds: [{ at: 'spec.ignoreDifferences.0.group', message: '"v1" is that of no resource' }],
    },
  },
  nearMiss: { 'a glob': { yaml: entry('*') }, 'the core group': { yaml: entry('') } },
  fix: { 'the group': { yaml: entry('apps') } },
});
