import { nestedGeneratorSeveral } from '../../../src/validate/rules/nested-generator-several.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(nestedGeneratorSeveral, {
  hit: {
    'two in one entry': {
      yaml: applicationSet('generators: [{matrix: {generators: [{git: {}, list: {}}, {clusters: {}}]}}]'),
      finds: [{ at: 'spec.generators.0.matrix.generators.0.git', message: 'of the matrix has list and git' }],
    },
  },
  nearMiss: {
    'at the top each generates': { yaml: applicationSet('generators: [{git: {}, list: {}}]') },
    'a selector is none': {
      yaml: applicationSet('generators: [{matrix: {generators: [{git: {}, selector: {}}, {clusters: {}}]}}]'),
    },
  },
  fix: { 'one in each': { yaml: applicationSet('generators: [{matrix: {generators: [{git: {}}, {list: {}}]}}]') } },
});
