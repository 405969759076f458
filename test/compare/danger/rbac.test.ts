import { describe, expect, test } from '@jest/globals';
import { dangersIn, object } from './change.ts';

const role = (rules: string, name = 'web', metadata = '') =>
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', name, `rules: [${rules}]`, metadata);
const rule = (groups: string, resources: string, verbs: string, more = '') =>
  `{apiGroups: [${groups}], resources: [${resources}], verbs: [${verbs}]${more}}`;
const OTHER = object('v1', 'ConfigMap', 'c');

function said(base: string, head: string): string[] {
  return dangersIn({ objects: OTHER + base }, { objects: OTHER + head }).map(
    ({ severity, danger, message }) => `${danger ? 'danger ' : ''}${severity} ${message}`,
  );
}

const PODS = rule("''", 'pods, pods/log', 'get, list');

describe('what is no more than before', () => {
  test.each([
    [
      'another order, and rules that are split',
      PODS,
      `${rule("''", 'pods/log', 'list, get')}, ${rule("''", 'pods', 'get, list, get')}`,
    ],
    ['within wildcards', rule("'*'", "'*'", "'*'"), rule('apps', 'deployments/scale', 'patch')],
    ['all verbs', rule('apps', 'deployments', "'*'"), rule('apps', 'deployments', 'delete')],
    ['all subresources of a name', rule("'*'", "'*/scale'", 'get'), rule('apps', 'deployments/scale', 'get')],
    ['of one name only', rule("''", 'secrets', 'get'), rule("''", 'secrets', 'get', ', resourceNames: [a]')],
    ['less', PODS, rule("''", 'pods', 'get')],
    [
      'URLs',
      "{nonResourceURLs: ['/metrics/*'], verbs: [get]}",
      "{nonResourceURLs: ['/metrics/cadvisor'], verbs: [get]}",
    ],
  ])('%s', (_, base, head) => {
    expect(said(role(base), role(head))).toEqual([]);
  });

  test('a role of another name, or split in two', () => {
    expect(
      said(
        role(rule("''", 'secrets', 'get, list')),
        role(rule("''", 'secrets', 'list'), 'a') + role(rule("''", 'secrets', 'get'), 'b'),
      ),
    ).toEqual([]);
  });

  test('a new role with ordinary permissions, and what a new Application brings', () => {
    expect(said('', role(PODS))).toEqual([]);
    expect(dangersIn(undefined, { objects: role(rule("''", 'secrets', 'get')) })).toEqual([]);
  });

  test('a Role is of one namespace', () => {
    const namespaced = (verbs: string) => role(rule("''", 'secrets', verbs)).replace('ClusterRole', 'Role');
    expect(said(namespaced('get'), namespaced('get, list'))).toEqual([]);
  });
});

