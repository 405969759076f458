import { createNamespaceWithoutNamespace } from '../../../src/validate/rules/create-namespace-without-namespace.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const spec = (destination: string, option: string) =>
  application(`destination: {name: in-cluster, ${destination}}, syncPolicy: {syncOptions: [${option}]}`);

ruleCases(createNamespaceWithoutNamespace, {
  hit: {
    without: {
      yaml: spec('', 'CreateNamespace=true'),
      finds: [{ at: 'spec.syncPolicy.syncOptions.0', message: 'the destination names no namespace' }],
    },
    empty: {
      yaml: spec('namespace: ""', 'CreateNamespace=true'),
      finds: [{ at: 'spec.syncPolicy.syncOptions.0', message: 'creates nothing' }],
    },
  },
  nearMiss: { 'switched off': { yaml: spec('', 'CreateNamespace=false') } },
  fix: { with: { yaml: spec('namespace: web', 'CreateNamespace=true') } },
});
