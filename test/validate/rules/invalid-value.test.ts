import { invalidValue } from '../../../src/validate/rules/invalid-value.ts';
import { ruleCases } from '../rule-cases.ts';

const object = (kind: string, spec: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: {name: web}\nspec: {${spec}}\n`;
const set = (policy: string) =>
  object(
    'ApplicationSet',
    `generators: [], template: {metadata: {}, spec: {}}, syncPolicy: {applicationsSync: ${policy}}`,
  );
const hydrated = (path: string) =>
  object('Application', `sourceHydrator: {drySource: {}, syncSource: {targetBranch: b, path: ${path}}}`);

ruleCases(invalidValue, {
  hit: {
    'none of the listed': {
      yaml: set('create'),
      finds: [
        {
          at: 'spec.syncPolicy.applicationsSync',
          message: 'is "create", but has to be one of "create-only", "create-update", "create-delete", "sync"',
        },
      ],
    },
    'an empty one': {
      yaml: hydrated('""'),
      finds: [
        { at: 'spec.sourceHydrator.syncSource.path', message: 'spec.sourceHydrator.syncSource.path must not be empty' },
      ],
    },
    'of another form': {
      yaml: hydrated('"."'),
      finds: [
        { at: 'spec.sourceHydrator.syncSource.path', message: 'is ".", but has to match the pattern ^.{2,}|[^./]$' },
      ],
    },
    'a description that is too long, without itself': {
      yaml: object('AppProject', `description: ${'x'.repeat(256)}`),
      finds: [{ at: 'spec.description', message: /spec\.description must not have more than 255 characters$/ }],
    },
  },
  nearMiss: {
    'characters are counted, not bytes': { yaml: object('AppProject', `description: ${'ü'.repeat(255)}`) },
    'a wrong type is not also an invalid value': { yaml: set('[create]') },
    'an Argo CD that does not look': { yaml: hydrated('"."'), version: { major: 2, minor: 14 } },
  },
  fix: { 'one of the listed': { yaml: set('create-only') }, 'of the form': { yaml: hydrated('apps') } },
});
