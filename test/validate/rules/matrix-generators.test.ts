import { matrixGenerators } from '../../../src/validate/rules/matrix-generators.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const matrix = (list: string) => applicationSet(`generators: [{matrix: {generators: [${list}]}}]`);

ruleCases(matrixGenerators, {
  hit: {
    one: {
      yaml: matrix('{git: {}}'),
      finds: [{ at: 'spec.generators.0.matrix', message: 'has 1 generator; it takes' }],
    },
    three: {
      yaml: matrix('{git: {}}, {list: {}}, {clusters: {}}'),
      finds: [{ at: 'spec.generators.0.matrix', message: 'has 3 generators' }],
    },
    nested: {
      yaml: applicationSet('generators: [{merge: {generators: [{matrix: {generators: []}}, {git: {}}]}}]'),
      finds: [{ at: 'spec.generators.0.merge.generators.0.matrix', message: 'has 0 generators' }],
    },
  },
  nearMiss: {
    'a kustomization may patch it': { yaml: matrix(''), fragment: true },
    'a merge takes more': { yaml: applicationSet('generators: [{merge: {generators: [{}, {}, {}]}}]') },
  },
  fix: { two: { yaml: matrix('{git: {}}, {clusters: {}}') } },
});
