import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/commands/check.ts';
import { render } from '../../src/commands/render.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { InputError, UndeterminedError } from '../../src/errors.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { LiveApplication } from '../../src/model/live.ts';
import type { Report } from '../../src/model/report.ts';
import { fakeArgoCd, liveApplication } from '../fakes/argocd.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, config, statuses, URL, world } from './world.ts';

const FILES = { 'web/c.yaml': config('1'), 'cart/c.yaml': config('1') };
const CHANGE = { 'web/c.yaml': config('2') };

function live(name: string, source: JsonObject, metadata: JsonObject = {}): LiveApplication {
  const spec = { source, destination: { name: 'in-cluster', namespace: 'shop' }, project: 'default' };
  return liveApplication(name, {
    manifest: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: 'argocd', ...metadata },
      spec,
    },
  });
}

function ours(name: string, path = name, metadata: JsonObject = {}): LiveApplication {
  return live(name, { repoURL: URL, path }, metadata);
}

interface Given {
  base?: FakeFiles;
  head?: FakeFiles;
  values?: InputValues;
}

function given(
  applications: LiveApplication[] | { notTold: string } | Error | undefined,
  { base, head, values }: Given,
) {
  const before = { ...FILES, ...base };
  const { context } = world(before, { ...before, ...CHANGE, ...head }, { applications: ['argocd'], ...values });
  return { ...context, argoCd: applications && fakeArgoCd({ applications }) };
}

function run(applications: Parameters<typeof given>[0], more: Given = {}): Promise<Report> {
  return check(given(applications, more));
}

describe('Applications that only a live Argo CD has', () => {
  test('are reviewed, with one spec on both sides', async () => {
    const report = await run([ours('web'), ours('cart')]);
    expect(statuses(report)).toEqual({ cart: 'unchanged', web: 'changed' });
    const [web] = report.applications.filter(({ name }) => name === 'web');
    expect(web).toMatchObject({ definedAt: 'Argo CD at https://argocd.example.com' });
    expect(web?.changes.map(({ kind, name, change }) => [kind, name, change])).toEqual([['ConfigMap', 'c', 'changed']]);
    expect(report.hidden).toEqual([]);
  });

  test('of other repositories are left out, and counted', async () => {
    const other = { repoURL: 'https://git.example.com/other.git', path: 'web' };
    const report = await run([ours('web'), live('other', other), live('third', other)]);
    expect(statuses(report)).toEqual({ web: 'changed' });
    expect(report.hidden).toEqual([{ rule: 'Applications-of-other-repositories', count: 2 }]);
  });

  test('are known by any of their sources', async () => {
    const values = live('values', { repoURL: 'https://git.example.com/other.git', path: 'web' });
    const spec = values.manifest['spec'] as JsonObject;
    spec['sources'] = [spec['source'] as JsonObject, { repoURL: URL, ref: 'values' }];
    const report = await run([values]);
    expect(Object.keys(statuses(report))).toEqual(['values']);
  });

  test('count as the repository has them, where it does', async () => {
    const report = await run([ours('web', 'cart'), ours('cart')], { base: { 'web.yaml': application('web', 'web') } });
    expect(statuses(report)).toEqual({ cart: 'unchanged', web: 'changed' });
    expect(report.applications.find(({ name }) => name === 'web')?.definedAt).toBe('web.yaml:1');
  });

  test('are removed by a change that takes their file away', async () => {
    const base = { 'web.yaml': application('web', 'web') };
    const report = await run([ours('web')], { base, head: { 'web.yaml': '' } });
    expect(statuses(report)).toEqual({ web: 'removed' });
  });

  test('that another renders count as it renders them', async () => {
    const chart = (path: string) => ({
      'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
      'apps/templates/child.yaml': application('child', path),
    });
    const mark = { annotations: { 'argocd.argoproj.io/tracking-id': 'root:argoproj.io/Application:argocd/child' } };
    const report = await run([ours('child', 'cart', mark), ours('root', 'apps')], {
      base: chart('cart'),
      head: chart('web'),
    });
    expect(statuses(report)).toEqual({ child: 'changed', root: 'changed' });
    expect(report.applications.map(({ definedAt }) => definedAt)).toEqual([
      'rendered by root',
      'Argo CD at https://argocd.example.com',
    ]);
  });

  test('that another was thought to render are there all the same', async () => {
    const mark = { labels: { 'app.kubernetes.io/instance': 'root' } };
    const report = await run([ours('child', 'web', mark), ours('root', 'cart')]);
    expect(statuses(report)).toEqual({ child: 'changed', root: 'unchanged' });
  });

  test('are printed', async () => {
    expect(await render(given([ours('web')], {}), 'web')).toContain('a: "2"');
  });
});

describe('what Argo CD does not tell', () => {
  test.each([
    ['it may not be asked', { notTold: 'the token may not list Applications' }, 'the token may not list Applications'],
    ['it does not answer', new UndeterminedError('no route'), 'no route'],
  ])('%s: nobody knows which there are', async (_what, answer, reason) => {
    const report = await run(answer);
    expect(report.verdict).toBe('unknown');
    expect(report.notChecked).toContainEqual(
      expect.objectContaining({ what: 'the Applications that only Argo CD has', reason, reached: true }),
    );
  });

  test('nobody gave one', async () => {
    await expect(run(undefined)).rejects.toThrow(InputError);
    await expect(run(undefined)).rejects.toThrow('applications: argocd needs an Argo CD to ask');
  });

  test('the host keeps the token from this run', async () => {
    const report = await run(undefined, { values: { 'argocd-server': 'https://argocd.example.com' } });
    expect([report.verdict, report.notChecked.map(({ reason }) => reason)]).toEqual([
      'unknown',
      ['this run has no token for Argo CD'],
    ]);
  });
});
