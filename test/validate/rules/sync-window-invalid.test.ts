import { syncWindowInvalid } from '../../../src/validate/rules/sync-window-invalid.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const window = (kind: string, schedule: string, duration: string, lists = 'applications: ["*"]') =>
  project(`syncWindows: [{kind: "${kind}", schedule: "${schedule}", duration: "${duration}", ${lists}}]`);
const at = 'spec.syncWindows.0';

ruleCases(syncWindowInvalid, {
  hit: {
    'all that can be wrong': {
      yaml: window('wrong', '* * *', '1000days'),
      finds: [
        { at: `${at}.kind`, message: '"wrong" is neither allow nor deny' },
        { at: `${at}.schedule`, message: '3 fields instead of 5' },
        { at: `${at}.duration`, message: '"1000days" cannot be read' },
      ],
    },
    'Sunday is 0': {
      yaml: window('allow', '* 10 * * 7', '1h'),
      finds: [{ at: `${at}.schedule`, message: '"7" is out of range' }],
    },
    'for nothing': {
      yaml: window('deny', '* * * * *', '1h', 'namespaces: []'),
      finds: [{ at, message: 'so it is for none', severity: 'warning' }],
    },
  },
  nearMiss: { 'a parameter': { yaml: window('{{kind}}', '{{schedule}}', '{{duration}}') } },
  fix: { valid: { yaml: window('allow', '0 22 * * 1-5', '1h30m', 'clusters: [in-cluster]') } },
});
