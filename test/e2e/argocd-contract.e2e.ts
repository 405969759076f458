import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { restArgoCd } from '../../src/adapters/argocd/rest-argocd.ts';
import { kubeAccess } from '../../src/adapters/kubernetes/kube-access.ts';
import { kubernetesArgoCd } from '../../src/adapters/kubernetes/kubernetes-argocd.ts';
import { systemHttp } from '../../src/adapters/system/http.ts';
import type { KubeObject } from '../../src/model/kube-object.ts';
import type { ArgoCd } from '../../src/ports/argocd.ts';
import { type ArgoCdUnderTest, argoCdContract } from '../contracts/argocd.ts';
import { openTestbed } from './testbed.ts';

const testbed = openTestbed('contract');
const SECRET = 'hunter2-of-the-testbed';
const MANIFESTS = `apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data: {a: "1"}
---
apiVersion: v1
kind: Secret
metadata: {name: web}
stringData: {password: ${SECRET}}
`;
const project = testbed.name();
const others = testbed.name('others');
const apps = testbed.name('apps');
const applications = {
  web: { name: testbed.name('web'), namespace: 'argocd', project },
  elsewhere: { name: testbed.name('cart'), namespace: apps, project },
  skipped: { name: testbed.name('skipped'), namespace: 'argocd', project },
};
/** Of a role that may read the Applications of another project, and of an account that may read nothing. */
const strangers = { rest: '', kubernetes: '' };

beforeAll(async () => {
  testbed.namespace('apps');
  const namespace = testbed.namespace('web');
  const empty = testbed.namespace('cart');
  const { url } = testbed.repository('web', { 'web/all.yaml': MANIFESTS, 'cart/none.yaml': '' });
  testbed.apply(appProject(project), appProject(others));
  testbed.apply(
    application('web', url, 'web', namespace),
    application('elsewhere', url, 'cart', empty),
    application('skipped', url, 'web', namespace, { 'argocd.argoproj.io/skip-reconcile': 'true' }),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'stray', namespace } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'stranger', namespace: apps } },
  );
  const token = await testbed.api<{ token: string }>('POST', `/api/v1/projects/${others}/roles/read/token`, {});
  strangers.rest = token.token;
  strangers.kubernetes = testbed.kubectl(['create', 'token', 'stranger', '--namespace', apps]).trim();
  await testbed.api('POST', `/api/v1/applications/${applications.web.name}/sync`, {});
  const statusOf = ({ name, namespace: own }: { name: string; namespace: string }) =>
    (testbed.get('application', name, '--namespace', own)['status'] ?? {}) as {
      sync?: { status?: string };
      reconciledAt?: string;
    };
  const isWeb = (status: string) => () => statusOf(applications.web).sync?.status === status || undefined;
  await testbed.until('web is Synced', isWeb('Synced'), 150);
  testbed.kubectl(['patch', 'configmap', 'web', '--namespace', namespace, '--patch', '{"data": {"a": "2"}}']);
  await testbed.until('web is OutOfSync', isWeb('OutOfSync'), 150);
  await testbed.until('the other one is compared', () => statusOf(applications.elsewhere).reconciledAt, 150);
  // The controller of an Argo CD that has just started writes down only later what the cluster has
  const told = async () => {
    const { items } = await testbed.api<{ items: { info?: { apiVersions?: string[] } }[] }>('GET', '/api/v1/clusters');
    return items[0]?.info?.apiVersions?.length || undefined;
  };
  await testbed.until('the API versions of the cluster are told', told, 150);
}, 480_000);

afterAll(() => testbed.remove(), 60_000);

function appProject(name: string): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: 'argocd' },
    spec: {
      sourceRepos: ['*'],
      sourceNamespaces: [apps],
      destinations: [{ server: '*', namespace: '*' }],
      orphanedResources: { warn: false },
      roles: [{ name: 'read', policies: [`p, proj:${name}:read, applications, get, ${name}/*, allow`] }],
    },
  };
}

function application(
  which: keyof typeof applications,
  repoURL: string,
  path: string,
  destination: string,
  annotations = {},
): KubeObject {
  const { name, namespace } = applications[which];
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace, annotations },
    spec: {
      project,
      source: { repoURL, path, targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: destination },
    },
  };
}

function httpTo(server: string) {
  const { hostname, port } = new URL(server);
  return systemHttp({ environment: {}, allowHosts: [port === '' ? hostname : `${hostname}:${port}`] });
}

function underTest(argoCd: ArgoCd, stranger: ArgoCd): ArgoCdUnderTest {
  return {
    argoCd,
    stranger,
    ...applications,
    secret: SECRET,
    dispose: async () => void (await Promise.all([argoCd.close(), stranger.close()])),
  };
}

function openRest(token: string): ArgoCd {
  return restArgoCd({ http: httpTo(testbed.server), url: testbed.server, token, ca: undefined, insecure: false });
}

function openKubernetes(text: string): ArgoCd {
  const access = kubeAccess({ text, path: testbed.kubeconfig, context: undefined });
  return kubernetesArgoCd({ http: httpTo(access.server), access, namespace: 'argocd' });
}

function ownKubeconfig(): string {
  return testbed.kubectl(['config', 'view', '--raw', '--flatten', '--minify', '--output', 'json']);
}

describe("a real Argo CD's API", () => {
  argoCdContract('rest', async () => underTest(openRest(testbed.token), openRest(strangers.rest)));
});

describe('the Application resources of a real Argo CD', () => {
  argoCdContract('kubernetes', async () => {
    const text = ownKubeconfig();
    const user = { name: 'stranger', user: { token: strangers.kubernetes } };
    const config = JSON.parse(text) as { contexts: { context: { user: string } }[]; users: object[] };
    for (const { context } of config.contexts) context.user = user.name;
    return underTest(openKubernetes(text), openKubernetes(JSON.stringify({ ...config, users: [user] })));
  });
});

test('both tell the same of the cluster that Argo CD runs in', async () => {
  const both = [openRest(testbed.token), openKubernetes(ownKubeconfig())];
  const [rest, kubernetes] = await Promise.all(both.map((each) => each.clusters()));
  const own = (answer: typeof rest) => {
    const [cluster] = Array.isArray(answer) ? answer : [];
    // Kinds that come and go with other suites
    const apiVersions = cluster?.apiVersions.filter((each) => !/example|argoproj/.test(each)).sort();
    return { ...cluster, apiVersions };
  };
  expect(own(kubernetes)).toEqual(own(rest));
  for (const each of both) await each.close();
});
