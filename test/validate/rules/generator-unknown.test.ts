import { generatorUnknown } from '../../../src/validate/rules/generator-unknown.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const generators = (list: string) => applicationSet(`generators: [${list}]`);

ruleCases(generatorUnknown, {
  hit: {
    misspelt: {
      yaml: generators('{clusters: {}}, {cluster: {}}'),
      finds: [{ at: 'spec.generators.1.cluster', message: 'has cluster, which is no generator' }],
    },
    'a selector alone': {
      yaml: generators('{selector: {matchLabels: {a: b}}}'),
      finds: [{ at: 'spec.generators.0', message: 'names no generator', severity: 'warning' }],
    },
    'in a matrix': {
      yaml: generators('{matrix: {generators: [{git: {}}, {lists: {}}]}}'),
      finds: [{ at: 'spec.generators.0.matrix.generators.1.lists', message: 'has lists' }],
    },
    'one that is null': {
      yaml: generators('{clusters: null}'),
      finds: [{ at: 'spec.generators.0.clusters', message: 'no generator that says anything' }],
    },
  },
  nearMiss: {
    'a kustomization may patch it': { yaml: generators('{}'), fragment: true },
    'an empty one': { yaml: generators('{clusters: {}, selector: {}}') },
  },
  fix: { 'as it is spelt': { yaml: generators('{list: {elements: []}}, {plugin: {}}') } },
});
