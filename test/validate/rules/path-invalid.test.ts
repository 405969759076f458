import { pathInvalid } from '../../../src/validate/rules/path-invalid.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(pathInvalid, {
  hit: {
    absolute: {
      yaml: application('source: {repoURL: u, path: /apps/web}'),
      finds: [{ at: 'spec.source.path', message: '"/apps/web" is absolute' }],
    },
    'leads out': {
      yaml: application('sources: [{repoURL: u, path: apps/../../web}]'),
      finds: [{ at: 'spec.sources.0.path', message: 'leads out of the repository' }],
    },
  },
  nearMiss: {
    'comes back': { yaml: application('source: {repoURL: u, path: apps/../web}') },
    'begins with two dots': { yaml: application('source: {repoURL: u, path: ..web}') },
    'is ignored, because there is a chart': { yaml: application('source: {repoURL: u, path: /web, chart: web}') },
    'is a parameter': { yaml: application('source: {repoURL: u, path: "/{{path}}"}') },
  },
  fix: { relative: { yaml: application('source: {repoURL: u, path: apps/web}') } },
});
