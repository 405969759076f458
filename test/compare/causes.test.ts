import { describe, expect, test } from '@jest/globals';
import { causesOf, type WrittenInputs, type WrittenSource } from '../../src/compare/causes.ts';
import { objectCauses } from '../../src/compare/object-causes.ts';
import type { Json, KubeObject } from '../../src/model/kube-object.ts';
import { configMap, deployment } from './objects.ts';

function written(over: Partial<WrittenInputs> = {}): WrittenInputs {
  return { sources: [], dependencies: new Map(), values: new Map(), ...over };
}

function source(over: Partial<WrittenSource> = {}): WrittenInputs {
  const one = { url: 'https://example.com/a', chart: undefined, path: '', revision: '', resolved: undefined };
  return written({ sources: [{ ...one, ...over }] });
}

function values(place: string, value: Json): WrittenInputs {
  return written({ values: new Map([[place, value]]) });
}

describe('what is written', () => {
  test.each<[string, WrittenInputs, WrittenInputs, string[]]>([
    ['nothing', written(), written(), []],
    [
      'a chart',
      source({ chart: 'loki', revision: '5.1' }),
      source({ chart: 'loki', revision: '5.2' }),
      ['chart loki: 5.1 → 5.2'],
    ],
    [
      'what a range gives',
      source({ chart: 'loki', revision: '5.*', resolved: '5.1.0' }),
      source({ chart: 'loki', revision: '5.*', resolved: '5.2.0' }),
      ['chart loki: 5.* (5.1.0) → 5.* (5.2.0)'],
    ],
    ['a revision', source(), source({ revision: 'v2' }), ['targetRevision: HEAD → v2']],
    ['a path', source({ path: 'a' }), source({ path: 'b' }), ['path: a → b']],
    [
      'another source, without its credentials',
      source({ url: 'https://me:pass@example.com/a' }),
      source({ url: 'https://example.com/b' }),
      ['source: https://example.com/a HEAD → https://example.com/b HEAD'],
    ],
    [
      'a further source',
      source(),
      written({ sources: [...source().sources, ...source({ revision: 'v1' }).sources] }),
      ['source added: https://example.com/a v1'],
    ],
    [
      'dependencies',
      written({
        dependencies: new Map([
          ['redis', '1'],
          ['old', '1'],
        ]),
      }),
      written({
        dependencies: new Map([
          ['redis', '2'],
          ['new', '1'],
        ]),
      }),
      ['dependency redis: 1 → 2', 'dependency old removed: 1', 'dependency new added: 1'],
    ],
    ['a value', values('values.yaml', { a: 1 }), values('values.yaml', { a: 2 }), ['values.yaml: a 1 → 2']],
    ['a file', written(), values('more.yaml', { a: 2 }), ['more.yaml: a added: 2']],
  ])('%s', (_, base, head, expected) => {
    expect(causesOf({ written: base, objects: [] }, { written: head, objects: [] }, false)).toEqual(expected);
    const idle = expected.map((each) => `${each} changes nothing that is rendered`);
    expect(causesOf({ written: base, objects: [] }, { written: head, objects: [] }, true)).toEqual(idle);
  });

  test('objects of one side alone tell nothing', () => {
    const head = { written: source({ revision: 'v2' }), objects: [deployment('a', { replicas: 2 })] };
    expect(causesOf({ written: source(), objects: undefined }, head, false)).toEqual(['targetRevision: HEAD → v2']);
  });
});

function pods(name: string, ...images: string[]): KubeObject {
  const containers = images.map((image, i) => ({ name: `c${i}`, image }));
  return deployment(name, { template: { spec: { containers } } });
}

function crd(versions: string[], more: object = {}): KubeObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'foos.example.com' },
    spec: { versions: versions.map((name, i) => ({ name, served: true, storage: i === 0 })), ...more },
  };
}

describe('what became of it', () => {
  test.each<[string, KubeObject[], KubeObject[], string[]]>([
    ['a tag', [pods('a', 'x:1')], [pods('a', 'x:2')], ['image x: 1 → 2 (1 object)']],
    [
      'the same one in several objects',
      [pods('a', 'x:1', 'x:1'), pods('b', 'x:1')],
      [pods('a', 'x:2', 'x:2'), pods('b', 'x:2')],
      ['image x: 1 → 2 (2 objects)'],
    ],
    [
      'a registry with a port, a digest',
      [pods('a', 'r:5000/x', 'y:1@sha256:a')],
      [pods('a', 'r:5000/x:2', 'y:1@sha256:b')],
      ['image r:5000/x: (no tag) → 2 (1 object)', 'image y: 1@sha256:a → 1@sha256:b (1 object)'],
    ],
    ['another image', [pods('a', 'x:1')], [pods('a', 'y:1')], ['image x:1 → y:1 (1 object)']],
    [
      'images that come and go',
      [pods('a', 'x:1'), pods('b', 'y:1')],
      [pods('a', 'x:1', 'z:1')],
      ['image z:1 added (1 object)', 'image y:1 removed (1 object)'],
    ],
    ['an image that another object has too', [pods('a', 'x:1')], [pods('a', 'x:1'), pods('b', 'x:1')], []],
    [
      'the containers of a CronJob, in another order',
      [{ ...pods('a', 'x:1', 'y:1'), kind: 'CronJob' }],
      [
        {
          ...deployment('a', {
            template: {
              spec: {
                containers: [
                  { name: 'c1', image: 'y:1' },
                  { name: 'c0', image: 'x:2' },
                ],
              },
            },
          }),
          kind: 'CronJob',
        },
      ],
      ['image x: 1 → 2 (1 object)'],
    ],
    ['no image of data', [configMap('a', { image: 'x:1' })], [configMap('a', { image: 'x:2' })], []],
    [
      'replicas',
      [deployment('a', { replicas: 2 }), deployment('b', { replicas: 1 })],
      [deployment('a', { replicas: 0 }), deployment('b', { replicas: 1 })],
      ['replicas of Deployment.apps shop/a: 2 → 0'],
    ],
    [
      'replicas of several',
      [deployment('a', { replicas: 2 }), deployment('b', { replicas: 2 })],
      [deployment('a', { replicas: 3 }), deployment('b', { replicas: 3 })],
      ['replicas: 2 → 3 (2 objects)'],
    ],
    ['a CRD', [], [crd(['v1'])], ['CRD added: foos.example.com (v1)']],
    ['a CRD that goes', [crd(['v1'])], [], ['CRD removed: foos.example.com (v1)']],
    ['its schema', [crd(['v1'])], [crd(['v1'], { scope: 'x' })], ['CRD changed: foos.example.com']],
    [
      'its versions',
      [crd(['v1beta1', 'v1alpha1'])],
      [crd(['v1', 'v1beta1'])],
      [
        'CRD foos.example.com: v1alpha1 no longer served',
        'CRD foos.example.com: v1 served now',
        'CRD foos.example.com: stored as v1beta1 → v1',
      ],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(objectCauses(base, head)).toEqual(expected);
  });
});
