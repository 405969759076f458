import { jsonPointerInvalid } from '../../../src/validate/rules/json-pointer-invalid.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const pointer = (text: string) =>
  application(`ignoreDifferences: [{kind: A, jsonPointers: [/spec/replicas, "${text}"]}]`);
const at = 'spec.ignoreDifferences.0.jsonPointers.1';

ruleCases(jsonPointerInvalid, {
  hit: {
    'no slash': { yaml: pointer('spec/replicas'), finds: [{ at, message: '"spec/replicas" is no JSON pointer' }] },
    'a path expression': { yaml: pointer('.spec.replicas'), finds: [{ at, message: 'is no JSON pointer' }] },
    'a slash within a key': {
      yaml: pointer('/spec/template/metadata/annotations/example.com/checksum'),
      finds: [{ at, message: 'a slash within a key is written ~1' }],
    },
    'of an ApplicationSet': {
      yaml: applicationSet('ignoreApplicationDifferences: [{jsonPointers: [spec]}]'),
      finds: [{ at: 'spec.ignoreApplicationDifferences.0.jsonPointers.0', message: 'is no JSON pointer' }],
    },
  },
  nearMiss: {
    'an annotation': { yaml: pointer('/metadata/annotations/example.com~1checksum') },
    'a parameter': { yaml: pointer('{{pointer}}') },
  },
  fix: { 'with a slash': { yaml: pointer('/spec/template/spec/containers/0/image') } },
});
