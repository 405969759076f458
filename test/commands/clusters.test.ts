import { describe, expect, test } from '@jest/globals';
import { exportClusters } from '../../src/commands/clusters.ts';
import { InputError, UndeterminedError } from '../../src/errors.ts';
import type { LiveCluster } from '../../src/model/live.ts';
import { fakeArgoCd } from '../fakes/argocd.ts';
import { BASE, world } from './world.ts';

const PROD: LiveCluster = {
  server: 'https://prod.example.com',
  name: 'prod',
  kubeVersion: 'v1.34.2',
  apiVersions: ['v1', 'v1/Pod', 'apps/v1/Deployment', 'gateway.networking.k8s.io/v1', 'argoproj.io/v1alpha1/Rollout'],
};
const EMPTY: LiveCluster = { server: 'https://new.example.com', name: 'new', kubeVersion: undefined, apiVersions: [] };
const WRITTEN = `clusters:
  - match:
      name: prod
      server: https://prod.example.com
    kubeVersion: 1.34.2
    apiVersions:
      - argoproj.io/v1alpha1/Rollout
      - gateway.networking.k8s.io/v1
`;

async function run(clusters: LiveCluster[] | { notTold: string; help?: string }, files: Record<string, string> = {}) {
  const given = world(BASE, BASE, { output: Object.keys(files) });
  const readFile = async ({ path }: { path: string }) => {
    const text = files[path];
    return text === undefined || text === '' ? undefined : { path, text };
  };
  await exportClusters({ ...given.context, argoCd: fakeArgoCd({ clusters }) }, readFile);
  return given;
}

describe('clusters export', () => {
  test('prints what .seatrial.yaml has, without what Helm knows by itself', async () => {
    const { printed, logged, written } = await run([PROD]);
    expect(printed).toEqual([WRITTEN]);
    expect(logged).toEqual([]);
    expect(written.size).toBe(0);
  });

  test('changes the files that are there, and writes those that are not', async () => {
    const { written } = await run([PROD], { '.seatrial.yaml': 'policy: {fail-on: never} # for now\n', 'new.yaml': '' });
    expect(Object.fromEntries(written)).toEqual({
      '.seatrial.yaml': `policy: {fail-on: never} # for now\n${WRITTEN}`,
      'new.yaml': WRITTEN,
    });
  });

  test('tells of clusters that nothing is known of', async () => {
    const { printed, logged } = await run([EMPTY, PROD]);
    expect(printed).toEqual([WRITTEN]);
    expect(logged).toEqual([expect.stringContaining('nothing is known of the cluster new')]);
  });

  test('fails where Argo CD does not tell', async () => {
    const asking = run({ notTold: 'the token may see no cluster', help: 'Let it.' });
    await expect(asking).rejects.toThrow(UndeterminedError);
    await expect(asking).rejects.toMatchObject({ next: 'Let it.' });
  });

  test('needs one to ask', async () => {
    const { context } = world(BASE, BASE);
    await expect(exportClusters(context, async () => undefined)).rejects.toThrow(InputError);
  });
});
