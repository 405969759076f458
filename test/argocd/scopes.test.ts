import { type Scope, scopeOf } from '../../src/argocd/scopes.ts';

test.each<[string, string, Scope]>([
  ['', 'ConfigMap', 'namespaced'],
  ['', 'Namespace', 'cluster'],
  ['rbac.authorization.k8s.io', 'ClusterRole', 'cluster'],
  ['argoproj.io', 'Application', 'namespaced'],
  ['argoproj.io', 'ClusterWorkflowTemplate', 'cluster'],
  ['argoproj.io', 'ClusterAnalysisTemplate', 'cluster'],
  ['example.com', 'Widget', 'unknown'],
])('%s/%s is %s', (group, kind, scope) => {
  expect(scopeOf(group, kind, new Map())).toBe(scope);
});

test('a CustomResourceDefinition at hand counts more than the table', () => {
  const custom = new Map([['argoproj.io/ClusterWorkflowTemplate', 'namespaced' as const]]);
  expect(scopeOf('argoproj.io', 'ClusterWorkflowTemplate', custom)).toBe('namespaced');
});
