import { syncWindowTimeZone } from '../../../src/validate/rules/sync-window-time-zone.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const window = (zone: string) => project(`syncWindows: [{kind: allow, timeZone: "${zone}"}]`);

ruleCases(syncWindowTimeZone, {
  hit: {
    misspelt: { yaml: window('Europe/Berln'), finds: [{ at: 'spec.syncWindows.0.timeZone', message: 'it takes UTC' }] },
    'an offset': { yaml: window('+02:00'), finds: [{ at: 'spec.syncWindows.0.timeZone', message: '"+02:00"' }] },
  },
  nearMiss: {
    empty: { yaml: window('') },
    short: { yaml: window('CET') },
    'of the machine': { yaml: window('Local') },
  },
  fix: { 'as it is called': { yaml: window('Europe/Berlin') } },
});
