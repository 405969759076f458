import { revisionHistoryLimit } from '../../../src/validate/rules/revision-history-limit.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(revisionHistoryLimit, {
  hit: {
    none: {
      yaml: application('revisionHistoryLimit: 0'),
      finds: [{ at: 'spec.revisionHistoryLimit', message: 'cannot be rolled back' }],
    },
    negative: {
      yaml: application('revisionHistoryLimit: -1'),
      finds: [{ at: 'spec.revisionHistoryLimit', message: 'revisionHistoryLimit -1 keeps no history' }],
    },
  },
  nearMiss: { 'the default': { yaml: application('project: a') } },
  fix: { some: { yaml: application('revisionHistoryLimit: 3') } },
});
