import { allowEmpty } from '../../../src/validate/rules/allow-empty.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const automated = (fields: string) => application(`syncPolicy: {automated: {${fields}}}`);

ruleCases(allowEmpty, {
  hit: {
    'with prune': {
      yaml: automated('prune: true, allowEmpty: true'),
      finds: [{ at: 'spec.syncPolicy.automated.allowEmpty', message: 'deletes all that was deployed' }],
    },
  },
  nearMiss: {
    'without prune nothing is deleted': { yaml: automated('allowEmpty: true') },
    'switched off': { yaml: automated('enabled: false, prune: true, allowEmpty: true') },
  },
  fix: { without: { yaml: automated('prune: true') } },
});
