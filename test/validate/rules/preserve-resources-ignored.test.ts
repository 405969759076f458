import { preserveResourcesIgnored } from '../../../src/validate/rules/preserve-resources-ignored.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const set = (preserve: boolean, finalizers: string) =>
  applicationSet(
    `syncPolicy: {preserveResourcesOnDeletion: ${preserve}}, template: {metadata: {finalizers: [${finalizers}]}}`,
  );

ruleCases(preserveResourcesIgnored, {
  hit: {
    'the finalizer in the template': {
      yaml: set(true, 'example.com/a, resources-finalizer.argocd.argoproj.io/background'),
      finds: [{ at: 'spec.template.metadata.finalizers.1', message: 'preserves nothing' }],
    },
  },
  nearMiss: { 'another finalizer': { yaml: set(true, 'example.com/a') } },
  fix: {
    'without the finalizer': { yaml: set(true, '') },
    'without preserving': { yaml: set(false, 'resources-finalizer.argocd.argoproj.io') },
  },
});
