import { syncOptionUnknown } from '../../../src/validate/rules/sync-option-unknown.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const options = (list: string) => application(`syncPolicy: {syncOptions: [${list}]}`);
const annotation = (value: string) =>
  application('project: a', `name: web, annotations: {argocd.argoproj.io/sync-options: "${value}"}`);

ruleCases(syncOptionUnknown, {
  hit: {
    misspelt: {
      yaml: options('Validate=false, createNamespace=true'),
      finds: [{ at: 'spec.syncPolicy.syncOptions.1', message: '"createNamespace=true" is no sync option' }],
    },
    'with a colon': {
      yaml: options('"CreateNamespace: true"'),
      finds: [{ at: 'spec.syncPolicy.syncOptions.0', message: '"CreateNamespace: true" is no sync option' }],
    },
    'of a resource, not of an Application': {
      yaml: options('Force=true'),
      finds: [{ at: 'spec.syncPolicy.syncOptions.0', message: 'of an Application' }],
    },
    'of a later version': {
      yaml: options('Prune=false'),
      version: { major: 3, minor: 2 },
      finds: [{ at: 'spec.syncPolicy.syncOptions.0', message: 'counts from Argo CD 3.4 on' }],
    },
    'in an annotation': {
      yaml: annotation('Prune=false, CreateNamespace=true'),
      finds: [{ at: 'metadata.annotations.argocd.argoproj.io/sync-options', message: 'of a resource' }],
    },
    'in a template': {
      yaml: applicationSet('template: {spec: {syncPolicy: {syncOptions: [ServerSideApply]}}}'),
      finds: [{ at: 'spec.template.spec.syncPolicy.syncOptions.0', message: '"ServerSideApply"' }],
    },
  },
  nearMiss: {
    'defaults are no mistake': { yaml: options('Validate=true, CreateNamespace=false') },
    'of this version': { yaml: options('SkipDryRunOnMissingResource=true'), version: { major: 3, minor: 1 } },
    'a parameter': { yaml: options('"CreateNamespace={{create}}"') },
    'what is no string has no spelling': { yaml: options('{CreateNamespace: true}') },
    'spaces in an annotation': { yaml: annotation('Prune=false , Validate=false') },
  },
  fix: { 'as it is spelt': { yaml: options('CreateNamespace=true, PrunePropagationPolicy=background') } },
});
