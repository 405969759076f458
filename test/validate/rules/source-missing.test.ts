import { sourceMissing } from '../../../src/validate/rules/source-missing.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(sourceMissing, {
  hit: {
    'an Application without one': {
      yaml: application('destination: {name: in-cluster}'),
      finds: [{ at: 'spec', message: 'neither source nor sources' }],
    },
    'an empty list alone': {
      yaml: application('sources: []'),
      finds: [{ at: 'spec', message: 'neither source nor sources' }],
    },
    'a template without one': {
      yaml: applicationSet('generators: [], template: {metadata: {name: a}, spec: {project: default}}'),
      finds: [{ at: 'spec.template.spec', message: 'neither source nor sources' }],
    },
  },
  nearMiss: {
    'a source hydrator': { yaml: application('sourceHydrator: {drySource: {repoURL: u}}') },
    'a template that is patched': {
      yaml: applicationSet('templatePatch: "spec: {source: {}}", template: {metadata: {name: a}, spec: {project: a}}'),
    },
    'a generator with a template': {
      yaml: applicationSet(
        'generators: [{list: {elements: [], template: {spec: {source: {}}}}}], template: {spec: {project: a}}',
      ),
    },
  },
  fix: { 'one source': { yaml: application('source: {repoURL: u, path: p}') } },
});
