import { applicationNamespace } from '../../../src/validate/rules/application-namespace.ts';
import { application, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const one = application('project: shop', 'name: web, namespace: team-a');

ruleCases(applicationNamespace, {
  hit: {
    'another namespace': {
      yaml: one,
      finds: [{ at: 'metadata.namespace', message: "team-a, not in Argo CD's (argocd)" }],
    },
    'the project does not take it': {
      yaml: one + project('sourceNamespaces: [team-b]'),
      finds: [
        { at: 'metadata.namespace', message: 'its project shop takes no Application of it', severity: 'warning' },
      ],
    },
    'tracked by label': {
      yaml: one + project('sourceNamespaces: ["team-*"]'),
      settings: { trackingMethod: 'label' },
      finds: [{ at: 'metadata.namespace', message: 'must not be tracked by label' }],
    },
  },
  nearMiss: {
    'the namespace of projects is Argo CD itself': {
      yaml: one + project('roles: []', 'name: other, namespace: team-a'),
    },
    'Argo CD is there': { yaml: one, settings: { namespace: 'team-a' } },
    'a placeholder': { yaml: application('project: a', 'name: web, namespace: "${ns}"') },
  },
  fix: { 'in its own': { yaml: application('project: a', 'name: web, namespace: argocd') } },
});
