import { retryDurationInvalid } from '../../../src/validate/rules/retry-duration-invalid.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const backoff = (fields: string) => application(`syncPolicy: {retry: {limit: 5, backoff: {${fields}}}}`);

ruleCases(retryDurationInvalid, {
  hit: {
    'a day': {
      yaml: backoff('duration: 5s, maxDuration: 1d'),
      finds: [{ at: 'spec.syncPolicy.retry.backoff.maxDuration', message: 'maxDuration "1d" is no duration' }],
    },
    words: {
      yaml: backoff('duration: 5 seconds'),
      finds: [{ at: 'spec.syncPolicy.retry.backoff.duration', message: '"5 seconds"' }],
    },
  },
  nearMiss: { seconds: { yaml: backoff('duration: "5"') }, empty: { yaml: backoff('duration: ""') } },
  fix: { units: { yaml: backoff('duration: 5s, maxDuration: 3m0s') } },
});
