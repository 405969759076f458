import { describe, expect, test } from '@jest/globals';
import { dangersIn, object, type Side } from './change.ts';

const PRUNE = { syncPolicy: { automated: { prune: true } } };
const FINALIZER = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };
const keep = (options: string) => `, annotations: {argocd.argoproj.io/sync-options: '${options}'}`;

const CLAIM = object('v1', 'PersistentVolumeClaim', 'data');
const SET = object('apps/v1', 'StatefulSet', 'db', 'spec: {volumeClaimTemplates: [{metadata: {name: data}}]}');
const CRD = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'carts.shop.example');
const OTHER = object('v1', 'ConfigMap', 'c');

const selector = (labels: string, metadata = '') =>
  object('apps/v1', 'Deployment', 'web', `spec: {selector: {matchLabels: {${labels}}}}`, metadata);

describe('who deletes an object, and when', () => {
  const said = (base: Side, head: Side | undefined, others?: { base?: Side; head?: Side }[]) =>
    dangersIn(base, head, others && { others }).find(({ rule }) => rule === 'volume-deleted')?.message;
  const options = (...syncOptions: string[]) => ({ spec: { syncPolicy: { automated: { prune: true }, syncOptions } } });

  test.each<[string, Side, Side | undefined, string | undefined]>([
    [
      'automated prune',
      { objects: CLAIM + OTHER },
      { spec: PRUNE, objects: OTHER },
      'automated sync prunes it at once',
    ],
    ['no prune', { objects: CLAIM + OTHER }, { objects: OTHER }, 'it stays, and the Application is OutOfSync, until'],
    ['an empty Application', { objects: CLAIM }, { spec: PRUNE }, 'automated sync refuses to prune all'],
    ['Prune=confirm', { objects: CLAIM + OTHER }, { ...options('Prune=confirm'), objects: OTHER }, 'someone confirms'],
    ['Prune=false', { objects: CLAIM + OTHER }, { ...options('Prune=false'), objects: OTHER }, undefined],
    [
      'Prune=false on the object',
      { objects: object('v1', 'PersistentVolumeClaim', 'data', '', keep('Delete=false, Prune=false')) + OTHER },
      { spec: PRUNE, objects: OTHER },
      undefined,
    ],
    [
      'its own annotation beats the Application',
      { objects: object('v1', 'PersistentVolumeClaim', 'data', '', keep('Prune=true')) + OTHER },
      { ...options('Prune=false'), objects: OTHER },
      'automated sync prunes it at once',
    ],
    [
      'resource-policy of Helm, which is for deleting only',
      { objects: object('v1', 'PersistentVolumeClaim', 'data', '', ', annotations: {helm.sh/resource-policy: keep}') },
      { spec: PRUNE, objects: OTHER },
      'automated sync prunes it at once',
    ],
    [
      'a hook',
      { objects: object('v1', 'PersistentVolumeClaim', 'data', '', ', annotations: {helm.sh/hook: pre-install}') },
      { objects: OTHER },
      undefined,
    ],
    ['with the Application', { metadata: FINALIZER, objects: CLAIM }, undefined, 'it is deleted with the Application'],
    ['without the finalizer', { objects: CLAIM }, undefined, undefined],
    ['Delete=false', { metadata: FINALIZER, ...options('Delete=false'), objects: CLAIM }, undefined, undefined],
    [
      'Delete=confirm',
      { metadata: FINALIZER, ...options('Delete=confirm'), objects: CLAIM },
      undefined,
      'Delete=confirm',
    ],
  ])('%s', (_, base, head, expected) => {
    if (expected === undefined) expect(said(base, head)).toBeUndefined();
    else expect(said(base, head)).toContain(expected);
  });

  test('resource-policy of Helm keeps what goes with the Application', () => {
    const kept = object('v1', 'PersistentVolumeClaim', 'data', '', ', annotations: {helm.sh/resource-policy: keep}');
    expect(said({ metadata: FINALIZER, objects: kept }, undefined)).toBeUndefined();
  });

  test('Argo CD leaves CustomResourceDefinitions of an Application that is deleted', () => {
    expect(dangersIn({ metadata: FINALIZER, objects: CRD }, undefined)).toEqual([]);
  });

  test('an Application that stands elsewhere from now on is not deleted', () => {
    const base = { metadata: FINALIZER, objects: CLAIM };
    expect(said(base, undefined, [{ head: { objects: CLAIM } }])).toBeUndefined();
    expect(said(base, undefined, [{ base: { objects: CLAIM }, head: { objects: CLAIM } }])).toBeDefined();
  });

  test('on another cluster nothing is deleted, and nothing changes', () => {
    const elsewhere = { destination: { name: 'other', namespace: 'shop' }, ...PRUNE };
    expect(dangersIn({ objects: CLAIM + selector('a: b') }, { spec: elsewhere, objects: selector('a: c') })).toEqual(
      [],
    );
  });

  test('another Application renders it from now on', () => {
    const claim = CLAIM.replace('name: data', 'name: data, namespace: shop');
    const others = [{ base: { name: 'db' }, head: { name: 'db', objects: CLAIM } }];
    const change = [
      { spec: PRUNE, objects: claim + OTHER },
      { spec: PRUNE, objects: OTHER },
    ] as const;
    expect(said(...change, others)).toContain('Application db renders it now: unless that one is synced first');
    expect(said(...change)).not.toContain('renders it now');
  });

  test('objects of which the same is to be said are one finding, and what is new beside them is named', () => {
    const claims = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => object('v1', 'PersistentVolumeClaim', name));
    const fresh = object('v1', 'PersistentVolumeClaim', 'z');
    const found = dangersIn({ objects: claims.join('') + OTHER }, { objects: fresh + OTHER });
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain('PersistentVolumeClaim e and 2 more are removed: it stays');
    expect(found[0]?.message).toContain('PersistentVolumeClaim z is new: under another name, it is another object');
    const [crd] = dangersIn({ objects: CRD + OTHER }, { objects: CRD.replace('carts', 'orders') + OTHER });
    expect(crd?.message).not.toContain('is new');
  });
});

