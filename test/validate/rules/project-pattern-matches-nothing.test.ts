import { projectPatternMatchesNothing } from '../../../src/validate/rules/project-pattern-matches-nothing.ts';
import { application, applicationSet, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const web = application(
  'project: shop, source: {repoURL: "https://git.example.com/web.git", path: p}, destination: {server: https://prod, namespace: web}',
);

ruleCases(projectPatternMatchesNothing, {
  hit: {
    both: {
      yaml:
        project(
          'sourceRepos: ["https://git.example.com/*", "https://charts.example.com"], destinations: [{server: https://prod, namespace: "*"}, {server: https://test, namespace: "*"}]',
        ) + web,
      finds: [
        { at: 'spec.sourceRepos.1', message: 'a repository like "https://charts.example.com"' },
        { at: 'spec.destinations.1', message: 'the destination https://test, *' },
      ],
    },
  },
  nearMiss: {
    'no Application is known': { yaml: project('sourceRepos: ["https://a"]') },
    'some are generated': {
      yaml: project('sourceRepos: ["https://a"]') + web + applicationSet('template: {spec: {project: "{{project}}"}}'),
    },
    'what is denied': { yaml: project('sourceRepos: ["*", "!https://a"]') + web },
    'a cluster that may have this address': {
      yaml: project('sourceRepos: ["*"], destinations: [{name: prod, namespace: web}]') + web,
    },
  },
  fix: {
    'what is needed': {
      yaml: project('sourceRepos: ["https://git.example.com/**"], destinations: [{server: "*", namespace: web}]') + web,
    },
  },
});
