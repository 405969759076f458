import { projectKindGroup } from '../../../src/validate/rules/project-kind-group.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

ruleCases(projectKindGroup, {
  hit: {
    'an API version': {
      yaml: project('namespaceResourceWhitelist: [{group: apps/v1, kind: Deployment}]'),
      finds: [{ at: 'spec.namespaceResourceWhitelist.0.group', message: '"apps/v1" is that of no resource' }],
    },
    'the version of the core group': {
      yaml: project('clusterResourceWhitelist: [{group: v1, kind: Namespace}]'),
      finds: [{ at: 'spec.clusterResourceWhitelist.0.group', message: '"v1" is that of no resource' }],
    },
  },
  nearMiss: { 'a pattern': { yaml: project('clusterResourceBlacklist: [{group: "*.k8s.io", kind: "*"}]') } },
  fix: { 'the group': { yaml: project('namespaceResourceBlacklist: [{group: apps, kind: Deployment}, {group: ""}]') } },
});
