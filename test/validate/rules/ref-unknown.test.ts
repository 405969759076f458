import { refUnknown } from '../../../src/validate/rules/ref-unknown.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const sources = (file: string, ref: string) =>
  application(`sources: [{repoURL: u, chart: c, helm: {valueFiles: ["${file}"]}}, {repoURL: v, ${ref}}]`);

ruleCases(refUnknown, {
  hit: {
    'another ref': {
      yaml: sources('$value/web.yaml', 'ref: values'),
      finds: [
        {
          at: 'spec.sources.0.helm.valueFiles.0',
          message: '"$value/web.yaml" starts with $value, which is the ref of no source (known: $values)',
        },
      ],
    },
    'no ref at all': {
      yaml: sources('$values/web.yaml', 'path: p'),
      finds: [{ at: 'spec.sources.0.helm.valueFiles.0', message: 'no source has a ref' }],
    },
    'a parameter file': {
      yaml: application('sources: [{path: p, helm: {fileParameters: [{name: a, path: $v/a.txt}]}}]'),
      finds: [{ at: 'spec.sources.0.helm.fileParameters.0.path', message: 'the ref of no source' }],
    },
  },
  nearMiss: {
    'a variable with one source': {
      yaml: application('source: {path: p, helm: {valueFiles: [$ARGOCD_APP_NAME/values.yaml]}}'),
    },
    'a dollar inside the path': { yaml: sources('values-$ARGOCD_APP_NAME.yaml', 'path: p') },
    'a parameter': { yaml: sources('${{ref}}/web.yaml', 'ref: values') },
  },
  fix: { 'the ref': { yaml: sources('$values/web.yaml', 'ref: values') } },
});
