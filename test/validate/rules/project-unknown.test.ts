import { projectUnknown } from '../../../src/validate/rules/project-unknown.ts';
import { application, applicationSet, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(projectUnknown, {
  hit: {
    'not among the others': {
      yaml: application('project: shops') + project('sourceRepos: []'),
      finds: [{ at: 'spec.project', message: 'the project shops is not among the 1' }],
    },
    'in a template': {
      yaml: applicationSet('template: {spec: {project: other}}') + project('sourceRepos: []'),
      finds: [{ at: 'spec.template.spec.project', message: 'the project other' }],
    },
  },
  nearMiss: {
    'no project is defined here': { yaml: application('project: shops') },
    'the built-in project': { yaml: application('project: default') + project('sourceRepos: []') },
    'no project means the built-in one': { yaml: application('source: {}') + project('sourceRepos: []') },
    'a parameter': {
      yaml: applicationSet('template: {spec: {project: "{{name}}"}}') + project('sourceRepos: []'),
    },
  },
  fix: { defined: { yaml: application('project: shop') + project('sourceRepos: []') } },
});
