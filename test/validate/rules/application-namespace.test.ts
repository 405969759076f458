import { applicationNamespace } from '../../../src/validate/rules/application-namespace.ts';
import { application, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const alone = application('project: shop', 'name: web, namespace: team-a');
const one = alone + application('project: default', 'name: root, namespace: argocd');

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
    'Argo CD is where it is said to be': {
      yaml: alone,
      settings: { namespace: 'gitops' },
      finds: [{ at: 'metadata.namespace', message: "not in Argo CD's (gitops)" }],
    },
    'tracked by label': {
      yaml: one + project('sourceNamespaces: ["team-*"]'),
      settings: { trackingMethod: 'label' },
      finds: [{ at: 'metadata.namespace', message: 'must not be tracked by label' }],
    },
  },
  nearMiss: {
    'nobody says where Argo CD is': { yaml: alone },
    'the namespace of projects is Argo CD itself': {
      yaml: one + project('roles: []', 'name: other, namespace: team-a'),
    },
    'Argo CD is there': { yaml: one, settings: { namespace: 'team-a' } },
    'a placeholder': { yaml: application('project: a', 'name: web, namespace: "${ns}"') },
  },
  fix: { 'in its own': { yaml: application('project: a', 'name: web, namespace: argocd') } },
});
