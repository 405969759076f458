import { check } from '../../src/commands/check.ts';
import { render } from '../../src/commands/render.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import type { Report } from '../../src/model/report.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, run, statuses, world } from './world.ts';

const FILE = '.seatrial.yaml';

function argocdCm(data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: argocd-cm, namespace: argocd}\ndata:\n  ${data}\n`;
}

/** Settings that are no default, as `name value (from)`. */
function given({ settings }: Report): string[] {
  return settings.filter(({ from }) => from !== 'default').map(({ name, value, from }) => `${name} ${value} (${from})`);
}

async function settings(base: FakeFiles, head: FakeFiles, values: InputValues = {}): Promise<string[]> {
  return given(await run({ ...BASE, ...base }, { 'web/c.yaml': config('2'), ...head }, values));
}

test('inputs beat .seatrial.yaml, which beats argocd-cm, which beats the defaults', async () => {
  const cm = { 'cm.yaml': argocdCm('application.resourceTrackingMethod: label') };
  const file = { [FILE]: 'argocd: {version: "3.4", resourceTrackingMethod: annotation+label}' };
  expect(await settings({}, {})).toEqual([]);
  expect(await settings(cm, {})).toEqual(['tracking label (argocd-cm in cm.yaml:5)']);
  expect(await settings({ ...cm, ...file }, {}, { 'argocd-version': '3.5' })).toEqual([
    'argocd-version 3.5 (flag)',
    'tracking annotation+label (.seatrial.yaml)',
  ]);
});

test('.seatrial.yaml is read from base, and what a change does to it is told', async () => {
  const report = await run({ ...BASE, [FILE]: 'argocd: {version: "3.4"}' }, { [FILE]: 'argocd: {version: "3.5"}' });
  expect(given(report)).toEqual(['argocd-version 3.4 (.seatrial.yaml)']);
  expect(report.findings).toMatchObject([
    { rule: 'settings-changed', message: expect.stringContaining('argocd.version 3.4 → 3.5') },
  ]);
});

test('each side has its own argocd-cm, for Argo CD will really read it', async () => {
  const helm = { 'cm.yaml': argocdCm('kustomize.buildOptions: --enable-helm') };
  const kustomized = { ...BASE, 'web/kustomization.yaml': 'resources: [c.yaml]\n' };
  const renderer = plainRenderer();
  const { context } = world(kustomized, { ...kustomized, ...helm });
  const report = await check({ ...context, renderer });
  expect(given(report)).toEqual(['kustomize-build-options (none) → --enable-helm (argocd-cm in cm.yaml:5)']);
  const web = report.applications.find(({ name }) => name === 'web');
  expect(web?.reasons).toEqual(['argocd-cm: kustomize.buildOptions (not set) → --enable-helm']);
  expect(renderer.requests.map(({ arguments: given }) => given['enableHelm'] ?? false)).toEqual([false, true]);
});

test('another tracking method changes no object', async () => {
  const cm = (method: string) => ({ 'cm.yaml': argocdCm(`application.resourceTrackingMethod: ${method}`) });
  const report = await run({ ...BASE, ...cm('annotation') }, cm('label'));
  expect(statuses(report)).toEqual({ web: 'unchanged', cart: 'unchanged' });
  expect(given(report)).toEqual(['tracking annotation → label (argocd-cm in cm.yaml:5)']);
});

test('values of the chart argo-cd are found, and what is not followed is named', async () => {
  const values = 'helm: {valuesObject: {configs: {cm: {resource.inclusions: "[]", installationID: i}}}}';
  const argocd = application('argocd', 'x').replace('path: x', `chart: argo-cd, targetRevision: 9.0.0, ${values}`);
  expect(await settings({ 'argocd.yaml': argocd }, {})).toEqual([
    'instance-label-key argocd.argoproj.io/instance (default of the chart argo-cd in argocd.yaml:1)',
    'installation-id i (argocd-cm in argocd.yaml:1)',
    'resource.inclusions not followed (argocd-cm in argocd.yaml:1)',
  ]);
});

describe('clusters', () => {
  const chart = {
    ...BASE,
    'web/Chart.yaml': 'name: web\n',
    'cart/Chart.yaml': 'name: cart\n',
    'cart.yaml': application('cart', 'cart').replace('name: in-cluster', 'server: "https://eu.prod.example.com"'),
    [FILE]: 'clusters: [{match: {server: "https://*.prod.example.com"}, kubeVersion: "1.30", apiVersions: [a/v1]}]',
  };

  /** Kubernetes versions that charts were rendered for, by Application. */
  async function versions(values: InputValues): Promise<{ seen: Record<string, unknown>; report: Report }> {
    const renderer = plainRenderer();
    const { context } = world(chart, { ...chart, 'web/c.yaml': config('2'), 'cart/c.yaml': config('2') }, values);
    const report = await check({ ...context, renderer });
    const seen = Object.fromEntries(
      renderer.requests.map(({ application: name, arguments: { kubeVersion, apiVersions } }) => [
        name,
        [kubeVersion, apiVersions],
      ]),
    );
    return { seen, report };
  }

  test('each destination has its own versions', async () => {
    const { seen, report } = await versions({});
    expect(seen).toEqual({ web: [expect.not.stringMatching(/^1\.30/), []], cart: ['1.30.0', ['a/v1']] });
    expect(given(report)).toEqual([
      'kube-version of https://*.prod.example.com 1.30.0 (.seatrial.yaml)',
      'api-versions of https://*.prod.example.com a/v1 (.seatrial.yaml)',
    ]);
  });

  test('a flag is for all of them', async () => {
    const { seen } = await versions({ 'kube-version': '1.31' });
    expect(seen).toEqual({ web: ['1.31.0', []], cart: ['1.31.0', ['a/v1']] });
  });
});

test('render reads the file of what it renders', async () => {
  const { context } = world(BASE, { ...BASE, [FILE]: 'argocd: {installationID: mine}' });
  expect(await render(context, 'web')).toContain('argocd.argoproj.io/installation-id: mine');
  const bad = world(BASE, { ...BASE, [FILE]: 'argo: {}' });
  await expect(render(bad.context, 'web')).rejects.toMatchObject({ exitCode: 2 });
});

test('what Argo CD will not apply is noted', async () => {
  const endpoints = 'apiVersion: v1\nkind: Endpoints\nmetadata: {name: db}\n';
  const notes = async (head: FakeFiles, values: InputValues = {}) => {
    const { applications } = await run({ ...BASE, ...head }, { 'web/e.yaml': endpoints }, values);
    return applications.find(({ name }) => name === 'web')?.notes;
  };
  expect(await notes({})).toEqual([
    expect.stringMatching(/^Argo CD does not apply what `resource\.exclusions` excludes: Endpoints db\.$/),
  ]);
  expect(await notes({}, { 'argocd-version': '2.14' })).toEqual([]);
  expect(await notes({ 'cm.yaml': argocdCm('resource.exclusions: "[]"') })).toEqual([]);
});
