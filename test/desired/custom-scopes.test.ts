import { customScopes } from '../../src/desired/custom-scopes.ts';
import { fakeSnapshot, withoutContent } from '../fakes/repository.ts';

function crd(kind: string, scope: string): string {
  return `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: x}\nspec: {group: example.com, scope: ${scope}, names: {kind: ${kind}}}\n`;
}

test('scopes come from files of the repository, where a kind is unknown, and what is rendered counts more', async () => {
  const snapshot = fakeSnapshot({
    'crds/a.yaml': `${crd('Widget', 'Cluster')}---\n${crd('Gadget', 'Namespaced')}`,
    'chart/templates/b.yaml': `{{ if true }}\n${crd('Template', 'Cluster')}{{ end }}`,
    'readme.md': crd('Readme', 'Cluster'),
    'broken.yaml': 'kind: CustomResourceDefinition\n  a: [',
  });
  const rendered = {
    kind: 'CustomResourceDefinition',
    apiVersion: 'apiextensions.k8s.io/v1',
    spec: { group: 'example.com', scope: 'Cluster', names: { kind: 'Gadget' } },
  };
  const unknown = { kind: 'Widget', apiVersion: 'example.com/v1' };
  expect(Object.fromEntries(await customScopes([rendered], snapshot))).toEqual({ 'example.com/Gadget': 'cluster' });
  expect(Object.fromEntries(await customScopes([rendered, unknown], snapshot))).toEqual({
    'example.com/Widget': 'cluster',
    'example.com/Gadget': 'cluster',
  });
});

test('a schema in a definition is passed over, and what is written otherwise is read whole', async () => {
  const versions =
    '  versions:\n  - name: v1\n    schema: {}\n\n  # of the scope\n  scope: Cluster\n  names: {kind: Widget}\n';
  const flow = crd('Gadget', 'Cluster').replace('group:', 'versions: [{name: v1}], group:');
  const snapshot = fakeSnapshot({
    'a.yaml': `kind: Other\n---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: example.com\n${versions}`,
    'b.yaml': `${flow}---\nbroken: [\n`,
    // A comment in the list
    'c.yaml':
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: example.com\n  versions:\n  # one\n  - name: v1\n  scope: Cluster\n  names: {kind: Gizmo}\n',
  });
  const unknown = { kind: 'Widget', apiVersion: 'example.com/v1' };
  expect(Object.fromEntries(await customScopes([unknown], snapshot))).toEqual({
    'example.com/Gadget': 'cluster',
    'example.com/Gizmo': 'cluster',
    'example.com/Widget': 'cluster',
  });
});

test('a file that cannot be read costs the others nothing', async () => {
  const snapshot = fakeSnapshot({ 'a.yaml': crd('Widget', 'Cluster'), 'large.yaml': crd('Gadget', 'Cluster') });
  const unreadable = withoutContent(snapshot, 'large.yaml');
  const unknown = { kind: 'Widget', apiVersion: 'example.com/v1' };
  expect(Object.fromEntries(await customScopes([unknown], unreadable))).toEqual({ 'example.com/Widget': 'cluster' });
});
