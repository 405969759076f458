import { describe, expect, test } from '@jest/globals';
import { pointerAt } from '../../src/compare/keyed-path.ts';
import { liveDifferences, shownDiff } from '../../src/compare/live-differences.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { type Compared, configMap, managedResource, resource } from './drift-fixture.ts';

function one(compared: Compared) {
  const [found] = liveDifferences([resource(compared)], [managedResource(compared)]);
  const pointers = (paths: Parameters<typeof pointerAt>[1][] = []) =>
    paths.map((path) => pointerAt(compared.live, path));
  return (
    found && { ...found, fields: pointers(found.fields), ignored: pointers(found.ignored), text: shownDiff(found) }
  );
}

function deployment(containers: JsonObject[], more: JsonObject = {}): KubeObject {
  const metadata = { name: 'web', namespace: 'shop' };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template: { spec: { containers } }, ...more } };
}

describe('what Argo CD shows', () => {
  test('is named by fields, elements of lists by their names', () => {
    const found = one({
      git: deployment([{ name: 'web', image: 'web:1' }]),
      live: deployment([
        { name: 'proxy', image: 'proxy:1' },
        { name: 'web', image: 'web:2' },
      ]),
      normalized: {
        live: deployment([
          { name: 'proxy', image: 'proxy:1' },
          { name: 'web', image: 'web:2' },
        ]),
        predicted: deployment([
          { name: 'proxy', image: 'proxy:1' },
          { name: 'web', image: 'web:1' },
        ]),
      },
    });
    expect(found).toMatchObject({ drift: 'changed', fields: ['/spec/template/spec/containers/1/image'], ignored: [] });
    expect(found?.text).toContain('-        image: web:2\n+        image: web:1');
  });

  test('is not what the API server writes', () => {
    const written = { uid: '1', resourceVersion: '2', generation: 3, creationTimestamp: 'now', managedFields: [{}] };
    const lastApplied = { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"password":"x"}' } };
    const found = one({
      git: configMap({ a: '1' }),
      live: { ...configMap({ a: '2' }, { ...written, ...lastApplied }), status: {} },
    });
    expect(found?.fields).toEqual(['/data/a']);
    expect(found?.text).not.toMatch(/uid|last-applied|generation/);
  });

  test('of a Secret has no values', () => {
    const secret = (value: string): KubeObject => ({ ...configMap({ key: value }), kind: 'Secret' });
    const found = one({ git: secret('b25l'), live: secret('dHdv') });
    expect(found?.fields).toEqual(['/data/key']);
    expect(found?.text).toMatch(/-\s+key: \++\n\+\s+key: \++/);
    expect(found?.text).not.toMatch(/b25l|dHdv/);
  });
});

describe('what is left out of its diff', () => {
  const normalized = (live: KubeObject, predicted = live) => ({ live, predicted });
  test.each<[string, Compared, string[]]>([
    [
      'a field that a rule takes away',
      {
        git: configMap({ a: '1', b: '1' }),
        live: configMap({ a: '2', b: '1' }),
        normalized: normalized(configMap({ b: '1' })),
      },
      ['/data/a'],
    ],
    [
      'one that comes back as a default, which live has too',
      {
        git: deployment([], { replicas: 3 }),
        live: deployment([], { replicas: 1 }),
        normalized: normalized(deployment([], { replicas: 1 })),
      },
      ['/spec/replicas'],
    ],
    [
      'one that live lacks',
      {
        git: configMap({ a: '1', b: '1' }),
        live: configMap({ b: '1' }),
        normalized: normalized(configMap({ b: '1' })),
      },
      ['/data/a'],
    ],
    [
      'not another spelling of a quantity',
      {
        git: deployment([], { cpu: '1000m', memory: '1Gi' }),
        live: deployment([], { cpu: '1', memory: '1024Mi' }),
        normalized: normalized(deployment([], { cpu: '1', memory: '1024Mi' })),
      },
      [],
    ],
    [
      'not what Git leaves empty, or Go leaves out',
      {
        git: deployment([], { paused: false, a: null, b: '' }),
        live: deployment([], {}),
        normalized: normalized(deployment([], {})),
      },
      [],
    ],
    [
      'not what is live only',
      {
        git: configMap({ a: '1' }),
        live: configMap({ a: '1', b: '2' }),
        normalized: normalized(configMap({ a: '1' })),
      },
      [],
    ],
    [
      'not an element that others were put in front of',
      {
        git: deployment([], {
          mounts: [
            { name: 'a', path: '/a' },
            { name: 'a', path: '/b' },
          ],
        }),
        live: deployment([], {
          mounts: [
            { name: 'x', path: '/x' },
            { name: 'a', path: '/a', mode: 1 },
            { name: 'a', path: '/b' },
          ],
        }),
        normalized: normalized(deployment([], {})),
      },
      [],
    ],
    [
      'an element without a name',
      {
        git: deployment([], { list: [1, 2] }),
        live: deployment([], { list: [1, 3] }),
        normalized: normalized(deployment([])),
      },
      ['/spec/list/1'],
    ],
    ['not what is shown', { git: configMap({ a: '1' }), live: configMap({ a: '2' }) }, []],
  ])('%s', (_, compared, ignored) => {
    expect(one({ sync: 'Synced', ...compared })?.ignored ?? []).toEqual(ignored);
  });

  test('is shown beside what Git sets, and nothing else', () => {
    const found = one({
      git: configMap({ a: '1', b: '1' }),
      live: configMap({ a: '2', b: '1', c: '3' }),
      normalized: normalized(configMap({ b: '1', c: '3' })),
      sync: 'Synced',
    });
    expect(found).toMatchObject({ outOfSync: false, fields: [] });
    expect(found?.text.split('\n').filter((line) => /^[-+]/.test(line))).toEqual(['-  a: "2"', '+  a: "1"']);
  });
});

test('hooks, and what Argo CD could not compare, are no drift', () => {
  const compared: Compared = { git: configMap({ a: '1' }), live: configMap({ a: '2' }) };
  const listed = resource(compared);
  expect(liveDifferences([{ ...listed, hook: true }], [managedResource(compared)])).toEqual([]);
  expect(liveDifferences([{ ...listed, sync: undefined }], [managedResource(compared)])).toEqual([]);
  expect(liveDifferences([listed], [managedResource(compared)])).toHaveLength(1);
});
