import { projectPatternInvalid } from '../../../src/validate/rules/project-pattern-invalid.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(projectPatternInvalid, {
  hit: {
    'everything denied': {
      yaml: project('sourceRepos: ["*", "!*"], destinations: [{server: "!*", namespace: "!*"}, {name: "!*"}]'),
      finds: [
        { at: 'spec.sourceRepos.1', message: '"!*" denies everything' },
        { at: 'spec.destinations.0.server', message: '"!*" denies everything' },
        { at: 'spec.destinations.0.namespace', message: '"!*" denies everything' },
        { at: 'spec.destinations.1.name', message: '"!*" denies everything' },
      ],
    },
    'no glob': {
      yaml: project('sourceNamespaces: ["team-[a"], destinations: [{name: "[a-zA-Z]", namespace: "![x"}]'),
      finds: [
        { at: 'spec.sourceNamespaces.0', message: 'cannot be read' },
        { at: 'spec.destinations.0.name', message: '"[a-zA-Z]" cannot be read' },
        { at: 'spec.destinations.0.namespace', message: '"![x" cannot be read' },
      ],
    },
  },
  nearMiss: {
    'a regular expression': { yaml: project('sourceNamespaces: ["/^[a-zA-Z]+$/"]') },
    'all but some': { yaml: project('destinations: [{server: "*", namespace: "!{kube-system,argocd}"}]') },
  },
  fix: { permitted: { yaml: project('sourceRepos: ["https://git.example.com/**"]') } },
});
