import { describe, expect, test } from '@jest/globals';
import { compareObjects } from '../../src/compare/compare-objects.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { base64, configMap, deployment, secret } from './objects.ts';

const DATA = { one: '1', two: '2', three: '3', four: '4', five: '5' };

function kind(of: string, name: string, spec: JsonObject = DATA): KubeObject {
  return { apiVersion: 'v1', kind: of, metadata: { name, namespace: 'shop' }, spec };
}

function summary(base: KubeObject[], head: KubeObject[]): string[] {
  return compareObjects(base, head).map(({ change, name, renamedFrom }) =>
    renamedFrom ? `${renamedFrom.name} → ${name}` : `${change} ${name}`,
  );
}

describe('an object under a new name', () => {
  test.each<[string, KubeObject[], KubeObject[], string[]]>([
    [
      'by the hash of kustomize, whatever it holds',
      [configMap('app-5ggk42mh9b', { level: 'info' })],
      [configMap('app-64b6mdf7kc', { other: 'x' })],
      ['app-5ggk42mh9b → app-64b6mdf7kc'],
    ],
    [
      'by the hash, each of several',
      [configMap('a-5ggk42mh9b', { k: '1' }), configMap('b-5ggk42mh9b', { k: '1' })],
      [configMap('b-64b6mdf7kc', { k: '2' }), configMap('a-64b6mdf7kc', { k: '2' })],
      ['a-5ggk42mh9b → a-64b6mdf7kc', 'b-5ggk42mh9b → b-64b6mdf7kc'],
    ],
    ['by equal content', [configMap('old', DATA)], [configMap('new', DATA)], ['old → new']],
    [
      'by nearly equal content',
      [configMap('old', { ...DATA, six: '6', seven: '7', eight: '8' })],
      [configMap('new', { ...DATA, six: '6', seven: '7', eight: '9' })],
      ['old → new'],
    ],
    [
      'with its own name in it',
      [deployment('cart', { selector: 'cart', labels: ['cart', 'cart-api'], a: 1, b: 2, c: 3 })],
      [deployment('basket', { selector: 'basket', labels: ['basket', 'basket-api'], a: 1, b: 2, c: 3 })],
      ['cart → basket'],
    ],
    [
      'the nearest of several',
      [configMap('east-1', DATA), configMap('west-1', DATA)],
      [configMap('west-2', DATA), configMap('east-2', DATA)],
      ['east-1 → east-2', 'west-1 → west-2'],
    ],
    ['not of another kind', [configMap('old', DATA)], [secret('new', { data: DATA })], ['removed old', 'added new']],
    [
      'not when content differs',
      [configMap('old', DATA)],
      [configMap('new', { a: '1', b: '2', c: '3', d: '4', e: '5' })],
      ['removed old', 'added new'],
    ],
    ['not when there is next to no content', [configMap('old')], [configMap('new')], ['removed old', 'added new']],
    [
      'not by a hash of which there are two',
      [configMap('a-5ggk42mh9b', { k: '1' })],
      [configMap('a-64b6mdf7kc', { k: '2' }), configMap('a-64b6mdf7kd', { k: '3' })],
      ['removed a-5ggk42mh9b', 'added a-64b6mdf7kc', 'added a-64b6mdf7kd'],
    ],
    ...['PersistentVolumeClaim', 'StatefulSet', 'Namespace', 'CustomResourceDefinition'].map(
      (each): [string, KubeObject[], KubeObject[], string[]] => [
        `not ${each}, whose deletion has to be seen`,
        [kind(each, 'old')],
        [kind(each, 'new')],
        ['removed old', 'added new'],
      ],
    ),
  ])('%s', (_, base, head, expected) => {
    expect(summary(base, head)).toEqual(expected);
  });

  test('has a diff of both, and secrets stay masked', () => {
    const [change, ...others] = compareObjects(
      [secret('login-5ggk42mh9b', { data: { user: base64('root'), password: base64('hunter-two') } })],
      [secret('login-64b6mdf7kc', { data: { user: base64('root'), password: base64('hunter-three') } })],
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({ change: 'changed', renamedFrom: { namespace: 'shop', name: 'login-5ggk42mh9b' } });
    expect(change?.diff).toContain('-  name: login-5ggk42mh9b\n+  name: login-64b6mdf7kc');
    expect(change?.diff).toContain('-  password: ++++++++\n+  password: ++++++++++++');
  });
});
