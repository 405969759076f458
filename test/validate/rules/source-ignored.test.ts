import { sourceIgnored } from '../../../src/validate/rules/source-ignored.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(sourceIgnored, {
  hit: {
    'source beside sources': {
      yaml: application('source: {repoURL: u, path: p}, sources: [{repoURL: u, path: q}]'),
      finds: [{ at: 'spec.source', message: 'source is ignored, because sources is set' }],
    },
    'both beside a hydrator': {
      yaml: application('source: {repoURL: u}, sources: [{repoURL: u}], sourceHydrator: {drySource: {repoURL: u}}'),
      finds: [
        { at: 'spec.sources', message: 'because sourceHydrator is set' },
        { at: 'spec.source', message: 'because sourceHydrator is set' },
      ],
    },
  },
  nearMiss: {
    'an empty list does not count': { yaml: application('source: {repoURL: u, path: p}, sources: []') },
    'an empty source, as the API server writes it': {
      yaml: application('source: {repoURL: ""}, sources: [{repoURL: u, path: q}]'),
    },
  },
  fix: { 'sources alone': { yaml: application('sources: [{repoURL: u, path: q}]') } },
});
