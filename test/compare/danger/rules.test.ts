import { describe, expect, test } from '@jest/globals';
import { DANGER_RULES } from '../../../src/compare/danger/all-rules.ts';
import { FIXED_RULES, ruleNames } from '../../../src/validate/rule-names.ts';
import { dangersIn, object, type Side } from './change.ts';

const PRUNE = { syncPolicy: { automated: { prune: true } } };
const FINALIZER = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };

const CLAIM = object('v1', 'PersistentVolumeClaim', 'data');
const SET = object('apps/v1', 'StatefulSet', 'db', 'spec: {volumeClaimTemplates: [{metadata: {name: data}}]}');
const NAMESPACE = object('v1', 'Namespace', 'shop');
const CRD = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'carts.shop.example');
const BALANCER = object('v1', 'Service', 'web', 'spec: {type: LoadBalancer}');
const OTHER = object('v1', 'ConfigMap', 'c');

const selector = (labels: string, metadata = '') =>
  object('apps/v1', 'Deployment', 'web', `spec: {selector: {matchLabels: {${labels}}}}`, metadata);
const replicas = (count: string) => object('apps/v1', 'Deployment', 'web', `spec: {${count}}`);
const image = (reference: string) =>
  object('apps/v1', 'Deployment', 'web', `spec: {template: {spec: {containers: [{name: a, image: '${reference}'}]}}}`);
const role = (rules: string, metadata = '') =>
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'web', `rules: [${rules}]`, metadata);
const binding = (to: string, ...subjects: string[]) =>
  object(
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    'web',
    `roleRef: {kind: ClusterRole, name: ${to}}, subjects: [${subjects.map((each) => `{kind: ServiceAccount, namespace: shop, name: ${each}}`).join(', ')}]`,
  );
const release = (name: string, objects: string): Side => ({
  spec: { source: { repoURL: 'u', path: 'web', helm: { releaseName: name } } },
  objects,
});
const named = (prefix: string) =>
  object('v1', 'ConfigMap', `${prefix}-web`) + object('v1', 'Service', `${prefix}-web`) + OTHER;

interface Row {
  base: Side | undefined;
  /** Changes that the rule says something of. */
  hit: Side | undefined;
  /** One that looks like it. */
  nearMiss: Side | undefined;
  fix: Side | undefined;
}

const removed = (gone: string, kept: string): Row => ({
  base: { spec: PRUNE, objects: gone + OTHER },
  hit: { spec: PRUNE, objects: OTHER },
  nearMiss: { spec: PRUNE, objects: gone },
  fix: { spec: PRUNE, objects: kept + OTHER },
});

const TABLES: Record<string, Row> = {
  'immutable-field': {
    base: { objects: selector('app: web') },
    hit: { objects: selector('app: shop') },
    nearMiss: { objects: selector('app: web', ', labels: {app: shop}') },
    fix: { objects: selector('app: web') },
  },
  'volume-deleted': removed(CLAIM, CLAIM),
  'stateful-set-deleted': removed(SET, SET),
  'namespace-deleted': removed(NAMESPACE, NAMESPACE),
  'crd-deleted': removed(CRD, CRD),
  'load-balancer-deleted': removed(BALANCER, BALANCER),
  'application-renamed': {
    base: undefined,
    hit: { objects: OTHER },
    nearMiss: { objects: OTHER, spec: { source: { repoURL: 'u', path: 'other' } } },
    fix: { objects: OTHER, name: 'old' },
  },
  'objects-renamed': {
    base: release('a', named('a')),
    hit: release('b', named('b')),
    nearMiss: release('b', named('a')),
    fix: release('a', named('a')),
  },
  'prune-turned-on': {
    base: { spec: { syncPolicy: { automated: {} } } },
    hit: { spec: PRUNE },
    nearMiss: { spec: { syncPolicy: { automated: { prune: true, enabled: false } } } },
    fix: { spec: { syncPolicy: { automated: { prune: false } } } },
  },
  'self-heal-turned-on': {
    base: { spec: {} },
    hit: { spec: { syncPolicy: { automated: { selfHeal: true } } } },
    nearMiss: { spec: { syncPolicy: { automated: {} } } },
    fix: { spec: {} },
  },
  'scaled-to-zero': {
    base: { objects: replicas('replicas: 2') },
    hit: { objects: replicas('replicas: 0') },
    nearMiss: { objects: replicas('paused: true') },
    fix: { objects: replicas('replicas: 1') },
  },
  'cluster-role-widened': {
    base: { objects: role("{apiGroups: [''], resources: [pods, nodes], verbs: [get, list]}") },
    hit: { objects: role("{apiGroups: [''], resources: [pods, nodes, secrets], verbs: [get, list]}") },
    nearMiss: {
      objects: role(
        "{apiGroups: [''], resources: [nodes], verbs: [list, get]}, {apiGroups: [''], resources: [pods], verbs: [get]}",
      ),
    },
    fix: { objects: role("{apiGroups: [''], resources: [nodes, pods], verbs: [list, get]}") },
  },
  'cluster-role-binding-widened': {
    base: { objects: binding('web', 'a') },
    hit: { objects: binding('web', 'a', 'b') },
    nearMiss: { objects: binding('web', 'a').replace('namespace: shop', 'namespace: store') },
    fix: { objects: binding('web', 'a') },
  },
  'mutable-image-tag': {
    base: { objects: image('nginx:1.27') },
    hit: { objects: image('nginx:latest') },
    nearMiss: { objects: image(`nginx:latest@sha256:${'a'.repeat(64)}`) },
    fix: { objects: image('nginx:1.28') },
  },
  'image-invalid': {
    base: { objects: image('nginx:1.27') },
    // A Cyrillic letter
    hit: { objects: image('ngin\u0445:1.28') },
    nearMiss: { objects: image('${IMAGE}') },
    fix: { objects: image('nginx:1.28') },
  },
};

