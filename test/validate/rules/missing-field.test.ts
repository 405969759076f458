import { missingField } from '../../../src/validate/rules/missing-field.ts';
import { ruleCases } from '../rule-cases.ts';

const object = (kind: string, rest: string, metadata = '{name: web}') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: ${metadata}\n${rest}\n`;

ruleCases(missingField, {
  hit: {
    'fields of the spec': {
      yaml: object('Application', 'spec: {source: {repoURL: u}}'),
      finds: [
        { at: 'spec', message: 'spec.destination is missing' },
        { at: 'spec', message: 'spec.project is missing' },
      ],
    },
    'the spec itself': {
      yaml: object('AppProject', ''),
      finds: [{ at: '', message: /: ?spec is missing$|^spec is missing$/ }],
    },
    'in one item of a list': {
      yaml: object('Application', 'spec: {project: p, destination: {}, sources: [{repoURL: u}, {path: x}]}'),
      finds: [{ at: 'spec.sources.1', message: 'spec.sources[1].repoURL is missing' }],
    },
    'one that is null': {
      yaml: object('Application', 'spec: {project: null, destination: {}}'),
      finds: [{ at: 'spec.project', message: 'spec.project is empty' }],
    },
    'in the template of a set': {
      yaml: object('ApplicationSet', 'spec: {generators: [], template: {spec: {project: p, destination: {}}}}'),
      finds: [{ at: 'spec.template', message: 'spec.template.metadata is missing' }],
    },
    'the name of a project': {
      yaml: object('AppProject', 'spec: {}', '{labels: {a: b}}'),
      finds: [{ at: 'metadata', message: 'metadata.name is missing' }],
    },
  },
  nearMiss: {
    'an empty string is there': { yaml: object('Application', 'spec: {project: "", destination: {}}') },
    'fields that nothing requires': { yaml: object('AppProject', 'spec: {}') },
    'a generated name': { yaml: object('AppProject', 'spec: {}', '{generateName: web-}') },
    'of what has a wrong type, nothing is missing': {
      yaml: object('Application', 'spec: {project: p, destination: [], source: text}'),
    },
  },
  fix: {
    'all is there': { yaml: object('Application', 'spec: {project: p, destination: {}, source: {repoURL: u}}') },
  },
});
