import { automatedEnabledUnsupported } from '../../../src/validate/rules/automated-enabled-unsupported.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const automated = (fields: string) => application(`syncPolicy: {automated: {${fields}}}`);
const version = { major: 3, minor: 0 };

ruleCases(automatedEnabledUnsupported, {
  hit: {
    'off, before 3.1': {
      yaml: automated('enabled: false'),
      version,
      finds: [{ at: 'spec.syncPolicy.automated.enabled', message: 'Argo CD 3.0 does not know: automated sync is on' }],
    },
  },
  nearMiss: {
    'from 3.1 on': { yaml: automated('enabled: false'), version: { major: 3, minor: 1 } },
    'on is what it does anyway': { yaml: automated('enabled: true'), version },
  },
  fix: { 'without automated': { yaml: application('syncPolicy: {}'), version } },
});
