import { childWithoutFinalizer } from '../../../src/validate/rules/child-without-finalizer.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const finalizer = (name: string) => application('project: a', `name: web, finalizers: [${name}]`);

ruleCases(childWithoutFinalizer, {
  hit: {
    none: {
      yaml: application('project: a'),
      chain: ['root'],
      finds: [{ at: 'metadata', message: 'no cascade finalizer' }],
    },
    another: {
      yaml: finalizer('example.com/a'),
      chain: ['root'],
      finds: [{ at: 'metadata', message: 'no cascade finalizer' }],
    },
  },
  nearMiss: { 'an Application of a file has no parent': { yaml: application('project: a') } },
  fix: {
    'with it': { yaml: finalizer('resources-finalizer.argocd.argoproj.io'), chain: ['root'] },
    'with a policy': { yaml: finalizer('resources-finalizer.argocd.argoproj.io/background'), chain: ['root'] },
  },
});
