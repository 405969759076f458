import { readApplication } from '../../src/argocd/application.ts';
import { postProcess, unusable } from '../../src/argocd/post-process.ts';
import { type CustomScopes, customScope, scopeOf } from '../../src/argocd/scopes.ts';
import { type ArgoCdSettings, defaultSettings } from '../../src/argocd/settings.ts';
import type { Json, JsonObject, KubeObject } from '../../src/model/kube-object.ts';

const APPLICATION = readApplication(
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop', namespace: 'argocd' },
    spec: { destination: { namespace: 'prod' } },
  },
  { found: 'file', location: { file: 'a.yaml', line: 1, column: 1 } },
  'argocd',
);

function process(objects: JsonObject[], settings: Partial<ArgoCdSettings> = {}, scopes: CustomScopes = new Map()) {
  return postProcess(objects, APPLICATION, scopes, { ...defaultSettings(), ...settings });
}

function object(kind: string, metadata: JsonObject = { name: 'x' }, apiVersion = 'v1'): KubeObject {
  return { apiVersion, kind, metadata };
}

const ID = 'argocd.argoproj.io/tracking-id';

describe('postProcess', () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      'a namespaced object gets the destination namespace',
      object('ConfigMap'),
      { name: 'x', namespace: 'prod', annotations: { [ID]: 'shop:/ConfigMap:prod/x' } },
    ],
    [
      'its own namespace stays',
      object('ConfigMap', { name: 'x', namespace: 'own' }),
      { name: 'x', namespace: 'own', annotations: { [ID]: 'shop:/ConfigMap:own/x' } },
    ],
    [
      'a cluster-scoped object loses its namespace, and is tracked with that of the destination',
      object('ClusterRole', { name: 'x', namespace: 'own' }, 'rbac.authorization.k8s.io/v1'),
      { name: 'x', annotations: { [ID]: 'shop:rbac.authorization.k8s.io/ClusterRole:prod/x' } },
    ],
    [
      'a CustomResourceDefinition is not tracked',
      object('CustomResourceDefinition', { name: 'x' }, 'apiextensions.k8s.io/v1'),
      { name: 'x' },
    ],
    [
      'annotations stay',
      object('ConfigMap', { name: 'x', annotations: { a: 'b' } }),
      { name: 'x', namespace: 'prod', annotations: { a: 'b', [ID]: 'shop:/ConfigMap:prod/x' } },
    ],
    [
      "another installation's annotation goes",
      object('ConfigMap', { name: 'x', annotations: { 'argocd.argoproj.io/installation-id': 'other' } }),
      { name: 'x', namespace: 'prod', annotations: { [ID]: 'shop:/ConfigMap:prod/x' } },
    ],
  ])('%s', (_name, input, metadata) => {
    expect(process([input]).objects[0]?.['metadata']).toEqual(metadata);
  });

  test('tracking by label overwrites the label of the chart', () => {
    const [tracked] = process([object('ConfigMap', { name: 'x', labels: { 'app.kubernetes.io/instance': 'chart' } })], {
      trackingMethod: 'label',
    }).objects;
    expect(tracked?.['metadata']).toEqual({
      name: 'x',
      namespace: 'prod',
      labels: { 'app.kubernetes.io/instance': 'shop' },
    });
  });

  test('the legacy label goes into pod templates too', () => {
    const input = {
      ...object('Deployment', { name: 'x' }, 'apps/v1'),
      spec: { template: { metadata: { labels: { a: 'b' } } } },
    };
    const [tracked] = process([input], {
      trackingMethod: 'label',
      instanceLabelKey: 'applications.argoproj.io/app-name',
    }).objects;
    expect(tracked?.['spec']).toEqual({
      template: { metadata: { labels: { a: 'b', 'applications.argoproj.io/app-name': 'shop' } } },
    });
  });

  test('and into no other template', () => {
    const rollout = { ...object('Rollout', { name: 'x' }, 'argoproj.io/v1alpha1'), spec: { template: {} } };
    const [tracked] = process([rollout], {
      trackingMethod: 'label',
      instanceLabelKey: 'applications.argoproj.io/app-name',
    }).objects;
    expect(tracked?.['spec']).toEqual({ template: {} });
  });

  test('a label that would be too long is cut at a letter', () => {
    const long = { ...APPLICATION, name: `${'a'.repeat(61)}--b` };
    const { objects } = postProcess([object('ConfigMap')], long, new Map(), {
      ...defaultSettings(),
      trackingMethod: 'annotation+label',
    });
    expect(objects[0]?.['metadata']).toMatchObject({ labels: { 'app.kubernetes.io/instance': 'a'.repeat(61) } });
  });

  test('lists are flattened, but for lists in lists; a null list is dropped', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [object('ConfigMap'), { apiVersion: 'v1', kind: 'List', items: [object('Secret')] }],
    };
    const empty = { apiVersion: 'v1', kind: 'ConfigMapList', items: null };
    expect(process([list, empty]).objects.map(({ kind }) => kind)).toEqual(['ConfigMap', 'List']);
  });

  test('of repeated objects the last counts', () => {
    const { objects, repeated } = process([
      { ...object('ConfigMap'), data: { a: '1' } },
      object('Secret'),
      { ...object('ConfigMap', { name: 'x', namespace: 'prod' }), data: { a: '2' } },
    ]);
    expect(objects.map((each) => each['data'])).toEqual([undefined, { a: '2' }]);
    expect(repeated).toEqual([{ group: '', kind: 'ConfigMap', namespace: 'prod', name: 'x' }]);
  });

  test('objects with generateName are never repeated', () => {
    const job = object('Job', { generateName: 'x-' }, 'batch/v1');
    expect(process([job, job])).toMatchObject({ objects: [{}, {}], repeated: [] });
  });

  test('unknown kinds are namespaced and named', () => {
    const { objects, unknownKinds } = process([object('Widget', { name: 'x' }, 'example.com/v1')]);
    expect(objects[0]?.['metadata']).toMatchObject({ namespace: 'prod' });
    expect(unknownKinds).toEqual(['example.com/Widget']);
  });

  test('the input is not changed', () => {
    const input = object('ConfigMap', { name: 'x', labels: { a: 'b' } });
    const before = structuredClone(input);
    process([input], { trackingMethod: 'annotation+label' });
    expect(input).toEqual(before);
  });
});

