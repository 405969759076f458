import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/model/kube-object.ts';
import { isLeftAlone, readLiveApplication } from '../../src/model/live-application.ts';

const SOURCE = { repoURL: 'https://git.example.com/shop.git', path: 'web' };
const DESTINATION = { server: 'https://kubernetes.default.svc', namespace: 'shop' };

function isCurrent(spec: JsonObject, comparedTo: JsonObject | undefined): boolean | undefined {
  const status = comparedTo && { sync: { status: 'Synced', comparedTo } };
  return readLiveApplication({ metadata: { name: 'web', namespace: 'argocd' }, spec, ...(status && { status }) })
    ?.statusIsCurrent;
}

describe('a status is current when it was made from the spec that is there', () => {
  test.each<[what: string, spec: JsonObject, comparedTo: JsonObject | undefined, current: boolean]>([
    ['never compared', { source: SOURCE, destination: DESTINATION }, undefined, false],
    ['the same', { source: SOURCE, destination: DESTINATION }, { source: SOURCE, destination: DESTINATION }, true],
    [
      'another revision',
      { source: { ...SOURCE, targetRevision: 'v2' }, destination: DESTINATION },
      { source: { ...SOURCE, targetRevision: 'v1' }, destination: DESTINATION },
      false,
    ],
    [
      'another namespace',
      { source: SOURCE, destination: { ...DESTINATION, namespace: 'other' } },
      { source: SOURCE, destination: DESTINATION },
      false,
    ],
    [
      'what Go leaves out when it is empty',
      { source: { ...SOURCE, directory: { recurse: false }, helm: { parameters: [] } }, destination: DESTINATION },
      { source: SOURCE, destination: DESTINATION },
      true,
    ],
    [
      'several sources: the single one beside them is empty',
      { sources: [SOURCE, { repoURL: 'a', ref: 'values' }], destination: DESTINATION },
      {
        source: { repoURL: '' },
        sources: [SOURCE, { repoURL: 'a', ref: 'values' }],
        destination: DESTINATION,
      },
      true,
    ],
    [
      'several sources in another order',
      { sources: [SOURCE, { repoURL: 'a', ref: 'values' }], destination: DESTINATION },
      { sources: [{ repoURL: 'a', ref: 'values' }, SOURCE], destination: DESTINATION },
      false,
    ],
    [
      'a destination by name, whose server Argo CD has added',
      { source: SOURCE, destination: { name: 'in-cluster', namespace: 'shop' } },
      { source: SOURCE, destination: { name: 'in-cluster', ...DESTINATION } },
      true,
    ],
    [
      'other fields that are ignored',
      { source: SOURCE, destination: DESTINATION, ignoreDifferences: [{ kind: 'ConfigMap' }] },
      { source: SOURCE, destination: DESTINATION },
      false,
    ],
    [
      'a hydrator',
      {
        sourceHydrator: {
          drySource: { repoURL: 'a', path: 'dry', targetRevision: 'main' },
          syncSource: { targetBranch: 'live', path: 'out' },
        },
        destination: DESTINATION,
      },
      { source: { repoURL: 'a', path: 'out', targetRevision: 'live' }, destination: DESTINATION },
      true,
    ],
    [
      'what does not shape the comparison',
      { source: SOURCE, destination: DESTINATION, syncPolicy: { automated: {} }, project: 'a' },
      { source: SOURCE, destination: DESTINATION },
      true,
    ],
  ])('%s', (_what, spec, comparedTo, current) => {
    expect(isCurrent(spec, comparedTo)).toBe(current);
  });
});

describe('revisions', () => {
  test.each<[JsonObject, string[]]>([
    [{ revision: 'a' }, ['a']],
    [{ revision: '', revisions: ['a', 'b'] }, ['a', 'b']],
    [{}, []],
  ])('%j', (sync, revisions) => {
    const read = readLiveApplication({ metadata: { name: 'web' }, status: { sync } });
    expect(read?.revisions).toEqual(revisions);
  });
});

test('conditions show no credential of a repository', () => {
  const conditions = [{ type: 'ComparisonError', message: 'cannot read https://user:secret@git.example.com/shop' }];
  const read = readLiveApplication({ metadata: { name: 'web' }, status: { conditions } });
  expect(read?.conditions).toEqual([{ type: 'ComparisonError', message: 'cannot read https://git.example.com/shop' }]);
});

test('what has no name is none, and what has no status is unknown', () => {
  expect(readLiveApplication({ metadata: {} })).toBeUndefined();
  expect(readLiveApplication({ metadata: { name: 'web' } })).toMatchObject({ sync: 'Unknown', health: undefined });
});

test.each<[unknown, boolean]>([
  ['true', true],
  ['1', true],
  ['True', true],
  ['t', true],
  ['yes', false],
  ['false', false],
  ['', false],
  [true, false],
  [undefined, false],
])('Argo CD leaves an Application alone whose skip-reconcile is %j: %j', (value, expected) => {
  const annotations = { 'argocd.argoproj.io/skip-reconcile': value } as JsonObject;
  expect(isLeftAlone({ metadata: { annotations } })).toBe(expected);
  expect(isLeftAlone({})).toBe(false);
});
