import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kubeAccess } from '../../src/adapters/kubernetes/kube-access.ts';
import { kubernetesArgoCd } from '../../src/adapters/kubernetes/kubernetes-argocd.ts';
import { systemHttp } from '../../src/adapters/system/http.ts';
import { rbac } from '../../src/commands/rbac.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { openTestbed } from './testbed.ts';

const testbed = openTestbed('rbac');
const project = testbed.name();
const application = `/api/v1/applications/${testbed.name('app')}`;
const printed = parseYaml(rbac({ project })).documents.map(({ value }) => value as JsonObject | null);
const tokens = { read: '', sync: '' };
let namespace = '';

beforeAll(async () => {
  namespace = testbed.namespace();
  const { url } = testbed.repository('app', { 'app/c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n' });
  const spec = { sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }], roles: printed[0]?.['roles'] };
  testbed.apply(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: project, namespace: 'argocd' },
      spec: spec as JsonObject,
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: testbed.name('app'), namespace: 'argocd' },
      spec: {
        project,
        source: { repoURL: url, path: 'app', targetRevision: 'main' },
        destination: { server: 'https://kubernetes.default.svc', namespace },
      },
    },
  );
  for (const level of ['read', 'sync'] as const) {
    const path = `/api/v1/projects/${project}/roles/seatrial-${level}/token`;
    tokens[level] = (await testbed.api<{ token: string }>('POST', path, {})).token;
  }
  const isCompared = () =>
    (testbed.get('application', testbed.name('app'), '--namespace', 'argocd')['status'] as JsonObject)?.[
      'reconciledAt'
    ];
  await testbed.until('it is compared', isCompared, 150);
}, 240_000);

afterAll(() => testbed.remove(), 60_000);

async function status(token: string, method: string, path: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = method === 'POST' ? '{}' : undefined;
  const response = await fetch(`${testbed.server}${path}`, { method, headers, ...(body && { body }) });
  await response.text();
  return response.status;
}

describe('the roles that `seatrial rbac` prints, in a real Argo CD', () => {
  test.each([
    ['read', 'GET', '', 200],
    ['read', 'GET', '/managed-resources', 200],
    ['read', 'GET', '/resource-tree', 200],
    ['read', 'GET', '/manifests', 200],
    ['read', 'POST', '/sync', 403],
    ['read', 'DELETE', '', 403],
    ['sync', 'GET', '/managed-resources', 200],
    ['sync', 'DELETE', '', 403],
    ['sync', 'POST', '/sync', 200],
  ] as const)('%s: %s …%s answers %d', async (level, method, path, expected) => {
    expect(await status(tokens[level], method, `${application}${path}`)).toBe(expected);
  });
});

test('the Role that it prints is enough to read the Applications of a namespace, and no more', async () => {
  const objects = printed.filter((each): each is KubeObject => each !== null && 'kind' in each).map(inNamespace);
  testbed.apply(...objects, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: testbed.name('there'), namespace },
    spec: { project, source: { repoURL: 'http://127.0.0.1/none.git', path: '.' }, destination: { name: 'in-cluster' } },
  });
  testbed.apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace },
    data: { installationID: 'two' },
  });
  const text = testbed.kubectl(['config', 'view', '--raw', '--flatten', '--minify', '--output', 'json']);
  const config = JSON.parse(text) as { contexts: { context: { user: string } }[]; users: object[] };
  for (const { context } of config.contexts) context.user = 'seatrial';
  config.users = [
    {
      name: 'seatrial',
      user: { token: testbed.kubectl(['create', 'token', 'seatrial', '--namespace', namespace]).trim() },
    },
  ];
  const access = kubeAccess({ text: JSON.stringify(config), path: undefined, context: undefined });
  const { host } = new URL(access.server);
  const argoCd = kubernetesArgoCd({ http: systemHttp({ environment: {}, allowHosts: [host] }), access, namespace });
  expect(await argoCd.applications()).toMatchObject([{ name: testbed.name('there') }]);
  expect(await argoCd.settings()).toMatchObject({ installationId: 'two' });
  expect(await argoCd.application({ name: testbed.name('app'), namespace: 'argocd' })).toMatchObject({
    notTold: expect.stringContaining('may not get'),
  });
  await argoCd.close();
});

/** Argo CD's own namespace belongs to all suites. */
function inNamespace(object: KubeObject): KubeObject {
  return JSON.parse(
    JSON.stringify(object).replaceAll('"namespace":"argocd"', `"namespace":${JSON.stringify(namespace)}`),
  );
}