describe('unusable', () => {
  const annotated = object('ConfigMap', { name: 'x', annotations: { good: 'a', bad: true } });
  const list = (...items: Json[]) => ({ apiVersion: 'v1', kind: 'List', items });

  test.each<[string, JsonObject, RegExp]>([
    ['an object without a kind', { apiVersion: 'v1' }, /without apiVersion or kind .*fields: apiVersion/],
    ['an item without a kind', list(object('Secret'), { a: 1 }), /without apiVersion or kind/],
    ['an item that is no object', list(object('Secret'), 'text'), /items are not all objects/],
    ['an annotation that is no string', annotated, /^ConfigMap x: the annotation bad is no string/],
    ['one of an item', list(annotated), /the annotation bad/],
  ])('%s is', (_name, input, reason) => {
    expect(unusable([object('ConfigMap'), input])).toMatch(reason);
  });

  test.each([
    ['annotations of null', object('ConfigMap', { name: 'x', annotations: null })],
    ['labels of another type', object('ConfigMap', { name: 'x', labels: { a: 1 } })],
    [
      'a CustomResourceDefinition, which is not tracked',
      { ...annotated, kind: 'CustomResourceDefinition', apiVersion: 'apiextensions.k8s.io/v1' },
    ],
    ['a list of a list', list(list('text'))],
  ])('%s is not', (_name, input) => {
    expect(unusable([input])).toBeUndefined();
  });
});

describe('scopes', () => {
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: { group: 'example.com', scope: 'Cluster', names: { kind: 'Widget' } },
  };

  test('a CustomResourceDefinition decides', () => {
    expect(customScope(crd)).toEqual(['cluster', 'example.com/Widget']);
    expect(scopeOf('example.com', 'Widget', new Map([['example.com/Widget', 'cluster']]))).toBe('cluster');
  });

  test.each([
    ['', 'Namespace', 'cluster'],
    ['', 'Pod', 'namespaced'],
    ['rbac.authorization.k8s.io', 'ClusterRole', 'cluster'],
    ['rbac.authorization.k8s.io', 'Role', 'namespaced'],
    ['storage.k8s.io', 'CSIStorageCapacity', 'namespaced'],
    ['argoproj.io', 'Application', 'namespaced'],
    ['example.com', 'Namespace', 'unknown'],
  ])('%s/%s is %s', (group, kind, scope) => {
    expect(scopeOf(group, kind, new Map())).toBe(scope);
  });
});
