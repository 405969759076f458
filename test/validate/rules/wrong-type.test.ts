import { wrongType } from '../../../src/validate/rules/wrong-type.ts';
import { ruleCases } from '../rule-cases.ts';

const application = (spec: string, metadata = 'name: web') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {${metadata}}\nspec: {project: p, destination: {name: c}, ${spec}}\n`;
const set = (spec: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web}\nspec: {generators: [], template: {metadata: {}, spec: {project: p, destination: {}, ${spec}}}}\n`;

ruleCases(wrongType, {
  hit: {
    'a number for a string, without its value': {
      yaml: application('source: {repoURL: u, targetRevision: 1.1}'),
      finds: [
        {
          at: 'spec.source.targetRevision',
          message: /spec\.source\.targetRevision is a number, but has to be a string$/,
        },
      ],
    },
    'an object for a list': {
      yaml: application('source: {repoURL: u, helm: {parameters: {a: b}}}'),
      finds: [{ at: 'spec.source.helm.parameters', message: 'is an object, but has to be a list' }],
    },
    'a list for an object': {
      yaml: application('source: [{repoURL: u}]'),
      finds: [{ at: 'spec.source', message: 'is a list, but has to be an object' }],
    },
    'a string for a boolean': {
      yaml: application('syncPolicy: {automated: {prune: "true"}}'),
      finds: [{ at: 'spec.syncPolicy.automated.prune', message: 'is a string, but has to be a boolean' }],
    },
    'a fraction for an integer': {
      yaml: application('syncPolicy: {retry: {limit: 1.5}}'),
      finds: [{ at: 'spec.syncPolicy.retry.limit', message: 'has to be an integer' }],
    },
    'neither an integer nor a string': {
      yaml: application('source: {repoURL: u, kustomize: {replicas: [{name: a, count: true}]}}'),
      finds: [{ at: 'spec.source.kustomize.replicas.0.count', message: 'has to be an integer or a string' }],
    },
    'a null item of a list': {
      yaml: application('source: {repoURL: u, helm: {valueFiles: [a, null]}}'),
      finds: [{ at: 'spec.source.helm.valueFiles.1', message: 'is null, but has to be a string' }],
    },
    'in metadata': {
      yaml: application('source: {repoURL: u}', 'name: web, labels: {a: 1}, annotations: {b/c: true}'),
      finds: [
        { at: 'metadata.labels.a', message: 'metadata.labels.a is a number' },
        { at: 'metadata.annotations.b/c', message: 'metadata.annotations["b/c"] is a boolean' },
      ],
    },
    'a template in a set, which stays a string': {
      yaml: set('syncPolicy: {automated: {prune: "{{prune}}"}}'),
      finds: [{ at: 'spec.template.spec.syncPolicy.automated.prune', message: 'is a string, but has to be a boolean' }],
    },
  },
  nearMiss: {
    'null, which counts as absent': { yaml: application('source: {repoURL: u}, syncPolicy: null') },
    'an integer or a string': {
      yaml: application('source: {repoURL: u, kustomize: {replicas: [{name: a, count: 2}, {name: b, count: "3"}]}}'),
    },
    'an integer beyond what JavaScript holds': {
      yaml: application('syncPolicy: {retry: {limit: 9223372036854775807}}'),
    },
    'what something else renders first': { yaml: application('syncPolicy: {automated: {prune: "{{ .prune }}"}}') },
    'values of Helm': { yaml: application('source: {repoURL: u, helm: {valuesObject: {a: [1, true, null]}}}') },
  },
  fix: {
    'in quotes': { yaml: application('source: {repoURL: u, targetRevision: "1.10"}') },
    'without quotes': { yaml: application('syncPolicy: {automated: {prune: true}}') },
  },
});
