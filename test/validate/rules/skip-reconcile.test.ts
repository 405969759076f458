import { skipReconcile } from '../../../src/validate/rules/skip-reconcile.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const annotations = (value: string) => `annotations: {argocd.argoproj.io/skip-reconcile: "${value}"}`;
const at = 'metadata.annotations.argocd.argoproj.io/skip-reconcile';

ruleCases(skipReconcile, {
  hit: {
    true: {
      yaml: application('project: a', `name: web, ${annotations('true')}`),
      finds: [{ at, message: 'deploys nothing' }],
    },
    'as Go reads it': {
      yaml: application('project: a', `name: web, ${annotations('1')}`),
      finds: [{ at, message: 'deploys nothing' }],
    },
    'in a template': {
      yaml: applicationSet(`template: {metadata: {${annotations('true')}}}`),
      finds: [{ at: `spec.template.${at}`, message: 'deploys nothing' }],
    },
  },
  nearMiss: {
    'what Go does not read': { yaml: application('project: a', `name: web, ${annotations('yes')}`) },
    'on the ApplicationSet itself': { yaml: applicationSet('generators: []', `name: web, ${annotations('true')}`) },
  },
  fix: { false: { yaml: application('project: a', `name: web, ${annotations('false')}`) } },
});
