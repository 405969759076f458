import { syncWaveInvalid } from '../../../src/validate/rules/sync-wave-invalid.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const wave = (value: string) =>
  application('project: a', `name: web, annotations: {argocd.argoproj.io/sync-wave: "${value}"}`);
const at = 'metadata.annotations.argocd.argoproj.io/sync-wave';

ruleCases(syncWaveInvalid, {
  hit: {
    'a word': { yaml: wave('first'), finds: [{ at, message: '"first" is no integer' }] },
    'a fraction': { yaml: wave('1.5'), finds: [{ at, message: '"1.5" is no integer' }] },
    empty: { yaml: wave(''), finds: [{ at, message: '"" is no integer' }] },
  },
  nearMiss: { 'a sign': { yaml: wave('+1') }, 'a parameter': { yaml: wave('{{wave}}') } },
  fix: { 'an integer': { yaml: wave('-1') } },
});
