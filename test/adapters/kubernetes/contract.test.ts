import { describe, expect, test } from '@jest/globals';
import { argoCdContract } from '../../contracts/argocd.ts';
import { kubernetesUnderTest } from './kubernetes-under-test.ts';

describe('Application resources', () => {
  argoCdContract('kubernetes', () => kubernetesUnderTest());
});

describe('Application resources on many pages', () => {
  argoCdContract('kubernetes', () => kubernetesUnderTest({ page: 1 }));
});

test('argocd-cm is read', async () => {
  const { argoCd, dispose } = await kubernetesUnderTest();
  const nothing = { jsonPointers: [], jqPathExpressions: [], managedFieldsManagers: [] };
  expect(await argoCd.settings()).toEqual({
    trackingMethod: 'annotation',
    instanceLabelKey: undefined,
    installationId: undefined,
    kustomizeBuildOptions: '--enable-helm',
    ignoreDifferences: {
      '*/*': { ...nothing, managedFieldsManagers: ['kube-controller-manager'] },
      'apps/Deployment': { ...nothing, jqPathExpressions: ['.spec.replicas'] },
    },
    resourceExclusions: undefined,
    namespace: 'argocd',
  });
  await dispose();
});

test('only kinds that can be listed are told, and none by a server that is too old to tell in one answer', async () => {
  const { argoCd, server, dispose } = await kubernetesUnderTest();
  const apiVersions = ['v1', 'v1/ConfigMap', 'apps/v1', 'apps/v1/Deployment'];
  expect(await argoCd.clusters()).toMatchObject([{ kubeVersion: '1.34.2', apiVersions }]);
  const old = { headers: { 'content-type': 'application/json' }, body: '{"kind": "APIGroupList", "groups": []}' };
  for (const path of ['/api', '/apis']) server.answer(`GET ${path}`, old);
  expect(await argoCd.clusters()).toMatchObject([{ kubeVersion: '1.34.2', apiVersions: [] }]);
  await dispose();
});

test('who may not list everywhere gets those of the namespace of Argo CD', async () => {
  const { server, dispose, open } = await kubernetesUnderTest();
  const argoCd = open('token-of-one-namespace');
  expect(await argoCd.applications()).toMatchObject([{ name: 'web' }, { name: 'skipped' }]);
  expect(server.requests.map(({ path }) => path.split('?')[0])).toEqual([
    '/apis/argoproj.io/v1alpha1/applications',
    '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications',
  ]);
  await argoCd.close();
  await dispose();
});
