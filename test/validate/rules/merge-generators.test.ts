import { mergeGenerators } from '../../../src/validate/rules/merge-generators.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const merge = (fields: string) => applicationSet(`generators: [{merge: {${fields}}}]`);

ruleCases(mergeGenerators, {
  hit: {
    'one generator, no key': {
      yaml: merge('generators: [{git: {}}], mergeKeys: []'),
      finds: [
        { at: 'spec.generators.0.merge', message: 'has 1 generator; it takes two or more' },
        { at: 'spec.generators.0.merge', message: 'has no mergeKeys' },
      ],
    },
  },
  nearMiss: {
    'a kustomization may patch it': { yaml: merge('generators: []'), fragment: true },
    three: { yaml: merge('generators: [{}, {}, {}], mergeKeys: [a]') },
  },
  fix: { two: { yaml: merge('generators: [{git: {}}, {list: {}}], mergeKeys: [path]') } },
});
