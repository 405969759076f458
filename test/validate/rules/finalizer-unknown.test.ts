import { finalizerUnknown } from '../../../src/validate/rules/finalizer-unknown.ts';
import { application, applicationSet, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const finalizer = (name: string) => application('project: a', `name: web, finalizers: ["${name}"]`);
const at = 'metadata.finalizers.0';

ruleCases(finalizerUnknown, {
  hit: {
    misspelt: {
      yaml: finalizer('resource-finalizer.argocd.argoproj.io'),
      finds: [{ at, message: 'the Application could not be deleted' }],
    },
    'another host': { yaml: finalizer('resources-finalizer.argoproj.io'), finds: [{ at, message: 'does not know' }] },
    'a policy that is none': {
      yaml: finalizer('resources-finalizer.argocd.argoproj.io/orphan'),
      finds: [{ at, message: 'does not know' }],
    },
    'a project has no policy': {
      yaml: project('sourceRepos: []', 'name: a, finalizers: [resources-finalizer.argocd.argoproj.io/background]'),
      finds: [{ at, message: 'the AppProject could not be deleted' }],
    },
    'in a template': {
      yaml: applicationSet('template: {metadata: {finalizers: [resources-finalizer.argocd.io]}}'),
      finds: [{ at: 'spec.template.metadata.finalizers.0', message: 'the Application could not' }],
    },
  },
  nearMiss: {
    "another controller's": { yaml: finalizer('example.com/cleanup') },
    "Kubernetes' own": { yaml: finalizer('foregroundDeletion') },
    'of hooks': { yaml: finalizer('post-delete-finalizer.argocd.argoproj.io/cleanup') },
  },
  fix: {
    'as it is spelt': { yaml: finalizer('resources-finalizer.argocd.argoproj.io') },
    'with a policy': { yaml: finalizer('resources-finalizer.argocd.argoproj.io/background') },
  },
});
