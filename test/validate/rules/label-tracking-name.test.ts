import { labelTrackingName } from '../../../src/validate/rules/label-tracking-name.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const named = (length: number, metadata = '') => application('project: a', `name: ${'a'.repeat(length)}${metadata}`);
const settings = { trackingMethod: 'label' as const };

ruleCases(labelTrackingName, {
  hit: {
    'too long': { yaml: named(64), settings, finds: [{ at: 'metadata.name', message: 'has 64 characters' }] },
    'with its namespace': {
      yaml: named(60, ', namespace: shop'),
      settings,
      finds: [{ at: 'metadata.name', message: 'has 65 characters' }],
    },
  },
  nearMiss: {
    'as long as can be': { yaml: named(63), settings },
    'tracked by annotation': { yaml: named(64) },
    'with both, it is cut': { yaml: named(64), settings: { trackingMethod: 'annotation+label' } },
  },
  fix: { shorter: { yaml: named(20), settings } },
});
