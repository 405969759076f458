import { beforeHydration, instanceName, readApplication } from '../../src/argocd/application.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';

function manifest(spec: JsonObject, metadata: JsonObject = { name: 'shop' }): KubeObject {
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec };
}

const ORIGIN = { found: 'file', location: { file: 'a.yaml', line: 1, column: 1 } } as const;

describe('readApplication', () => {
  test.each<[string, JsonObject, unknown[], boolean]>([
    ['a single source', { source: { repoURL: 'a', path: 'p' } }, [{ repoURL: 'a', path: 'p' }], false],
    [
      'sources win over source',
      { source: { repoURL: 'a' }, sources: [{ repoURL: 'b', ref: 'values' }] },
      [{ repoURL: 'b', ref: 'values' }],
      true,
    ],
    [
      'empty sources do not',
      { source: { repoURL: 'a', path: 'p' }, sources: [] },
      [{ repoURL: 'a', path: 'p' }],
      false,
    ],
    [
      'the hydrator wins over both',
      {
        sources: [{ repoURL: 'b' }],
        sourceHydrator: {
          drySource: { repoURL: 'dry', path: 'd', targetRevision: 'main' },
          syncSource: { targetBranch: 'env/prod', path: 'wet' },
        },
      },
      [{ repoURL: 'dry', targetRevision: 'env/prod', path: 'wet' }],
      false,
    ],
    ['no source', {}, [], false],
    ['a source that is no map', { source: 'x' }, [], false],
  ])('%s', (_name, spec, sources, multiSource) => {
    const application = readApplication(manifest(spec), ORIGIN, 'argocd');
    expect(application.sources).toEqual(sources);
    expect(application.multiSource).toBe(multiSource);
  });

  test('defaults: project, namespace', () => {
    const application = readApplication(
      manifest({ project: '', destination: { server: '', name: 'prod' } }),
      ORIGIN,
      'argocd',
    );
    expect(application).toMatchObject({ project: 'default', namespace: 'argocd', destination: { name: 'prod' } });
    expect(application.destination).not.toHaveProperty('server');
  });
});

test('an Application with a hydrator is made from its dry source', () => {
  const drySource = { repoURL: 'dry', path: 'd', targetRevision: 'main', helm: { releaseName: 'r' } };
  const read = (spec: JsonObject) => readApplication(manifest(spec), ORIGIN, 'argocd');
  const hydrating = read({ sourceHydrator: { drySource, syncSource: { targetBranch: 'env', path: 'wet' } } });
  expect(beforeHydration(hydrating)).toEqual({ ...hydrating, sources: [drySource] });
  expect(beforeHydration(read({ sourceHydrator: {} }))?.sources).toEqual([]);
  expect(beforeHydration(read({ source: drySource }))).toBeUndefined();
});

test('an Application outside the namespace of Argo CD has a qualified instance name', () => {
  expect(instanceName({ name: 'shop', namespace: 'argocd' }, 'argocd')).toBe('shop');
  expect(instanceName({ name: 'shop', namespace: 'team' }, 'argocd')).toBe('team_shop');
});
