import { describe, expect, test } from '@jest/globals';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, config, run } from './world.ts';

const ROLE = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: []\n';
const IN = (namespace: string) => config('1').replace('metadata: {', `metadata: {namespace: ${namespace}, `);
const project = (more: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: team}\nspec:\n  sourceRepos: ['*']\n${more}`;
const SHOP = `  destinations: [{server: '*', namespace: shop}]\n`;
const web = application('web', 'web').replace('project: default', 'project: team');

/** What is said of projects when `change` comes to a repository with the project and one Application. */
async function said(spec: string, change: FakeFiles, before: FakeFiles = {}) {
  const base = { 'web.yaml': web, 'team.yaml': project(spec), 'web/c.yaml': config('1'), ...before };
  const { findings } = await run(base, { ...base, 'web/c.yaml': config('2'), ...change });
  return findings
    .filter(({ rule }) => rule.endsWith('-not-permitted'))
    .map(({ rule, severity, message, new: isNew }) => `${isNew ? 'new' : 'old'} ${severity} ${rule}: ${message}`);
}

describe('what the project does not permit of rendered objects', () => {
  test('a kind of the cluster that it does not list', async () => {
    expect(await said(SHOP, { 'web/r.yaml': ROLE })).toEqual([
      'new error kind-not-permitted: the project team does not permit ClusterRole.rbac.authorization.k8s.io: the sync fails',
    ]);
  });

  test('what base is denied too is not new, and the rest is', async () => {
    const binding = ROLE.replace('kind: ClusterRole', 'kind: ClusterRoleBinding');
    const denied = (kind: string) =>
      `error kind-not-permitted: the project team does not permit ${kind}.rbac.authorization.k8s.io: the sync fails`;
    expect(await said(SHOP, { 'web/b.yaml': binding }, { 'web/r.yaml': ROLE })).toEqual([
      `new ${denied('ClusterRoleBinding')}`,
      `old ${denied('ClusterRole')}`,
    ]);
  });

  test.each([
    ['listed', `${SHOP}  clusterResourceWhitelist: [{group: 'rbac.*', kind: 'ClusterRole*'}]\n`],
    ['listed by name', `${SHOP}  clusterResourceWhitelist: [{group: '*', kind: ClusterRole, name: read*}]\n`],
    ['all permitted', `${SHOP}  clusterResourceWhitelist: [{group: '*', kind: '*'}]\n`],
    ['filled in later', `${SHOP}  description: '{{ team }}'\n`],
  ])('nothing of a kind of the cluster: %s', async (_what, spec) => {
    expect(await said(spec, { 'web/r.yaml': ROLE })).toEqual([]);
  });

  test('a kind that is listed under another name only', async () => {
    const spec = `${SHOP}  clusterResourceWhitelist: [{group: '*', kind: ClusterRole, name: other}]\n`;
    expect(await said(spec, { 'web/r.yaml': ROLE })).toHaveLength(1);
  });

  test('a namespaced kind that is forbidden, or left out of the list', async () => {
    const message = 'new error kind-not-permitted: the project team does not permit ResourceQuota: the sync fails';
    const quota = { 'web/q.yaml': 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q}\n' };
    expect(await said(`${SHOP}  namespaceResourceBlacklist: [{group: '', kind: ResourceQuota}]\n`, quota)).toEqual([
      message,
    ]);
    expect(await said(`${SHOP}  namespaceResourceWhitelist: [{group: '', kind: ConfigMap}]\n`, quota)).toEqual([
      message,
    ]);
    expect(await said(SHOP, quota)).toEqual([]);
  });

  test('a namespace that objects name themselves', async () => {
    expect(await said(SHOP, { 'web/d.yaml': IN('kube-system').replace('name: c', 'name: d') })).toEqual([
      'new error destination-not-permitted: the project team does not permit the namespace kube-system, which objects name: the sync fails',
    ]);
    expect(await said(SHOP, { 'web/d.yaml': IN('shop').replace('name: c', 'name: d') })).toEqual([]);
  });

  test('kinds whose scope nobody knows, and kinds that Argo CD does not apply, are left out', async () => {
    const custom = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n';
    const request = 'apiVersion: certificates.k8s.io/v1\nkind: CertificateSigningRequest\nmetadata: {name: c}\n';
    const spec = `${SHOP}  namespaceResourceWhitelist: [{group: '', kind: ConfigMap}]\n`;
    expect(await said(spec, { 'web/w.yaml': custom, 'web/r.yaml': request })).toEqual([]);
  });

  test('a project with labels may get more from a global one: a warning', async () => {
    const labelled = project(SHOP).replace('{name: team}', '{name: team, labels: {a: b}}');
    expect(await said(SHOP, { 'web/r.yaml': ROLE, 'team.yaml': labelled }, { 'team.yaml': labelled })).toEqual([
      expect.stringContaining('new warning kind-not-permitted'),
    ]);
  });
});
