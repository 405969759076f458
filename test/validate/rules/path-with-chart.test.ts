import { pathWithChart } from '../../../src/validate/rules/path-with-chart.ts';
import { ruleCases } from '../rule-cases.ts';

const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  ${source}\n  destination: {name: in-cluster}\n`;

ruleCases(pathWithChart, {
  hit: {
    'one source': {
      yaml: application('source: {repoURL: u, path: p, chart: c, targetRevision: 1.0.0}'),
      finds: [{ at: 'spec.source.path', message: 'ignores path "p"' }],
    },
    'one of several': {
      yaml: application('sources: [{repoURL: u, path: p}, {repoURL: u, path: p, chart: c}]'),
      finds: [{ at: 'spec.sources.1.path', message: 'both path and chart' }],
    },
  },
  nearMiss: {
    'a source that does not count': {
      yaml: application('source: {path: p, chart: c}\n  sources: [{repoURL: u, chart: c}]'),
    },
    'one of the two is filled in': {
      yaml: application("source: {repoURL: u, path: '{{ .path }}', chart: '{{ .chart }}'}"),
    },
    'an empty path': { yaml: application('source: {repoURL: u, path: "", chart: c}') },
  },
  fix: {
    'only the chart': { yaml: application('source: {repoURL: u, chart: c, targetRevision: 1.0.0}') },
  },
});
