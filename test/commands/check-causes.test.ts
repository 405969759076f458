import { describe, expect, test } from '@jest/globals';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, config, run, URL } from './world.ts';

const CHART = { 'web/Chart.yaml': 'name: web\nversion: 1.0.0\n', 'web/values.yaml': 'replicaCount: 2 # two\nown: x\n' };
const HELM = { 'web.yaml': application('web', 'web'), ...CHART, 'web/templates/c.yaml': config('1') };

function withHelm(helm: string): FakeFiles {
  const source = `{repoURL: ${URL}, path: web, helm: {${helm}}}`;
  return { ...HELM, 'web.yaml': HELM['web.yaml'].replace(/\{repoURL.*\}/, source) };
}

async function causes(base: FakeFiles, head: FakeFiles): Promise<[string | undefined, string[] | undefined]> {
  const [one] = (await run(base, head)).applications;
  return [one?.status, one?.causes];
}

describe('causes', () => {
  test('a value and the version of a chart, and what is rendered: by the template alone', async () => {
    const head = {
      'web/Chart.yaml': 'name: web\nversion: 1.1.0\n',
      'web/values.yaml': 'own: x\nreplicaCount: 3\n',
      'web/templates/c.yaml': config('2'),
    };
    expect(await causes(HELM, head)).toEqual([
      'changed',
      ['web/Chart.yaml: version 1.0.0 → 1.1.0', 'web/values.yaml: replicaCount 2 → 3 changes nothing that is rendered'],
    ]);
  });

  test('a value of which nothing is rendered is said', async () => {
    expect(await causes(HELM, { 'web/values.yaml': 'replicaCount: 3\nown: x\n' })).toEqual([
      'unchanged',
      ['web/values.yaml: replicaCount 2 → 3 changes nothing that is rendered'],
    ]);
  });

  test('a comment is nothing', async () => {
    expect(await causes(HELM, { 'web/values.yaml': '# 2\nown: x\nreplicaCount: 2\n' })).toEqual(['unchanged', []]);
  });

  test('values in the Application itself, as text and as an object alike', async () => {
    expect(
      await causes(
        withHelm('values: "a: 1", parameters: [{name: b.c, value: "1"}]'),
        withHelm('valuesObject: {a: 2}, parameters: [{name: b.c, value: "2"}]'),
      ),
    ).toEqual([
      'changed',
      [
        'inline values: a 1 → 2 changes nothing that is rendered',
        'parameters: b.c 1 → 2 changes nothing that is rendered',
      ],
    ]);
  });

  test('a kustomization', async () => {
    const kustomization = (tag: string) => `resources: [c.yaml]\nimages: [{name: web, newTag: ${tag}}]\n`;
    const base = {
      'a.yaml': application('a', 'a'),
      'a/kustomization.yaml': kustomization('v1'),
      'a/c.yaml': config('1'),
    };
    expect(await causes(base, { 'a/kustomization.yaml': kustomization('v2'), 'a/c.yaml': config('2') })).toEqual([
      'changed',
      ['a/kustomization.yaml: images[web].newTag v1 → v2'],
    ]);
  });

  test('a file that cannot be read on one side tells nothing, and where nothing is rendered, no text is shown', async () => {
    const head = { 'web/values.yaml': 'own: {', 'web/templates/c.yaml': config('2') };
    expect((await causes(HELM, head))[1]).toEqual([]);
    const failing = { 'web/values.yaml': 'own: y\nreplicaCount: 3\n', 'web/templates/c.yaml': 'fail: true\n' };
    expect(await causes(HELM, failing)).toEqual([
      'error',
      ['web/values.yaml: replicaCount 2 → 3', 'web/values.yaml: own ++++++++ → ++++++++++++'],
    ]);
  });

  test('a new Application has none', async () => {
    const { applications } = await run(HELM, { 'b.yaml': application('b', 'web') });
    expect(applications.map(({ status, causes }) => [status, causes])).toEqual([
      ['added', []],
      ['unchanged', []],
    ]);
  });
});
