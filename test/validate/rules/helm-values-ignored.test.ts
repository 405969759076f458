import { helmValuesIgnored } from '../../../src/validate/rules/helm-values-ignored.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(helmValuesIgnored, {
  hit: {
    both: {
      yaml: application('source: {path: p, helm: {values: "a: 1", valuesObject: {b: 2}}}'),
      finds: [{ at: 'spec.source.helm.values', message: 'Argo CD ignores values' }],
    },
  },
  nearMiss: {
    'empty values': { yaml: application('source: {path: p, helm: {values: "\\n", valuesObject: {b: 2}}}') },
    'in sources of their own': {
      yaml: application('sources: [{path: p, helm: {values: "a: 1"}}, {path: q, helm: {valuesObject: {b: 2}}}]'),
    },
  },
  fix: { 'one of them': { yaml: application('source: {path: p, helm: {valuesObject: {a: 1, b: 2}}}') } },
});
