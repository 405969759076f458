import { refWithChart } from '../../../src/validate/rules/ref-with-chart.ts';
import { application } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const sources = (other: string) =>
  application(`sources: [{repoURL: u, chart: c, helm: {valueFiles: [$values/web.yaml]}}, {repoURL: v, ${other}}]`);

ruleCases(refWithChart, {
  hit: {
    'files out of a chart': {
      yaml: sources('chart: d, ref: values'),
      finds: [{ at: 'spec.sources.1.ref', message: '$values, which is a source with a chart' }],
    },
  },
  nearMiss: { 'nobody uses the ref': { yaml: sources('chart: d, ref: other') } },
  fix: { 'a Git repository': { yaml: sources('ref: values') } },
});
