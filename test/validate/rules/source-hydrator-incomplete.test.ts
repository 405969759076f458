import { sourceHydratorIncomplete } from '../../../src/validate/rules/source-hydrator-incomplete.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const hydrator = (repoURL: string, sync: string, hydrateTo: string) =>
  application(
    `sourceHydrator: {drySource: {repoURL: ${repoURL}, path: p}, syncSource: {targetBranch: ${sync}, path: p}, ${hydrateTo}}`,
  );

ruleCases(sourceHydratorIncomplete, {
  hit: {
    'all that is empty': {
      yaml: hydrator('""', '""', 'hydrateTo: {targetBranch: ""}'),
      finds: [
        { at: 'spec.sourceHydrator.drySource.repoURL', message: 'drySource.repoURL is empty' },
        { at: 'spec.sourceHydrator.syncSource.targetBranch', message: 'syncSource.targetBranch is empty' },
        { at: 'spec.sourceHydrator.hydrateTo.targetBranch', message: 'hydrateTo.targetBranch is empty' },
      ],
    },
  },
  nearMiss: { 'hydrateTo is optional': { yaml: hydrator('u', 'main', '') } },
  fix: { all: { yaml: hydrator('u', 'main', 'hydrateTo: {targetBranch: next}') } },
});
