import { annotationAsLabel } from '../../../src/validate/rules/annotation-as-label.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(annotationAsLabel, {
  hit: {
    'a wave': {
      yaml: application('project: a', 'name: web, labels: {argocd.argoproj.io/sync-wave: "1"}'),
      finds: [{ at: 'metadata.labels.argocd.argoproj.io/sync-wave', message: 'is a label here' }],
    },
  },
  nearMiss: {
    'a label of Argo CD': { yaml: application('project: a', 'name: web, labels: {argocd.argoproj.io/instance: a}') },
    'a label of the same name': { yaml: application('project: a', 'name: web, labels: {sync-wave: "1"}') },
  },
  fix: {
    'an annotation': { yaml: application('project: a', 'name: web, annotations: {argocd.argoproj.io/sync-wave: "1"}') },
  },
});
