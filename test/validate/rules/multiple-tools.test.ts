import { multipleTools } from '../../../src/validate/rules/multiple-tools.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(multipleTools, {
  hit: {
    two: {
      yaml: application('source: {repoURL: u, path: p, helm: {values: "a: 1"}, kustomize: {namePrefix: a-}}'),
      finds: [{ at: 'spec.source.helm', message: 'kustomize and helm; Argo CD takes one' }],
    },
    'an empty one counts': {
      yaml: applicationSet('template: {spec: {source: {path: p, helm: {values: "a: 1"}, directory: {}}}}'),
      finds: [{ at: 'spec.template.spec.source.directory', message: 'an empty block counts' }],
    },
  },
  nearMiss: {
    'in sources of their own': { yaml: application('sources: [{path: p, helm: {}}, {path: q, kustomize: {}}]') },
    'an absent one': { yaml: application('source: {path: p, helm: {values: "a: 1"}, directory: null}') },
  },
  fix: { one: { yaml: application('source: {repoURL: u, path: p, helm: {values: "a: 1"}}') } },
});