describe('what is lost', () => {
  test.each([
    [CLAIM, 'unless the reclaim policy of the volume is Retain'],
    [
      object('v1', 'PersistentVolume', 'v', 'spec: {persistentVolumeReclaimPolicy: Delete}'),
      'the storage and the data',
    ],
    [object('v1', 'PersistentVolume', 'v'), 'The storage stays'],
    [SET, 'Its volume claims stay'],
    [
      SET.replace('spec: {', 'spec: {persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}, '),
      'deletes its volume claims with it',
    ],
    [object('apps/v1', 'StatefulSet', 'db', 'spec: {}'), 'It has no volume claims of its own'],
  ])('%s', (gone, expected) => {
    const [found, ...more] = dangersIn({ objects: gone + OTHER }, { objects: OTHER });
    expect(found?.message).toContain(expected);
    expect(more).toEqual([]);
  });

  test('a claim, with the workloads that leave it', () => {
    const pod = (volume: string) =>
      object('apps/v1', 'Deployment', 'web', `spec: {template: {spec: {volumes: [{name: v, ${volume}}]}}}`);
    const said = (before: string, after: string) =>
      dangersIn({ objects: CLAIM + OTHER + pod(before) }, { objects: OTHER + pod(after) })[0]?.message;
    const claim = (name: string) => `persistentVolumeClaim: {claimName: ${name}}`;
    expect(said(claim('data'), 'emptyDir: {}')).toMatch(
      /\. Deployment\S* \S*web does not use it any more: new pods start without the data, even where the claim is kept$/,
    );
    expect(said(claim('data'), claim('data'))).toMatch(/Retain$/);
    expect(said(claim('other'), 'emptyDir: {}')).toMatch(/Retain$/);
  });

  test('a Service that stops being a load balancer loses its address', () => {
    const service = (type: string) => ({ objects: object('v1', 'Service', 'web', `spec: {type: ${type}}`) });
    const messages = (a: string, b: string) => dangersIn(service(a), service(b)).map(({ message }) => message);
    expect(messages('LoadBalancer', 'ClusterIP')).toEqual([
      'Service web is no longer of type LoadBalancer: its load balancer is deleted, and the address is lost',
    ]);
    expect(messages('ClusterIP', 'LoadBalancer')).toEqual([]);
    expect(dangersIn(service('ClusterIP'), { objects: OTHER })).toEqual([]);
  });
});
