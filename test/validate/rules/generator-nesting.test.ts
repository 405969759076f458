import { generatorNesting } from '../../../src/validate/rules/generator-nesting.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const inTwo = (entry: string) =>
  applicationSet(`generators: [{matrix: {generators: [{merge: {generators: [${entry}, {git: {}}]}}, {git: {}}]}}]`);

ruleCases(generatorNesting, {
  hit: {
    'three levels': {
      yaml: inTwo('{matrix: {generators: [{git: {}}, {list: {}}]}}'),
      finds: [
        {
          at: 'spec.generators.0.matrix.generators.0.merge.generators.0.matrix',
          message: 'matrix is nested in two others',
        },
      ],
    },
  },
  nearMiss: { 'two levels': { yaml: inTwo('{list: {}}') } },
  fix: { 'one level': { yaml: applicationSet('generators: [{matrix: {generators: [{git: {}}, {list: {}}]}}]') } },
});
