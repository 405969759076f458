import { chartWithoutRevision } from '../../../src/validate/rules/chart-without-revision.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(chartWithoutRevision, {
  hit: {
    'no revision': {
      yaml: application('source: {repoURL: u, chart: web}'),
      finds: [{ at: 'spec.source.chart', message: 'chart web has no targetRevision' }],
    },
    'an empty one': {
      yaml: application('sources: [{repoURL: u, chart: web, targetRevision: ""}]'),
      finds: [{ at: 'spec.sources.0.targetRevision', message: 'no targetRevision' }],
    },
  },
  nearMiss: {
    'a path has HEAD': { yaml: application('source: {repoURL: u, path: web}') },
    'a template that is patched': { yaml: applicationSet('templatePatch: "", template: {spec: {source: {chart: c}}}') },
  },
  fix: { 'a version': { yaml: application('source: {repoURL: u, chart: web, targetRevision: 1.2.0}') } },
});
