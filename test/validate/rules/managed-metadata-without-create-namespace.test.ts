import { managedMetadataWithoutCreateNamespace } from '../../../src/validate/rules/managed-metadata-without-create-namespace.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const policy = (options: string, metadata = 'labels: {team: web}') =>
  application(`syncPolicy: {syncOptions: [${options}], managedNamespaceMetadata: {${metadata}}}`);

ruleCases(managedMetadataWithoutCreateNamespace, {
  hit: {
    without: {
      yaml: policy('Validate=false'),
      finds: [{ at: 'spec.syncPolicy.managedNamespaceMetadata', message: 'CreateNamespace=true' }],
    },
    'switched off': {
      yaml: policy('CreateNamespace=false'),
      finds: [{ at: 'spec.syncPolicy.managedNamespaceMetadata', message: 'CreateNamespace=true' }],
    },
  },
  nearMiss: {
    'it says nothing': { yaml: policy('', 'labels: {}') },
    'a parameter': { yaml: policy('"CreateNamespace={{create}}"') },
    'a template that is patched': {
      yaml: applicationSet(
        'templatePatch: "a", template: {spec: {syncPolicy: {managedNamespaceMetadata: {labels: {a: b}}}}}',
      ),
    },
  },
  fix: { with: { yaml: policy('CreateNamespace=true') } },
});
