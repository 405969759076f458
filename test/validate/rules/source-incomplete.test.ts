import { sourceIncomplete } from '../../../src/validate/rules/source-incomplete.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(sourceIncomplete, {
  hit: {
    'neither path nor chart': {
      yaml: application('source: {repoURL: u}'),
      finds: [{ at: 'spec.source', message: 'neither path nor chart' }],
    },
    'an empty path': {
      yaml: application('source: {repoURL: u, path: ""}'),
      finds: [{ at: 'spec.source.path', message: 'neither path nor chart' }],
    },
    'an empty repository': {
      yaml: application('sources: [{repoURL: u, path: p}, {repoURL: "", path: p}]'),
      finds: [{ at: 'spec.sources.1.repoURL', message: 'empty repoURL' }],
    },
    'a ref does not help a single source': {
      yaml: application('source: {repoURL: u, ref: values}'),
      finds: [{ at: 'spec.source', message: 'neither path nor chart' }],
    },
    'an OCI artifact': {
      yaml: application('source: {repoURL: "oci://r/a", targetRevision: 1.0.0}'),
      finds: [{ at: 'spec.source', message: 'neither path nor chart' }],
    },
  },
  nearMiss: {
    'a ref among several sources': { yaml: application('sources: [{repoURL: u, path: p}, {repoURL: u, ref: values}]') },
    'a source that does not count': { yaml: application('source: {repoURL: u}, sources: [{repoURL: u, path: p}]') },
    'a template that is patched': {
      yaml: applicationSet('templatePatch: "{}", template: {spec: {source: {repoURL: u}}}'),
    },
  },
  fix: { 'the root': { yaml: application('source: {repoURL: u, path: .}') } },
});
