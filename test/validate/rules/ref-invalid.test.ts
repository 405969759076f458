import { refInvalid } from '../../../src/validate/rules/ref-invalid.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(refInvalid, {
  hit: {
    'a dollar': {
      yaml: application('sources: [{repoURL: u, path: p}, {repoURL: u, ref: $values}]'),
      finds: [{ at: 'spec.sources.1.ref', message: '"$values" has other characters' }],
    },
    'the same twice': {
      yaml: application('sources: [{repoURL: u, ref: values}, {repoURL: v, ref: values}]'),
      finds: [{ at: 'spec.sources.1.ref', message: 'more than one source' }],
    },
  },
  nearMiss: {
    'dashes and underscores': { yaml: application('sources: [{repoURL: u, ref: a_b-C}, {repoURL: u, ref: ""}]') },
    'a single source has no ref': { yaml: application('source: {repoURL: u, path: p, ref: $values}') },
    'a parameter': { yaml: application('sources: [{repoURL: u, ref: "{{ref}}"}, {repoURL: u, ref: "{{ref}}"}]') },
  },
  fix: { 'a name each': { yaml: application('sources: [{repoURL: u, ref: values}, {repoURL: v, ref: more}]') } },
});
