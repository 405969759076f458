import { refInSingleSource } from '../../../src/validate/rules/ref-in-single-source.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(refInSingleSource, {
  hit: {
    'a ref': {
      yaml: application('source: {path: p, helm: {valueFiles: [a.yaml, $values/web.yaml]}}'),
      finds: [{ at: 'spec.source.helm.valueFiles.1', message: '$values is no ref but a variable' }],
    },
  },
  nearMiss: {
    'a variable of the build environment': {
      yaml: application('source: {path: p, helm: {valueFiles: [$ARGOCD_APP_NAME/web.yaml]}}'),
    },
    'several sources': {
      yaml: application('sources: [{path: p, helm: {valueFiles: [$values/web.yaml]}}, {repoURL: u, ref: values}]'),
    },
    'filled in before': { yaml: application('source: {path: p, helm: {valueFiles: ["${cluster}/web.yaml"]}}') },
  },
  fix: { 'a path': { yaml: application('source: {path: p, helm: {valueFiles: [/envs/web.yaml]}}') } },
});