const OLD = { base: { name: 'old', objects: OTHER } };

function rulesOf(row: Row, which: 'hit' | 'nearMiss' | 'fix', rule: string): string[] {
  const others = rule === 'application-renamed' ? [OLD] : [];
  return dangersIn(row.base, row[which], { others }).map((finding) => finding.rule);
}

test('every rule has a table, and may be named in a policy', () => {
  const ids = DANGER_RULES.map(({ id }) => id);
  expect(Object.keys(TABLES)).toEqual(ids);
  expect(ids.filter((id) => !ruleNames().includes(id) || FIXED_RULES.includes(id))).toEqual([]);
});

test.each(Object.entries(TABLES))('%s: a hit, a near miss and a fix', (rule, row) => {
  expect(rulesOf(row, 'hit', rule)).toContain(rule);
  expect(rulesOf(row, 'nearMiss', rule)).not.toContain(rule);
  expect(rulesOf(row, 'fix', rule)).not.toContain(rule);
});

test('a finding of the change: new, dangerous, at the Application', () => {
  expect(dangersIn({ objects: replicas('replicas: 3') }, { objects: replicas('replicas: 0') })).toEqual([
    {
      rule: 'scaled-to-zero',
      severity: 'warning',
      new: true,
      danger: true,
      message: 'Deployment.apps web has no replicas any more: 3 → 0',
      help: expect.any(String),
      application: 'web',
      file: 'web.yaml',
      line: 3,
      column: 1,
    },
  ]);
});

describe('an Application under another name', () => {
  const [, fresh] = [OLD, { name: 'fresh', objects: OTHER }];
  const said = (others: { base?: Side; head?: Side }[]) =>
    dangersIn(undefined, fresh, { others }).map(({ message }) => message);

  test('with the finalizer, its objects are deleted', () => {
    const [message] = said([{ base: { ...OLD.base, metadata: FINALIZER } }]);
    expect(message).toContain('Application old is called fresh from now on: deleting old deletes the objects');
  });

  test('without, they stay', () => {
    expect(said([OLD])).toEqual([expect.stringContaining('deleting old leaves its objects')]);
  });

  test('two that may be meant are none', () => {
    expect(said([OLD, { base: { ...OLD.base, name: 'older' } }])).toEqual([]);
    expect(said([OLD, { head: { name: 'fresher', objects: OTHER } }])).toEqual([]);
  });
});

test('prune on a new release: what becomes of the old objects', () => {
  const [stays] = dangersIn(release('a', named('a')), release('b', named('b')));
  expect(stays?.message).toBe(
    'the Helm release a is called b from now on, so 2 of 3 objects are made anew under other names; the old ones stay beside them until someone syncs with prune',
  );
  const head = release('b', named('b'));
  const [pruned] = dangersIn(release('a', named('a')), { ...head, spec: { ...head.spec, ...PRUNE } });
  expect(pruned?.message).toContain('automated sync prunes the old ones at once');
});

test('replicas that nobody wrote are not none', () => {
  const found = (a: string, b: string) => dangersIn({ objects: replicas(a) }, { objects: replicas(b) });
  expect(found('paused: false', 'replicas: 0')).toHaveLength(1);
  expect(found('replicas: 0', 'replicas: 0, paused: true')).toEqual([]);
  expect(dangersIn({ objects: OTHER }, { objects: replicas('replicas: 0') })).toEqual([]);
});
