import { manifestGeneratePaths } from '../../../src/validate/rules/manifest-generate-paths.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const paths = (value: string, source = 'path: apps/web') =>
  application(
    `source: {${source}}`,
    `name: web, annotations: {argocd.argoproj.io/manifest-generate-paths: "${value}"}`,
  );
const at = 'metadata.annotations.argocd.argoproj.io/manifest-generate-paths';

ruleCases(manifestGeneratePaths, {
  hit: {
    commas: { yaml: paths('.,/base'), finds: [{ at, message: 'separated by semicolons' }] },
    'leads out': { yaml: paths('.;../../../base'), finds: [{ at, message: '"../../../base" leads out' }] },
    "the source's path once more": {
      yaml: paths('apps/web'),
      finds: [{ at, message: 'it means apps/web/apps/web' }],
    },
  },
  nearMiss: {
    'spaces and empty paths': { yaml: paths(' . ; /base ;') },
    'a path above': { yaml: paths('../../base') },
    'a folder below': { yaml: paths('apps') },
    'the root': { yaml: paths('.', 'path: .') },
    'the path is a parameter': { yaml: paths('apps/web', 'path: "{{path}}"') },
    'a chart has no path': { yaml: paths('../..', 'chart: web') },
  },
  fix: { 'relative, and from the root': { yaml: paths('.;/base') } },
});
