import { wrongApiVersion } from '../../../src/validate/rules/wrong-api-version.ts';
import { ruleCases } from '../rule-cases.ts';

const object = (kind: string, apiVersion: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\nspec: {}\n`;

ruleCases(wrongApiVersion, {
  hit: {
    'without alpha': {
      yaml: object('Application', 'argoproj.io/v1'),
      finds: [{ at: 'apiVersion', message: 'apiVersion is "argoproj.io/v1", which no Argo CD serves' }],
    },
    'of a project': {
      yaml: object('AppProject', 'argoproj.io/v1beta1'),
      finds: [{ at: 'apiVersion', message: 'argoproj.io/v1beta1' }],
    },
  },
  nearMiss: { 'a set': { yaml: object('ApplicationSet', 'argoproj.io/v1alpha1') } },
  fix: { 'the one that there is': { yaml: object('Application', 'argoproj.io/v1alpha1') } },
});