describe('what is more', () => {
  test('is what a role gains that another one loses, for they are not bound to the same', () => {
    const secrets = rule("''", 'secrets', 'get');
    expect(said(role(PODS) + role(secrets, 'gone'), role(`${PODS}, ${secrets}`))).toEqual([
      'danger warning ClusterRole.rbac.authorization.k8s.io web permits more in all namespaces: get secrets',
    ]);
  });

  test('is worth a look', () => {
    expect(said(role(PODS), role(`${PODS}, ${rule('apps', 'deployments', 'get, patch')}`))).toEqual([
      'info ClusterRole.rbac.authorization.k8s.io web permits more in all namespaces: get, patch deployments.apps',
    ]);
    expect(said(role(''), role('{nonResourceURLs: [/metrics], verbs: [get]}'))).toEqual([
      expect.stringContaining('permits more in all namespaces: get /metrics'),
    ]);
    expect(
      said(
        role(rule("''", 'secrets', 'get', ', resourceNames: [a]')),
        role(rule("''", 'secrets', 'get', ', resourceNames: [a, b]')),
      ),
    ).toEqual([
      expect.stringContaining(
        'info ClusterRole.rbac.authorization.k8s.io web permits more in all namespaces: get secrets named b',
      ),
    ]);
  });

  test.each([
    ['all Secrets', rule("''", 'secrets', 'list')],
    ['everything', rule("'*'", "'*'", "'*'")],
    ['all of the core group', rule("''", "'*'", 'get')],
    ['another role', rule('rbac.authorization.k8s.io', 'clusterroles', 'escalate')],
    ['bindings', rule('rbac.authorization.k8s.io', 'clusterrolebindings', 'create')],
    ['another user', rule("''", 'users', 'impersonate')],
    ['running commands', rule("''", 'pods/exec', 'create')],
    ['the kubelet', rule("''", 'nodes/proxy', 'get')],
    ['webhooks', rule('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', 'update')],
  ])('%s is dangerous', (_, more) => {
    expect(said(role(PODS), role(`${PODS}, ${more}`))).toEqual([
      expect.stringMatching(/^danger warning .* permits more/),
    ]);
    expect(said('', role(more))).toEqual([expect.stringMatching(/^danger warning .* is new and permits/)]);
  });

  test('who may update may as well patch', () => {
    const webhooks = (verbs: string) =>
      role(rule('admissionregistration.k8s.io', 'mutatingwebhookconfigurations', verbs));
    expect(said(webhooks('update'), webhooks('update, patch'))).toEqual([expect.stringMatching(/^info /)]);
  });

  test('everything is told of a new Application too', () => {
    const found = dangersIn(undefined, { objects: role(rule("'*'", "'*'", "'*'")) });
    expect(found.map(({ rule: id }) => id)).toEqual(['cluster-role-widened']);
  });

  test('roles that take in others', () => {
    const labelled = (label: string) => role(PODS, 'web', `, labels: {${label}}`);
    const label = 'rbac.authorization.k8s.io/aggregate-to-edit';
    expect(said(labelled('a: b'), labelled(`${label}: "true"`))).toEqual([
      expect.stringContaining('is added to the ClusterRole edit'),
    ]);
    expect(said(labelled('a: b'), labelled(`${label}: "false"`))).toEqual([]);
    const selecting = (...apps: string[]) =>
      object(
        'rbac.authorization.k8s.io/v1',
        'ClusterRole',
        'all',
        `aggregationRule: {clusterRoleSelectors: [${apps.map((app) => `{matchLabels: {app: ${app}}}`).join(', ')}]}`,
      );
    expect(said(selecting('a'), selecting('b', 'a'))).toEqual([expect.stringContaining('those with {"app":"b"}')]);
    expect(said(selecting('a', 'b'), selecting('b', 'a'))).toEqual([]);
  });
});

describe('bindings', () => {
  const binding = (name: string, to: string, ...subjects: string[]) =>
    object(
      'rbac.authorization.k8s.io/v1',
      'ClusterRoleBinding',
      name,
      `roleRef: {kind: ClusterRole, name: ${to}}, subjects: [${subjects.join(', ')}]`,
    );
  const account = (name: string, namespace = 'shop') =>
    `{kind: ServiceAccount, name: ${name}, namespace: ${namespace}}`;
  const group = (name: string) => `{kind: Group, name: '${name}', apiGroup: rbac.authorization.k8s.io}`;

  test('a further subject, whichever binding it is in', () => {
    const base = binding('a', 'web', account('x'));
    expect(said(base, base + binding('b', 'web', account('y')))).toEqual([
      'danger warning ServiceAccount shop/y may do in all namespaces from now on what ClusterRole web permits',
    ]);
    expect(said(base, binding('b', 'web', account('x')))).toEqual([]);
  });

  test('a subject that moves to another namespace is the same', () => {
    expect(said(binding('a', 'web', account('x')), binding('a', 'web', account('x', 'store')))).toEqual([]);
    expect(
      said(binding('a', 'web', account('x')), binding('a', 'web', account('x'), account('x', 'store'))),
    ).toHaveLength(1);
  });

  test('cluster-admin and everyone are always told', () => {
    const all = binding('a', 'cluster-admin', account('x'));
    expect(dangersIn(undefined, { objects: all })).toMatchObject([
      {
        message: 'ServiceAccount shop/x may do everything in the whole cluster from now on (ClusterRole cluster-admin)',
      },
    ]);
    expect(said('', all)).toHaveLength(1);
    expect(said('', binding('a', 'view', group('system:unauthenticated')))).toHaveLength(1);
    expect(said('', binding('a', 'view', account('x')))).toEqual([]);
  });
});
