import { rollingSyncInvalid } from '../../../src/validate/rules/rolling-sync-invalid.ts';
import { applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const strategy = (fields: string, more = 'template: {metadata: {labels: {env: "{{env}}"}}}') =>
  applicationSet(`strategy: {${fields}}, ${more}`);
const steps = (step: string, more?: string) => strategy(`type: RollingSync, rollingSync: {steps: [{${step}}]}`, more);
const at = 'spec.strategy.rollingSync.steps.0';

ruleCases(rollingSyncInvalid, {
  hit: {
    'without the type': {
      yaml: strategy('rollingSync: {steps: [{}]}'),
      finds: [{ at: 'spec.strategy.rollingSync', message: 'type is not set' }],
    },
    'without steps': {
      yaml: strategy('type: RollingSync'),
      finds: [{ at: 'spec.strategy.type', message: 'has no steps' }],
    },
    'another operator': {
      yaml: steps('matchExpressions: [{key: env, operator: Exists}]'),
      finds: [{ at: `${at}.matchExpressions.0.operator`, message: '"Exists" is neither In nor NotIn' }],
    },
    'a label that is not there': {
      yaml: steps('matchExpressions: [{key: stage, operator: In, values: [dev]}]'),
      finds: [{ at: `${at}.matchExpressions.0.key`, message: 'the template has no label stage' }],
    },
    'a number in quotes': {
      yaml: steps('maxUpdate: "2"'),
      finds: [{ at: `${at}.maxUpdate`, message: 'maxUpdate "2" is neither' }],
    },
  },
  nearMiss: {
    'NotIn takes those without the label': {
      yaml: steps('matchExpressions: [{key: stage, operator: NotIn, values: [dev]}]'),
    },
    'labels may be patched': {
      yaml: steps('matchExpressions: [{key: stage, operator: In, values: [dev]}]', 'templatePatch: "a"'),
    },
    'a label whose key is a parameter': {
      yaml: steps(
        'matchExpressions: [{key: stage, operator: In, values: [dev]}]',
        'template: {metadata: {labels: {"{{key}}": a}}}',
      ),
    },
    'all at once': { yaml: strategy('type: AllAtOnce') },
  },
  fix: {
    'a label that is there': {
      yaml: steps('matchExpressions: [{key: env, operator: In, values: [dev]}], maxUpdate: 25%'),
    },
  },
});
