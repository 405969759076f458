import { refreshAnnotation } from '../../../src/validate/rules/refresh-annotation.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(refreshAnnotation, {
  hit: {
    'a refresh': {
      yaml: application('project: a', 'name: web, annotations: {argocd.argoproj.io/refresh: hard}'),
      finds: [{ at: 'metadata.annotations.argocd.argoproj.io/refresh', message: 'is a request' }],
    },
    'of an ApplicationSet': {
      yaml: applicationSet(
        'generators: []',
        'name: a, annotations: {argocd.argoproj.io/application-set-refresh: "true"}',
      ),
      finds: [{ at: 'metadata.annotations.argocd.argoproj.io/application-set-refresh', message: 'is a request' }],
    },
  },
  nearMiss: {
    'another host': { yaml: application('project: a', 'name: web, annotations: {example.com/refresh: hard}') },
  },
  fix: { none: { yaml: application('project: a') } },
});
