import { generatorsEmpty } from '../../../src/validate/rules/generators-empty.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(generatorsEmpty, {
  hit: {
    empty: { yaml: applicationSet('generators: []'), finds: [{ at: 'spec.generators', message: 'generates nothing' }] },
  },
  nearMiss: { 'a kustomization may patch it': { yaml: applicationSet('generators: []'), fragment: true } },
  fix: { one: { yaml: applicationSet('generators: [{clusters: {}}]') } },
});
