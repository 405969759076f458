import { runtimeFields } from '../../../src/validate/rules/runtime-fields.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(runtimeFields, {
  hit: {
    both: {
      yaml: `${application('project: a')}operation: {sync: {}}\nstatus: {health: {status: Healthy}}\n`,
      finds: [
        { at: 'operation', message: 'starts this operation' },
        { at: 'status', message: 'overwrites what the controller found' },
      ],
    },
  },
  nearMiss: { 'an empty status': { yaml: `${application('project: a')}status: {}\n` } },
  fix: { neither: { yaml: application('project: a') } },
});
