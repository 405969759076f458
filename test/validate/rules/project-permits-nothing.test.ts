import { projectPermitsNothing } from '../../../src/validate/rules/project-permits-nothing.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(projectPermitsNothing, {
  hit: {
    neither: {
      yaml: project('sourceRepos: []'),
      finds: [
        { at: 'spec.sourceRepos', message: 'permits no repository' },
        { at: 'spec', message: 'permits no destination' },
      ],
    },
  },
  nearMiss: { 'a project that a kustomization lists': { yaml: project('roles: []'), fragment: true } },
  fix: { both: { yaml: project('sourceRepos: ["*"], destinations: [{name: in-cluster, namespace: "*"}]') } },
});
