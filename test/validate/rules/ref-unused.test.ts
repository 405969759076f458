import { refUnused } from '../../../src/validate/rules/ref-unused.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const sources = (file: string, other: string) =>
  application(`sources: [{repoURL: u, chart: c, helm: {valueFiles: ["${file}"]}}, {repoURL: v, ${other}}]`);

ruleCases(refUnused, {
  hit: {
    'no file uses it': {
      yaml: sources('web.yaml', 'ref: values'),
      finds: [{ at: 'spec.sources.1.ref', message: 'starts with $values' }],
    },
  },
  nearMiss: {
    'it renders its own path': { yaml: sources('web.yaml', 'ref: values, path: p') },
    'a file may be anything': { yaml: sources('{{file}}', 'ref: values') },
    'a plugin has its own way': {
      yaml: application('sources: [{repoURL: u, path: p, plugin: {name: a}}, {repoURL: v, ref: values}]'),
    },
  },
  fix: { 'a file uses it': { yaml: sources('$values/web.yaml', 'ref: values') } },
});
