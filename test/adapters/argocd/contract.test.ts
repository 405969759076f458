import { afterAll, describe, expect, test } from '@jest/globals';
import { argoCdContract } from '../../contracts/argocd.ts';
import { argoCdUnderTest, problemsOfServers } from './argocd-under-test.ts';

describe("Argo CD's API", () => {
  argoCdContract('rest', () => argoCdUnderTest());
});

describe("Argo CD's API below a root path", () => {
  argoCdContract('rest', () => argoCdUnderTest({ rootPath: '/argocd' }));
});

test('settings are read as servers send them', async () => {
  const { argoCd, dispose } = await argoCdUnderTest({ settings: { installationID: 'two' } });
  expect(await argoCd.settings()).toEqual({
    trackingMethod: 'annotation',
    instanceLabelKey: 'app.kubernetes.io/instance',
    installationId: 'two',
    kustomizeBuildOptions: '--enable-helm',
    ignoreDifferences: {
      '*/*': { jsonPointers: ['/status'], jqPathExpressions: [], managedFieldsManagers: [] },
      'apps/Deployment': { jsonPointers: [], jqPathExpressions: ['.spec.replicas'], managedFieldsManagers: [] },
    },
    resourceExclusions: undefined,
    namespace: 'argocd',
  });
  await dispose();
});

test('the page of an Application is below the root path', async () => {
  const { argoCd, web, url, dispose } = await argoCdUnderTest({ rootPath: '/argocd' });
  expect(await argoCd.application(web)).toMatchObject({ url: `${url}/applications/argocd/web` });
  await dispose();
});

test('what does not change in a run is asked once', async () => {
  const { argoCd, server, dispose } = await argoCdUnderTest();
  for (const ask of [argoCd.version, argoCd.settings, argoCd.clusters, argoCd.applications]) {
    await ask();
    await ask();
  }
  expect(server.requests).toHaveLength(4);
  await dispose();
});

afterAll(() => {
  // Also those of the suites above
  expect(problemsOfServers()).toEqual([]);
});
