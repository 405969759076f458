import { annotationUnknown } from '../../../src/validate/rules/annotation-unknown.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const annotation = (key: string) => application('project: a', `name: web, annotations: {"${key}": "1"}`);

ruleCases(annotationUnknown, {
  hit: {
    'a misspelt name': {
      yaml: annotation('argocd.argoproj.io/syncwave'),
      finds: [{ at: 'metadata.annotations.argocd.argoproj.io/syncwave', message: 'argocd.argoproj.io/syncwave' }],
    },
    'a misspelt host': {
      yaml: annotation('argocd.argoprj.io/sync-wave'),
      finds: [{ at: 'metadata.annotations.argocd.argoprj.io/sync-wave', message: 'argocd.argoprj.io/sync-wave' }],
    },
    'a short host': {
      yaml: applicationSet('template: {metadata: {annotations: {argoproj.io/sync-wave: "1"}}}'),
      finds: [{ at: 'spec.template.metadata.annotations.argoproj.io/sync-wave', message: 'argoproj.io/sync-wave' }],
    },
  },
  nearMiss: {
    'the name of another tool': { yaml: annotation('argocd.argoproj.io/owned-by-team') },
    'another host': { yaml: annotation('argocd-image-updater.argoproj.io/image-list') },
    'a link': { yaml: annotation('link.argocd.argoproj.io/sync-wave') },
    'without a host': { yaml: annotation('sync-wav') },
  },
  fix: { 'as it is spelt': { yaml: annotation('argocd.argoproj.io/sync-wave') } },
});
