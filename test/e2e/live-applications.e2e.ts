import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import type { ArgoCdRoute } from '../../src/model/live.ts';
import type { Report } from '../../src/model/report.ts';
import { checkLive } from './drift/check-live.ts';
import { openTestbed, type TestRepository } from './testbed.ts';

jest.setTimeout(360_000);

const testbed = openTestbed('live-apps');
const [root, child, alone, other] = ['root', 'child', 'alone', 'other'].map((part) => testbed.name(part)) as [
  string,
  string,
  string,
  string,
];
const reports: Partial<Record<ArgoCdRoute, Report>> = {};
let repository: TestRepository;

const config = (value: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: "${value}"}\n`;

beforeAll(async () => {
  const namespace = testbed.namespace();
  const applicationOf = (name: string, repoURL: string, path: string, to = namespace): KubeObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL, path, targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: to },
    },
  });
  const elsewhere = testbed.repository('elsewhere', { 'app/c.yaml': config('1') });
  repository = testbed.repository('shop', { 'child/c.yaml': config('1'), 'alone/c.yaml': config('1') });
  // What Argo CD renders names the repository, so it is committed once its URL is known
  const template = JSON.stringify(testbed.labelled(applicationOf(child, repository.url, 'child')));
  repository.commit({
    'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
    'apps/templates/child.yaml': `${template}\n`,
  });
  testbed.apply(
    applicationOf(root, repository.url, 'apps', 'argocd'),
    applicationOf(alone, repository.url, 'alone'),
    applicationOf(other, elsewhere.url, 'app'),
  );
  await testbed.api('POST', `/api/v1/applications/${root}/sync`, {});
  for (const name of [child, alone]) {
    const status = () => (testbed.get('application', name, '--namespace', 'argocd')['status'] ?? {}) as JsonObject;
    await testbed.until(`${name} is compared`, () => status()['reconciledAt'], 150);
  }
  repository.git('checkout', '--quiet', '-b', 'change');
  repository.commit({ 'child/c.yaml': config('2'), 'alone/c.yaml': config('2') });
  for (const route of ['rest', 'kubernetes'] as const) {
    const given = { base: 'main', 'target-branch': 'main', applications: ['argocd'] };
    reports[route] = await checkLive(testbed, repository.folder, given, route);
  }
});

afterAll(() => testbed.remove());

describe.each(['rest', 'kubernetes'] as const)('Applications that a real Argo CD has: %s', (route) => {
  test('are those of this repository, each once: what is rendered counts as it is rendered', () => {
    const found = reports[route]?.applications.map(({ name, status, definedAt }) => [
      name,
      status,
      definedAt.split(' at ')[0],
    ]);
    expect(found?.sort()).toEqual([
      [alone, 'changed', 'Argo CD'],
      [child, 'changed', `rendered by ${root}`],
      [root, 'unchanged', 'Argo CD'],
    ]);
  });

  test('of other repositories are counted', () => {
    const hidden = reports[route]?.hidden.find(({ rule }) => rule === 'Applications-of-other-repositories');
    // Other suites have theirs
    expect(hidden?.count).toBeGreaterThanOrEqual(1);
  });

  test('are rendered with the versions of their cluster', () => {
    const settings = reports[route]?.settings.map(({ name, from }) => `${name} (${from})`);
    const from = route === 'rest' ? 'the server' : "Argo CD's cluster";
    expect(settings).toContain(`kube-version of in-cluster or https://kubernetes.default.svc (${from})`);
  });
});
