import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/commands/check.ts';
import { render } from '../../src/commands/render.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { UndeterminedError } from '../../src/errors.ts';
import { type FakeArgoCdState, fakeArgoCd } from '../fakes/argocd.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { BASE, config, world } from './world.ts';

const CLUSTER = {
  server: 'https://kubernetes.default.svc',
  name: 'in-cluster',
  kubeVersion: '1.33.4',
  apiVersions: ['apps/v1', 'apps/v1/Deployment'],
};

function argocdCm(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm, namespace: argocd}\ndata:\n  ${data}\n`;
}

async function settings(
  state: FakeArgoCdState,
  { base = {}, head = {}, values = {} }: { base?: FakeFiles; head?: FakeFiles; values?: InputValues } = {},
) {
  const files = { ...BASE, ...base };
  const { context, logged } = world(files, { ...files, 'web/c.yaml': config('2'), ...head }, values);
  const report = await check({ ...context, argoCd: fakeArgoCd(state) });
  const given = report.settings.filter(({ from }) => from !== 'default');
  return { report, logged, given: given.map(({ name, value, from }) => `${name} ${value} (${from})`) };
}

describe('what a live Argo CD says', () => {
  const told = { trackingMethod: 'label', kustomizeBuildOptions: '--enable-helm' };

  test('counts where nothing is written down, and is named', async () => {
    const { given } = await settings({ settings: told, clusters: [CLUSTER] });
    expect(given).toEqual([
      'argocd-version 3.6 (the server, 3.6.1)',
      'argocd-namespace argocd (the server)',
      'kube-version of in-cluster or https://kubernetes.default.svc 1.33.4 (the server)',
      'api-versions of in-cluster or https://kubernetes.default.svc apps/v1,apps/v1/Deployment (the server)',
      'tracking label (the server)',
      'kustomize-build-options --enable-helm (the server)',
    ]);
  });

  test('is beaten by flags, the file, and argocd-cm', async () => {
    const { given, logged } = await settings(
      { settings: told, clusters: [CLUSTER] },
      {
        base: {
          '.seatrial.yaml': 'argocd: {resourceTrackingMethod: annotation}',
          'cm.yaml': argocdCm('kustomize.buildOptions: --load-restrictor=None'),
        },
        values: { 'argocd-version': '3.4', 'kube-version': '1.30' },
      },
    );
    expect(given).toEqual([
      'argocd-version 3.4 (flag)',
      'argocd-namespace argocd (the server)',
      'kube-version 1.30.0 (flag)',
      'api-versions of in-cluster or https://kubernetes.default.svc apps/v1,apps/v1/Deployment (the server)',
      'tracking annotation (.seatrial.yaml)',
      'kustomize-build-options --load-restrictor=None (argocd-cm in cm.yaml:5)',
    ]);
    // An argocd-cm is on its way to the server
    expect(logged).toEqual([
      'warning: argocd-version is 3.4 (flag), and Argo CD has 3.6: the first one counts',
      'warning: tracking is annotation (.seatrial.yaml), and Argo CD has label: the first one counts',
    ]);
  });

  test('does not hide that a change takes a setting away', async () => {
    const { given } = await settings(
      { settings: told },
      { base: { 'cm.yaml': argocdCm('kustomize.buildOptions: --enable-helm') }, head: { 'cm.yaml': argocdCm('a: b') } },
    );
    expect(given).toContain('kustomize-build-options --enable-helm → (none) (argocd-cm in cm.yaml:5)');
  });

  test('reaches the templates of the destination', async () => {
    const renderer = plainRenderer();
    const files = { ...BASE, 'web/kustomization.yaml': 'resources: [c.yaml]\n' };
    const { context } = world(files, { ...files, 'web/c.yaml': config('2') });
    await check({ ...context, renderer, argoCd: fakeArgoCd({ settings: told }) });
    expect(renderer.requests.map(({ arguments: given }) => given['enableHelm'])).toEqual([true, true]);
  });

  test('of many clusters is cut short, and counted', async () => {
    const clusters = Array.from({ length: 8 }, (_, at) => ({ ...CLUSTER, name: `c${at}`, server: `https://c${at}` }));
    const { given } = await settings({ clusters });
    expect(given.filter((line) => line.startsWith('kube-version of'))).toHaveLength(5);
    expect(given).toContain('clusters 3 more (the server)');
  });
});

test('what it does not tell is said, and left to the defaults', async () => {
  const { report, given } = await settings({ clusters: { notTold: 'the token may see no cluster' } });
  expect(given).toContain('clusters not told: the token may see no cluster (https://argocd.example.com)');
  expect(report.notChecked).toEqual([]);
});

test('a version with a known problem is warned of', async () => {
  const { logged, given } = await settings({ version: '3.5.3' });
  expect(logged.join('\n')).toContain('warning: Argo CD 3.5.3 has argo-cd#29741');
  expect(given).toContain('argocd-version 3.5.3 has argo-cd#29741 (the server)');
});

test('an Argo CD that does not answer leaves it unknown what was rendered with', async () => {
  const { report } = await settings({ settings: new UndeterminedError('no route', { next: 'Mend it.' }) });
  expect(report.verdict).toBe('unknown');
  expect(report.notChecked).toContainEqual({
    what: 'the settings of Argo CD at https://argocd.example.com, and the versions of its clusters',
    reason: 'no route',
    help: 'Mend it.',
    reached: true,
  });
});

test('what is printed is rendered with them, or not at all', async () => {
  const { context } = world(BASE, BASE);
  const argoCd = (state: FakeArgoCdState) => fakeArgoCd(state);
  const tracked = await render({ ...context, argoCd: argoCd({ settings: { trackingMethod: 'label' } }) }, 'web');
  expect(tracked).toContain('app.kubernetes.io/instance: web');
  const silent = argoCd({ version: new UndeterminedError('no route') });
  await expect(render({ ...context, argoCd: silent }, 'web')).rejects.toThrow(/settings of Argo CD.*no route/);
});
