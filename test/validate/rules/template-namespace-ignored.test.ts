import { templateNamespaceIgnored } from '../../../src/validate/rules/template-namespace-ignored.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const set = (namespace: string, own: string) =>
  applicationSet(`template: {metadata: {name: a, namespace: '${namespace}'}}`, `name: a, ${own}`);

ruleCases(templateNamespaceIgnored, {
  hit: {
    another: {
      yaml: set('team-a', 'namespace: argocd'),
      finds: [{ at: 'spec.template.metadata.namespace', message: 'team-a is ignored' }],
    },
  },
  nearMiss: {
    'where the set is, is not written': { yaml: set('team-a', '') },
    'a parameter': { yaml: set('{{namespace}}', 'namespace: argocd') },
  },
  fix: { 'the same': { yaml: set('argocd', 'namespace: argocd') } },
});
