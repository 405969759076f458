import { helmVersionUnsupported } from '../../../src/validate/rules/helm-version-unsupported.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const helm = (version: string) => application(`source: {path: p, helm: {version: "${version}"}}`);

ruleCases(helmVersionUnsupported, {
  hit: {
    'Helm 2': { yaml: helm('v2'), finds: [{ at: 'spec.source.helm.version', message: 'helm.version "v2"' }] },
    'a number': { yaml: helm('3'), finds: [{ at: 'spec.source.helm.version', message: 'v3 and v4' }] },
    'Helm 4 before 3.5': {
      yaml: helm('v4'),
      version: { major: 3, minor: 4 },
      finds: [{ at: 'spec.source.helm.version', message: 'Argo CD 3.4, which knows v3' }],
    },
  },
  nearMiss: { 'v3 means Helm 4': { yaml: helm('v3') }, 'Helm 4': { yaml: helm('v4') }, empty: { yaml: helm('') } },
  fix: { none: { yaml: application('source: {path: p, helm: {}}') } },
});
